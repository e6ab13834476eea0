// `npm start`: installs and builds what is missing, then runs the server in demo mode in this very process.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, sqliteProblem } from './setup/install.mjs'
import { root } from './setup/root.mjs'

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`RestoFlow needs Node 20 or newer; this is ${process.version}.`)
  process.exit(1)
}

await ensureInstalled()
const problem = sqliteProblem()
if (problem !== undefined) {
  console.error(problem)
  process.exit(1)
}
await ensureBuilt({ types: false })

const command = join(root, 'packages', 'server', 'bin', 'restoflow.js')
process.argv = [process.execPath, command, 'serve', '--demo', ...process.argv.slice(2)]
await import(pathToFileURL(command).href)
