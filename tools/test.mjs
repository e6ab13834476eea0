// `npm test`: installs and builds what is missing, looks for the system's programs, then runs every test once.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, sqliteProblem } from './setup/install.mjs'
import { ensurePrograms } from './setup/programs.mjs'
import { root } from './setup/root.mjs'

await ensureInstalled()
const problem = sqliteProblem()
if (problem !== undefined) {
  console.error(problem)
  process.exit(1)
}
await ensureBuilt({ types: true })

const { omissions, chromium } = ensurePrograms()
const lines = omissions.map(({ suite, reason }) => `Omitted the suites that need ${suite}: ${reason}`)
if (omissions.length > 0 && isSet(process.env['CI'])) {
  console.error(`${lines.join('\n')}\nWith CI set nothing may be omitted.`)
  process.exit(1)
}

const vitest = spawn(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    RESTOFLOW_OMIT: omissions.map(({ suite }) => suite).join(','),
    RESTOFLOW_OMISSIONS: lines.join('\n'),
    ...(chromium === undefined ? {} : { RESTOFLOW_CHROMIUM: chromium }),
  },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => vitest.kill(signal))
vitest.on('exit', (code) => process.exit(code ?? 1))

/** @param {string | undefined} value */
function isSet(value) {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}
