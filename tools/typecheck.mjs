// Type-checks everything as one program, and beside it what must do without the platform's types. One program knows each source once.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup/root.mjs'

const projects = ['packages/core', 'packages/widgets', 'packages/plugins'].filter(hasSources)
const waiting = ['.', ...projects]
let failed = false

/** @param {string} project */
function hasSources(project) {
  const folder = join(root, project, 'src')
  return existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((path) => /\.tsx?$/.test(path))
}

/** @param {string} project */
const check = (project) => new Promise((resolve) => {
  const tsc = spawn(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project, '--noEmit', '--pretty'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  tsc.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => { output += text })
  tsc.on('close', (code) => {
    if (code !== 0) failed = true
    console.log(`${project === '.' ? 'all' : project}: ${code === 0 ? 'ok' : 'failed'}`)
    if (output !== '') console.log(output)
    resolve(undefined)
  })
})

async function worker() {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) await check(project)
}

await Promise.all([worker(), worker()])
process.exitCode = failed ? 1 : 0
