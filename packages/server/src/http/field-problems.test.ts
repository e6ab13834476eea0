import { expect, it } from 'vitest'
import { features } from '@restoflow/core/features'
import { parseBody } from './body'

const problemsOf = (path: string, body: object): unknown => {
  const schema = features.find(feature => feature.path === path)?.body ?? expect.unreachable()
  try {
    return parseBody(body, schema)
  } catch (error) {
    return (error as { extra: { errors: unknown } }).extra.errors
  }
}
const split = 'orders/{id}/split'

it.each<readonly [path: string, body: object, at: string, message: RegExp]>([
  ['orders/{id}/add-line', { itemId: 'naan', quantity: 1.5 }, 'quantity', /expected string or int, received number$/],
  [split, { section: 'gst', by: { parts: 2.5 } }, 'by.parts', /expected int, received number$/],
  [split, { section: 'gst', by: { lines: [[{ lineId: 'Naan' }], [{ lineId: 'dal' }]] } }, 'by.lines.0.0.lineId', /pattern/],
  [split, { section: 'gst', by: { amount: 3 } }, 'by', /one of parts, amountsPaise, weights, lines, byCover$/],
  [split, { section: 'gst', by: 3 }, 'by', /expected object, received number$/],
  ['bills', { orderId: 'a', billDiscount: { percent: 5.5 } }, 'billDiscount.percent', /expected string or int, received number$/],
])('%s %j is told where it is wrong', (path, body, at, message) => {
  expect(problemsOf(path, body)).toEqual([{ path: at, message: expect.stringMatching(message) as string }])
})

it('asks for what the nearest form lacks', () => {
  const promotion = { name: 'Two for one', effect: { buy: 1 }, scope: {}, kinds: ['dine-in'], automatic: true }
  expect(problemsOf('outlet/promotions/{id}/define', promotion)).toEqual([{ path: 'effect.free', message: 'Invalid input: expected number, received undefined' }])
})
