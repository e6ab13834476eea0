import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @typedef {import('../test-support/omit').SystemSuite} SystemSuite */

/**
 * What the whole-system suites need beyond npm's packages, with Debian's name for it, and another that does where that one is not known.
 * Chromium's headless shell comes first: without windows of its own it takes less than half of the processor's time.
 * @type {readonly { suite: SystemSuite, programs: string[], debian: string, other?: string }[]}
 */
const needs = [
  {
    suite: 'browser', programs: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    debian: 'chromium-headless-shell', other: 'chromium',
  },
  { suite: 'mosquitto', programs: ['mosquitto_sub'], debian: 'mosquitto-clients' },
  { suite: 'strace', programs: ['strace'], debian: 'strace' },
  { suite: 'documents', programs: ['pdftotext'], debian: 'poppler-utils' },
  { suite: 'documents', programs: ['zbarimg'], debian: 'zbar-tools' },
]

/** Pages in Hindi need a font that has Devanagari; without one the suites run, but pictures show boxes. */
const devanagari = { file: '/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf', debian: 'fonts-noto-core' }

/** @typedef {{ suite: SystemSuite, reason: string }} Omission */

/**
 * Looks for the system's programs, and installs what is missing where this is root on Debian.
 * @returns {{ omissions: Omission[], chromium: string | undefined }} the suites that cannot run here, and the browser found
 */
export function ensurePrograms() {
  const missing = needs.filter(({ programs }) => findProgram(programs) === undefined).map(({ debian }) => debian)
  if (canInstall()) {
    const wanted = existsSync(devanagari.file) ? missing : [...missing, devanagari.debian]
    if (wanted.length > 0 && !install(wanted)) install(wanted.map(name => needs.find(({ debian }) => debian === name)?.other ?? name))
  }
  const omissions = needs.filter(({ programs }) => findProgram(programs) === undefined).map(({ suite, programs, debian }) => ({
    suite, reason: `${programs[0]} is not installed (Debian: apt-get install ${debian})`,
  }))
  return { omissions, chromium: findProgram(needs[0]?.programs ?? []) }
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram(['apt-get']) !== undefined
}

/**
 * @param {string[]} names
 * @returns {boolean} whether all are there now
 */
function install(names) {
  console.log(`Installing Debian's ${names.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  let done = false
  for (const args of [['update', '-qq'], ['install', '-qq', '-y', '--no-install-recommends', ...names]]) {
    const result = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    // An update that fails for one source of several may still do: the install decides.
    done = result.status === 0
    if (!done) console.error(`apt-get ${args[0]} failed: ${`${result.stdout}${result.stderr}`.trim()}`)
  }
  return done
}

/**
 * @param {string[]} programs
 * @returns {string | undefined} the path of the first that is there
 */
export function findProgram(programs) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensurePrograms()
