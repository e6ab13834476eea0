import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Options } from 'tsup'
import { defineConfig } from 'tsup'

/** `tools/build.mjs` makes the code and the declarations in two steps; plain `tsup` makes both. */
const step = process.env['RESTOFLOW_BUILD']

const present = (entries: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)))

const node: Options = {
  entry: present({ index: 'src/index.ts', cli: 'src/cli/main.ts', 'back-office-worker': 'src/back-office-worker.ts' }),
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: step === 'code' ? false : { entry: present({ index: 'src/index.ts' }), only: step === 'types' },
  splitting: true,
}

/** Every file right in `src/client` is a script of its own: a page's, or the live worker. Folders below it are shared. */
const clientEntries = existsSync('src/client')
  ? readdirSync('src/client').filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name))
  : []

const client: Options = {
  entry: Object.fromEntries(clientEntries.map((name) => [name.replace(/\.ts$/, ''), `src/client/${name}`])),
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  outDir: 'dist/public',
  outExtension: () => ({ js: '.js' }),
  noExternal: [/.*/],
  minify: true,
  splitting: false,
  // Pages carry their messages parsed: the parser is a weight for phones.
  esbuildOptions: (options) => {
    options.alias = { ...options.alias, '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' }
  },
}

/** Style sheets, icons and fonts, and htmx itself, lie beside the scripts; the languages beside the code. */
function copyAssets(): void {
  mkdirSync('dist/public', { recursive: true })
  if (existsSync('src/public')) cpSync('src/public', 'dist/public', { recursive: true })
  const htmx = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('htmx.org/package.json'))
  copyFileSync(join(htmx, 'dist', 'htmx.min.js'), 'dist/public/htmx.min.js')
  mkdirSync('dist/words', { recursive: true })
  for (const name of readdirSync('src/words').filter((file) => file.endsWith('.json'))) copyFileSync(`src/words/${name}`, `dist/words/${name}`)
}

export default defineConfig(() => {
  if (step === 'types') return [node]
  copyAssets()
  return clientEntries.length === 0 ? [node] : [node, client]
})
