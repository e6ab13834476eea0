// Builds the packages. `--if-stale` builds only what changed, `--no-types` leaves the declarations out.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { alone, root } from './setup/root.mjs'
import { fingerprint, isFresh, stampStep } from './setup/stamps.mjs'

/** @typedef {'code' | 'types'} Kind */

const library = { code: ['src/index.ts'], types: ['src/index.ts'] }
const command = { code: ['src/index.ts', 'src/cli/main.ts'], types: ['src/index.ts'] }

/**
 * In order of need. A package with none of its entries is not built.
 * @type {readonly { name: string, entries: Record<Kind, string[]>, needs: string[] }[]}
 */
const packages = [
  { name: 'core', entries: library, needs: [] },
  { name: 'widgets', entries: library, needs: ['core'] },
  { name: 'plugins', entries: library, needs: ['core'] },
  { name: 'server', entries: command, needs: ['core'] },
]

const sources = ['src', 'tsup.config.ts', 'package.json', 'tsconfig.json']


/**
 * @param {{ name: string, needs: string[] }} entry
 * @returns {string} the digest of the package's sources and of those that it bundles or refers to
 */
const digestOf = ({ name, needs }) => fingerprint([name, ...needs].flatMap((folder) => sources.map((path) => `packages/${folder}/${path}`)))

/** @param {Kind[]} kinds */
function staleSteps(kinds) {
  return packages
    .flatMap((entry) => kinds.filter((kind) => entry.entries[kind].some((path) => existsSync(join(root, 'packages', entry.name, path))))
      .map((kind) => ({ name: entry.name, kind, step: `${entry.name}:${kind}`, digest: digestOf(entry) })))
    .filter(({ step, digest }) => !isFresh(step, digest))
}

/**
 * Builds what is missing or older than its sources. Ends the process where a build fails.
 * @param {{ types: boolean, all?: boolean }} options `types`: declarations too; `all`: even what is fresh
 */
export async function ensureBuilt({ types, all = false }) {
  /** @type {Kind[]} */
  const kinds = types ? ['code', 'types'] : ['code']
  if (all) rmSync(join(root, '.cache', 'build.json'), { force: true })
  if (staleSteps(kinds).length === 0) return
  await alone(async () => {
    // Code first: whoever waits for the lock to start the server needs no declarations.
    for (const kind of kinds) for (const step of staleSteps([kind])) build(step)
  })
}

/** @param {{ name: string, kind: Kind, step: string, digest: string }} step */
function build({ name, kind, step, digest }) {
  const startedAt = Date.now()
  const folder = join(root, 'packages', name)
  const result = spawnSync(process.execPath, [join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js'), '--silent'], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, RESTOFLOW_BUILD: kind },
  })
  if (result.status !== 0) {
    console.error(`${result.stdout}${result.stderr}`.trim())
    console.error(`packages/${name} could not be built (${kind})`)
    process.exit(1)
  }
  const outputs = sweep(join(folder, 'dist'), kind, startedAt)
  stampStep(step, digest, outputs.map((path) => `packages/${name}/dist/${path}`))
  console.log(`Built packages/${name} (${kind}) in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

/**
 * Deletes what an earlier build left in `dist`: sweeping after the build, a running server never misses a file.
 * @param {string} dist
 * @param {Kind} kind
 * @param {number} startedAt
 * @returns {string[]} the files of this kind, relative to `dist`
 */
function sweep(dist, kind, startedAt) {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(dist, path)).isFile() && path.endsWith('.d.ts') === (kind === 'types'))
  // A file system's clock may lag behind ours by a few milliseconds.
  const old = new Set(files.filter((path) => statSync(join(dist, path)).mtimeMs < startedAt - 1_000))
  for (const path of old) rmSync(join(dist, path))
  return files.filter((path) => !old.has(path))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const options = process.argv.slice(2)
  await ensureBuilt({ types: !options.includes('--no-types'), all: !options.includes('--if-stale') })
}
