import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, root } from './root.mjs'

const stampFile = '.cache/build.json'

/** Everything outside a package's own folder that its build depends on. */
const sharedInputs = ['package-lock.json', 'tsconfig.base.json', 'tools/build.mjs', 'tools/setup/stamps.mjs']

/**
 * Whether sources changed is decided by names, times and sizes: it costs some milliseconds at every start.
 * @param {string[]} paths files and folders, relative to the repository; missing ones count as absent
 * @returns {string} a digest that changes when a file in them does; tests aside
 */
export function fingerprint(paths) {
  const hash = createHash('sha1')
  /** @param {string} path */
  const visit = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false })
    if (stats === undefined) return
    if (stats.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`)
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path}\0${stats.mtimeMs}\0${stats.size}\n`)
    }
  }
  for (const path of [...sharedInputs, ...paths]) visit(path)
  return hash.digest('hex')
}

/** @typedef {Record<string, { digest: string, outputs: string[] }>} Stamps */

/** @returns {Stamps} what was built last, by step */
const readStamps = () => /** @type {Stamps | undefined} */ (readJson(stampFile)) ?? {}

/**
 * @param {string} step
 * @param {string} digest
 * @returns {boolean} whether the step was built from these sources and its outputs are still there
 */
export function isFresh(step, digest) {
  const stamp = readStamps()[step]
  return stamp !== undefined && stamp.digest === digest && stamp.outputs.every((path) => existsSync(join(root, path)))
}

/**
 * @param {string} step
 * @param {string} digest
 * @param {string[]} outputs relative to the repository
 */
export function stampStep(step, digest, outputs) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(join(root, stampFile), JSON.stringify({ ...readStamps(), [step]: { digest, outputs } }, null, 1))
}
