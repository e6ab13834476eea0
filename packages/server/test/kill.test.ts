import { afterEach, beforeEach, expect, it } from 'vitest'
import { commandFolder, type CommandFolder } from './support/command'
import { killRun } from './support/kill-run'

let folder: CommandFolder
beforeEach(async () => {
  folder = await commandFolder()
})
afterEach(() => folder.remove())

it('loses and doubles nothing when it is killed under load, ten times', async () => {
  const rounds = await killRun({ folder, times: 10 })
  expect(rounds.flatMap(({ problems }) => problems)).toEqual([])
  expect(rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(100)
  // a kill that caught nothing under way would prove nothing
  expect(rounds.reduce((sum, { inDoubt }) => sum + inDoubt, 0)).toBeGreaterThan(10)
}, 600_000)
