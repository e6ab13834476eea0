import { expect, it } from 'vitest'
import { limitedLog } from './limited-log'

it('writes twelve lines a minute and counts the rest', () => {
  const lines: string[] = []
  let nowMs = 0
  const log = limitedLog(line => lines.push(line), () => nowMs)
  for (let each = 0; each < 50; each++) log(`refused ${each}`)
  expect(lines).toHaveLength(12)
  nowMs = 60_000
  log('refused again')
  expect(lines.slice(12)).toEqual(['MQTT: 38 more lines like the last ones were left out', 'refused again'])
})
