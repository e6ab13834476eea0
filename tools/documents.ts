// npm run documents: one document of every kind, as PDF on A4 and on 80 mm, with a picture of each page where poppler-utils is installed; into e2e/output/documents.
import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pdfFormats, pdfOf } from '../packages/server/src/documents/pdf/pdf'
import { longBill, sampleDocuments } from '../packages/server/src/documents/samples.testing'
import { root } from './setup/root.mjs'

const folder = process.argv[2] ?? join(root, 'e2e', 'output', 'documents')
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

const samples = [...sampleDocuments(), { name: 'lines-200', paper: longBill(200), copy: 1 }]
for (const { name, paper, copy } of samples) {
  for (const format of pdfFormats) {
    const startedAt = performance.now()
    const pdf = await pdfOf(paper, format, copy)
    const tookMs = performance.now() - startedAt
    const path = join(folder, `${name}-${format}`)
    await writeFile(`${path}.pdf`, pdf)
    const { status } = spawnSync('pdftoppm', ['-r', format === 'a4' ? '80' : '130', '-png', `${path}.pdf`, path])
    console.log(`${name}-${format}.pdf  ${(pdf.length / 1024).toFixed(1)} KB  ${tookMs.toFixed(1)} ms${status === 0 ? '' : '  (no picture)'}`)
  }
}
