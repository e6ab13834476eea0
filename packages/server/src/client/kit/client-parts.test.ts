import { describe, expect, it } from 'vitest'
import { browserWords } from '../../words/words'
import { bodyOf, paiseOf } from './body'
import { saidOf } from './problem-card'
import { ageOf } from './clocks'
import { keyOf } from './keys'
import { problemText } from './pin-pad'
import { outcomeOf } from './send'
import { billRounds, ringKinds, tonesOf } from './tones'
import { useWordsOf, type CarriedWords } from './words'

useWordsOf(JSON.parse(browserWords('en')) as CarriedWords)

describe('the body of a form', () => {
  it('nests dotted names, converts by type and leaves empty fields out', () => {
    expect(bodyOf([
      { name: 'covers', value: '4', type: 'int' },
      { name: 'approval.by', value: 'meera', type: 'text' },
      { name: 'approval.pin', value: '4071', type: 'text' },
      { name: 'amountPaise', value: '1,234.5', type: 'rupees' },
      { name: 'reason', value: '', type: 'text' },
      { name: 'lineIds', value: 'l1', type: 'list' },
      { name: 'lineIds', value: 'l2', type: 'list' },
    ])).toEqual({ covers: 4, approval: { by: 'meera', pin: '4071' }, amountPaise: 123_450, lineIds: ['l1', 'l2'] })
  })

  it('leaves what makes no sense for the server to refuse', () => {
    expect(bodyOf([{ name: 'covers', value: 'four', type: 'int' }])).toEqual({ covers: 'four' })
    expect(bodyOf([{ name: 'amountPaise', value: '12,50', type: 'rupees' }])).toEqual({ amountPaise: '12,50' })
  })

  it.each([['₹1,23,456.78', 12_345_678], ['700', 70_000], ['0.5', 50], ['.5', Number.NaN], ['1.234', Number.NaN], ['-1', Number.NaN], ['12,50', Number.NaN], ['1e3', Number.NaN]])(
    'reads %s as %d paise', (text, paise) => expect(paiseOf(text)).toBe(paise))
})

it('rings an unseen bill at 0, 10 and 30 s, then every 30 s', () => {
  const firstSecondOf = (round: number): number => Array.from({ length: 200 }, (_, second) => second).find(second => billRounds(second * 1000) >= round) ?? -1
  expect([1, 2, 3, 4, 5, 6].map(firstSecondOf)).toEqual([0, 10, 30, 60, 90, 120])
})

it('gives every ring a sound of its own', () => {
  expect(new Set(ringKinds.map(kind => JSON.stringify(tonesOf(kind)))).size).toBe(ringKinds.length)
  const [low, high] = tonesOf('bill')
  expect(high?.hertz).toBeGreaterThan(low?.hertz ?? Number.POSITIVE_INFINITY)
  expect(tonesOf('cancel')).toHaveLength(3)
})

it('ages a ticket by its station\'s limits', () => {
  expect([0, 44_999, 45_000, 480_000, 900_000].map(ms => ageOf(ms, 480_000, 900_000))).toEqual(['new', 'new', 'ok', 'hurry', 'late'])
})

it('names keys as their bindings do', () => {
  const key = (name: string, more: object = {}): string | null => keyOf({ key: name, altKey: false, ctrlKey: false, metaKey: false, code: '', ...more })
  expect([key('F9'), key('B'), key('Enter'), key('1', { altKey: true, code: 'Digit1' }), key('c', { ctrlKey: true })]).toEqual(['F9', 'b', 'Enter', 'Alt+1', null])
})

describe('what an answer means', () => {
  it.each([
    [409, { code: 'item-sold-out' }, 'refused'], [422, { code: 'invalid-body' }, 'refused'], [500, null, 'refused'],
    [401, { code: 'not-signed-in' }, 'signed-out'], [401, { code: 'wrong-credentials' }, 'refused'],
    [502, null, 'unreachable'], [503, { code: 'store-unavailable' }, 'unreachable'], [504, null, 'unreachable'],
  ])('%d %j: %s', (status, answer, kind) => expect(outcomeOf(status, answer).kind).toBe(kind))

  it('says how many tries are left, and how long a name is locked', () => {
    const problem = { status: 401, code: '', title: 'No', detail: '', fix: 'Try again.' }
    const refused = (members: object): string => problemText({ ok: false, problem, members: { ...members } })
    expect(refused({ attemptsLeft: 3 })).toBe('That PIN is not right. 3 tries are left.')
    expect(refused({ attemptsLeft: 1 })).toBe('That PIN is not right. 1 try is left.')
    expect(refused({ attemptsLeft: 0 })).toBe('That PIN is not right. This name is locked here for a while.')
    expect(refused({ retryAfterSeconds: 30 })).toContain('locked here for 30 s')
    expect(refused({ retryAfterSeconds: 300 })).toContain('locked here for 5 min')
    expect(refused({})).toBe('No. Try again.')
  })
})

describe('what a problem card says', () => {
  const problem = { status: 409, code: 'last-owner', title: 'The last owner stays', detail: 'The outlet would be left without one.', fix: 'Make another person owner first.' }
  it('leaves English particulars out of a card that says it in the page\'s language', () => {
    expect(saidOf(problem, undefined, 'hi', true)).toEqual({ before: '', particulars: '', advice: problem.fix })
    expect(saidOf(problem, 'Meera: saved', 'hi', true).before).toBe(problem.title)
  })
  it('leaves out ids and field names where words say it', () => {
    for (const detail of ['Order kh80tbiwns9dtwcufneh has its gst bill.', 'amountPaise: Invalid input: expected number.']) {
      expect(saidOf({ ...problem, detail }, undefined, 'en', true).particulars).toBe('')
      expect(saidOf({ ...problem, detail }, undefined, 'en', false).particulars).toBe(detail)
    }
  })
  it('keeps them in English, where no words stand for them, and where the page wrote them itself', () => {
    expect(saidOf(problem, undefined, 'en', true).particulars).toBe(problem.detail)
    expect(saidOf(problem, undefined, 'hi', false).particulars).toBe(problem.detail)
    expect(saidOf({ ...problem, code: '' }, undefined, 'hi', false).particulars).toBe(problem.detail)
  })
})
