import { defineConfig } from 'tsup'

/** `tools/build.mjs` makes the code and the declarations in two steps; plain `tsup` makes both. */
const step = process.env['RESTOFLOW_BUILD']

export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: step === 'types' ? { only: true } : step === undefined,
  splitting: true,
})
