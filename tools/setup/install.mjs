import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findProgram } from './programs.mjs'
import { alone, readJson, root } from './root.mjs'

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lock */

/** @returns {boolean} whether node_modules holds what package-lock.json names, compared by content: a checkout moves times */
export function isInstalled() {
  const wanted = /** @type {Lock | undefined} */ (readJson('package-lock.json'))
  const present = /** @type {Lock | undefined} */ (readJson('node_modules/.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true
    const found = present.packages[path]
    return found === undefined ? entry.optional === true : found.version === entry.version
  })
}

/** Installs the dependencies with `npm ci` unless they are there. Ends the process where npm fails. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await alone(async () => {
    if (isInstalled()) return
    console.log('Installing the dependencies. The first time takes a minute or two: sqlite3 is compiled.')
    const npm = process.env['npm_execpath']
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    /** @type {import('node:child_process').SpawnSyncOptions} */
    const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
    const result = npm !== undefined && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
    if (result.status !== 0) {
      console.error(`npm ci failed: see above. ${missingCompiler() ?? ''}`.trim())
      process.exit(1)
    }
  })
}

/**
 * Loads sqlite3's native binding, as the server will.
 * @returns {string | undefined} undefined where it works, else the cause and the one line that mends it
 */
export function sqliteProblem() {
  const require = createRequire(join(root, 'packages', 'server', 'package.json'))
  try {
    require('sqlite3')
    return undefined
  } catch (error) {
    const cause = (error instanceof Error ? error.message : String(error)).split('\n')[0]
    // The flags matter where npm is told to run no install scripts; npm 10 and 11 both take them.
    const rebuild = 'npm rebuild sqlite3 --ignore-scripts=false --foreground-scripts'
    const compiler = missingCompiler() === undefined ? '' : 'sudo apt-get install -y python3 make g++ && '
    return `sqlite3's native binding does not load (${cause}). This mends it:\n  ${compiler}${rebuild}`
  }
}

function missingCompiler() {
  const missing = ['python3', 'make', 'g++'].filter((name) => findProgram([name]) === undefined)
  return missing.length === 0 ? undefined : `sqlite3 is compiled here and needs ${missing.join(', ')}.`
}
