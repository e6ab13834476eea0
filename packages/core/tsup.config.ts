import { existsSync } from 'node:fs'
import { defineConfig } from 'tsup'

/** `tools/build.mjs` makes the code and the declarations in two steps; plain `tsup` makes both. */
const step = process.env['RESTOFLOW_BUILD']

const entries = { index: 'src/index.ts', schemas: 'src/schemas.ts', features: 'src/features.ts', plugin: 'src/plugin.ts' }

export default defineConfig({
  entry: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: step === 'types' ? { only: true } : step === undefined,
  // One copy of the kernel for all entries: an error thrown by one is an instance of the other's class.
  splitting: true,
})
