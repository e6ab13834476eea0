import { expect, test } from 'vitest'
import { computeBill, type BillInput } from './compute'
import type { ComputedBill } from './computed-bill'
import { explainBill } from './explain'
import { inGst } from './gst/gst'
import type { BillLine } from './lines'
import { splitBill, type SplitBy } from './split'

const regime = inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra' })
const dosa: BillLine = { id: 'l1', name: 'Masala dosa', quantity: '1', unitPricePaise: 12_000, rateBasisPoints: 500 }
const bill = computeBill({ regime, lines: [dosa] })
const coded = (code: string, message: RegExp): unknown => expect.objectContaining({ code, message: expect.stringMatching(message) as string })
/** As JavaScript and JSON come, with no types that would forbid it. */
const compute = (input: unknown): unknown => computeBill(input as BillInput)

test.each<[string, unknown, string, RegExp]>([
  ['no lines', { regime }, 'invalid-bill', /^lines must be an array, not undefined/],
  ['a line that is null', { regime, lines: [null] }, 'invalid-bill', /^lines.0 must be an object, not null/],
  ['a line without an id', { regime, lines: [{ ...dosa, id: undefined }] }, 'invalid-bill', /^lines.0.id must be text/],
  ['one id twice', { regime, lines: [dosa, dosa] }, 'invalid-bill', /the id "l1"/],
  ['the options of a regime', { regime: regime.settings, lines: [dosa] }, 'invalid-tax-setting', /inGst\(/],
  ['no regime', { lines: [dosa] }, 'invalid-tax-setting', /inGst\(/],
  ['a discount of null', { regime, lines: [{ ...dosa, discount: null }] }, 'invalid-discount', /^discount must be \{ percent \}/],
  ['a bare discount', { regime, lines: [dosa], billDiscount: 10 }, 'invalid-discount', /^billDiscount must be \{ percent \}/],
  ['a price as text', { regime, lines: [{ ...dosa, unitPricePaise: '12000' }] }, 'invalid-amount', /not the text "12000"\.$/],
])('computeBill says what is wrong with %s', (_, input, code, message) => {
  expect(() => compute(input)).toThrow(coded(code, message))
})

test.each<[unknown, RegExp]>([
  [{}, /^Say how/], [null, /^Say how/], [{ lines: 3 }, /^lines must be an array/], [{ weights: ['2', '1'] }, /not the text "2"/],
  [{ amountsPaise: ['12600'] }, /not the text "12600"/], [{ amountsPaise: [12_000, 601] }, /sum to 12600 paise, not 12601/], [{ parts: '2' }, /not the text "2"/],
])('splitBill says what is wrong with %j', (by, message) => {
  expect(() => splitBill(bill, by as SplitBy)).toThrow(coded('invalid-split', message))
})

test('a bill is what computeBill returns, and is explained in a language that there is', () => {
  expect(() => splitBill({} as ComputedBill, { parts: 2 })).toThrow(coded('invalid-bill', /computeBill/))
  expect(() => splitBill({ ...bill, lines: [...bill.lines, ...bill.lines] }, { parts: 2 })).toThrow(coded('invalid-bill', /same id/))
  expect(() => explainBill({ regime, lines: [dosa] } as unknown as ComputedBill)).toThrow(coded('invalid-bill', /computeBill/))
  expect(() => explainBill(bill, undefined, 'xx' as 'en')).toThrow(coded('invalid-tax-setting', /one of en, hi, not xx/))
})
