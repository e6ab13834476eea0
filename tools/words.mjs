// Keeps the words of the screens: `set {key} "{English}" "{Hindi}"`, `set-many < {key: {en, hi}, …}.json`, `remove {key} …`, `missing`.
// Several may run at once: each holds a lock while it reads, changes and writes.
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.env['RESTOFLOW_WORDS'] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'server', 'src', 'words')
const lock = join(folder, '.lock')
const waitMsMax = 20_000
const staleMs = 10_000
const tags = ['en', 'hi']
const keyPattern = /^[a-z][a-z0-9-]*\.[a-z0-9]+(-[a-z0-9]+)*$/

/** @param {string} tag */
const pathOf = (tag) => join(folder, `${tag}.json`)

/**
 * @param {string} tag
 * @returns {Record<string, string>}
 */
const read = (tag) => {
  /** @type {unknown} */
  const texts = JSON.parse(readFileSync(pathOf(tag), 'utf8'))
  return /** @type {Record<string, string>} */ (texts)
}

/**
 * @param {string} tag
 * @param {Record<string, string>} texts
 */
function write(tag, texts) {
  const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)))
  const beside = `${pathOf(tag)}.${process.pid}.new`
  writeFileSync(beside, `${JSON.stringify(sorted, null, 2)}\n`)
  renameSync(beside, pathOf(tag))
}

/** @param {() => void} work */
async function alone(work) {
  const startedMs = Date.now()
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'))
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      const lockedMs = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      // whoever held it was killed
      if (lockedMs > staleMs) rmSync(lock, { force: true })
      if (Date.now() - startedMs > waitMsMax) fail(`${lock} is held by another process.`)
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.floor(Math.random() * 60)))
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message)
  process.exit(1)
}

/** @param {Record<string, Record<string, string>>} entries */
function set(entries) {
  for (const [key, texts] of Object.entries(entries)) {
    if (!keyPattern.test(key)) fail(`${key}: a key is {area}.{name} in small letters, digits and dashes.`)
    for (const tag of tags) if (typeof texts[tag] !== 'string' || texts[tag] === '') fail(`${key} has no text in ${tag}.`)
  }
  for (const tag of tags) {
    const texts = read(tag)
    for (const [key, { [tag]: text = '' }] of Object.entries(entries)) texts[key] = text
    write(tag, texts)
  }
}

/** @param {string[]} keys */
function remove(keys) {
  for (const tag of tags) write(tag, Object.fromEntries(Object.entries(read(tag)).filter(([key]) => !keys.includes(key))))
}

const [action, ...rest] = process.argv.slice(2)
if (action === 'set' && rest.length === 3) {
  const [key = '', en = '', hi = ''] = rest
  await alone(() => set({ [key]: { en, hi } }))
} else if (action === 'set-many' && rest.length === 0) {
  /** @type {unknown} */
  const entries = JSON.parse(readFileSync(0, 'utf8'))
  await alone(() => set(/** @type {Record<string, Record<string, string>>} */ (entries)))
} else if (action === 'remove' && rest.length > 0) {
  await alone(() => remove(rest))
} else if (action === 'missing' && rest.length <= 1) {
  const english = read('en')
  for (const tag of rest.length === 1 ? rest : tags) {
    const texts = read(tag)
    for (const key of Object.keys(english)) if (texts[key] === undefined) console.log(`${tag}: ${key}: ${english[key]}`)
  }
} else {
  fail('words set {key} {English} {Hindi} | set-many < file.json | remove {key} … | missing [{tag}]')
}
