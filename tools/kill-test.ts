// tsx tools/kill-test.ts --times 50: kills a server under the load of 8 clients again and again, and checks what is left.
import { parseArgs } from 'node:util'
import { commandFolder } from '../packages/server/test/support/command'
import { killRun } from '../packages/server/test/support/kill-run'

const { values } = parseArgs({ options: { times: { type: 'string', default: '50' }, clients: { type: 'string', default: '8' } } })
const times = Number(values.times)
const folder = await commandFolder()
try {
  const rounds = await killRun({
    folder, times, clients: Number(values.clients),
    onRound: ({ acknowledged, inDoubt, problems }, number) => {
      const found = problems.length === 0 ? 'everything there once' : problems.join('\n     ')
      console.log(`${String(number + 1).padStart(3)}: ${acknowledged} acknowledged, ${inDoubt} in doubt, ${found}`)
    },
  })
  const problems = rounds.flatMap(round => round.problems)
  console.log(`${times} kills, ${rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0)} acknowledged commands, ${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  await folder.remove()
}
