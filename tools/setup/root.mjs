import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * @param {string} path relative to the repository
 * @returns {unknown} the parsed file, or undefined where there is none
 */
export function readJson(path) {
  const file = join(root, path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

const lock = join(root, '.cache', 'setup.lock')
const waitMsMax = 15 * 60_000

/**
 * Runs `work` while no other process of this checkout installs or builds, so that `npm start` and `npm test` may begin
 * at the same moment. A lock left behind by a process that died is taken over.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  mkdirSync(dirname(lock), { recursive: true })
  const deadline = Date.now() + waitMsMax
  while (!take()) {
    if (Date.now() > deadline) throw new Error(`${lock} has been held for 15 minutes: delete it if nothing installs or builds`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (holderIsGone()) rmSync(lock, { force: true })
    return false
  }
}

function holderIsGone() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    // An empty file may be a lock that is just being written.
    if (pid === 0) return Date.now() - statSync(lock).mtimeMs > 5_000
    process.kill(pid, 0)
    return false
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM')
  }
}
