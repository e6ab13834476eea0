// `npm run docs`: writes the generated parts of docs/.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedDocs } from './docs/generated'
import { root } from './setup/root.mjs'

for (const { path, expected } of generatedDocs()) {
  writeFileSync(join(root, path), expected)
  console.log(`Wrote ${path}`)
}
