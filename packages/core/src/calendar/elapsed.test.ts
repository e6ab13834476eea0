import { expect, it } from 'vitest'
import { clockText, elapsedText, paperDate, screenDate } from './elapsed'

const minute = 60_000

it('says minutes on the floor, and hours from ninety minutes on', () => {
  expect([0, 38 * minute, 89 * minute + 59_999, 92 * minute, -5_000].map(ms => elapsedText(ms, 'minutes')))
    .toEqual(['0 min', '38 min', '89 min', '1 h 32 min', '0 min'])
})

it('counts seconds on a ticket', () => {
  expect([8_000, 17 * minute + 20_999, 62 * minute + 5_000].map(ms => elapsedText(ms, 'clock'))).toEqual(['0:08', '17:20', '1:02:05'])
})

it('counts a wait in seconds until ten minutes', () => {
  expect([8_000, 9 * minute + 59_000, 10 * minute, 95 * minute].map(ms => elapsedText(ms, 'wait'))).toEqual(['0:08', '9:59', '10 min', '1 h 35 min'])
})

it('calms down once the wait was seen', () => {
  expect([31_000, 2 * minute].map(ms => elapsedText(ms, 'seen'))).toEqual(['0:31', '2 min'])
})

it('writes times and dates as screens and paper do', () => {
  expect([0, 12 * 60, 20 * 60 + 42, 24 * 60 - 1].map(clockText)).toEqual(['12:00 AM', '12:00 PM', '8:42 PM', '11:59 PM'])
  expect(screenDate('2026-11-22')).toBe('Sunday 22 Nov 2026')
  expect(paperDate('2026-11-22')).toBe('22-11-2026')
})
