import { expect, test } from 'vitest'
import { computeBill } from '../compute'
import { inGst } from './gst'

const regime = inGst({ scheme: 'regular', pricing: 'inclusive', supply: 'intra' })

/**
 * Shares of totals for which CGST, recomputed from the printed taxable value, differs by a paisa: the known limit that docs/gst.md states.
 */
const knownLimit = [
  { percent: 5, share: '4.8' },
  { percent: 12, share: '10.7' },
  { percent: 18, share: '15.3' },
  { percent: 28, share: '21.9' },
  { percent: 40, share: '28.6' },
] as const

test.each(knownLimit)('every inclusive total from ₹0.01 to ₹2,000.00 at $percent %', ({ percent, share }) => {
  let wrong = 0
  let off = 0
  let furthest = 0
  for (let total = 1; total <= 200_000; total += 1) {
    const bill = computeBill({ regime, lines: [{ id: 'l', quantity: '1', unitPricePaise: total, rateBasisPoints: percent * 100 }] })
    // Half-up without a division: 2 × the half's numerator lies within one denominator of it.
    const denominator = 2 * (100 + percent)
    const distance = 2 * total * percent - 2 * bill.cgstPaise * denominator
    const rounded = distance >= -denominator && distance < denominator
    const whole = bill.totalPaise === total && bill.taxablePaise + 2 * bill.cgstPaise === total && bill.taxablePaise >= 0
    if (!rounded || !whole || bill.cgstPaise !== bill.sgstPaise) wrong += 1
    const recomputed = Math.floor((2 * bill.taxablePaise * percent + 200) / 400)
    if (recomputed !== bill.cgstPaise) off += 1
    furthest = Math.max(furthest, Math.abs(recomputed - bill.cgstPaise))
  }
  expect({ wrong, furthest, share: (off / 2000).toFixed(1) }).toEqual({ wrong: 0, furthest: 1, share })
})
