import { expect, it } from 'vitest'
import { computeBill, inGst, splitBill, type SplitShare } from '@restoflow/core'
import { shareText } from './share-text'

const bill = computeBill({
  regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
  lines: [
    { id: 'lassi', name: 'Sweet lassi', quantity: '1', unitPricePaise: 7000, rateBasisPoints: 500, hsn: '996331' },
    { id: 'kabab', name: 'Kabab', quantity: '2', unitPricePaise: 26000, rateBasisPoints: 500, hsn: '996331' },
    { id: 'fish', name: 'Fish by weight', quantity: '0.250', unitPricePaise: 80000, rateBasisPoints: 500, hsn: '996331' },
    { id: 'crab', name: 'Crab by weight', quantity: '1.003', unitPricePaise: 80000, rateBasisPoints: 500, hsn: '996331' },
  ],
})
const whole = { paise: 1, wholePaise: bill.totalPaise }
const textsOf = (part: (typeof bill), split: { parts: number; share?: SplitShare }): readonly string[] => part.lines.map(line => shareText(line, split))

it('says of which price an equal share is; of what is whole, and of what is weighed, nothing', () => {
  const [half = bill] = splitBill(bill, { parts: 2 })
  expect(textsOf(half, { parts: 2, share: { how: 'equal', ...whole } })).toEqual(['Half of 70.00', '', '', ''])
  const [third = bill] = splitBill(bill, { parts: 3 })
  expect(textsOf(third, { parts: 3, share: { how: 'equal', ...whole } })).toEqual(['1/3 of 70.00', '1/3 of 2 × 260.00', '', ''])
})

it('says the share of each line where it was split by lines', () => {
  const lines = [[{ lineId: 'lassi', share: '1' }, { lineId: 'kabab', share: '2' }], [{ lineId: 'lassi', share: '3' }, { lineId: 'kabab', share: '4' }, { lineId: 'fish' }, { lineId: 'crab' }]]
  const [part = bill] = splitBill(bill, { lines })
  const share: SplitShare = { how: 'lines', ...whole, lines: [
    { lineId: 'lassi', share: '1', shares: '4', wholePaise: 7350 }, { lineId: 'kabab', share: '2', shares: '6', wholePaise: 54600 },
  ] }
  expect(textsOf(part, { parts: 2, share })).toEqual(['1/4 of 70.00', '1/3 of 2 × 260.00'])
})

it('calls what amounts cut off a share', () => {
  const first = Math.round(bill.totalPaise * 0.37)
  const [part = bill] = splitBill(bill, { amountsPaise: [first, bill.totalPaise - first] })
  expect(textsOf(part, { parts: 2, share: { how: 'amounts', paise: first, wholePaise: bill.totalPaise } })[0]).toBe('A share of 70.00')
  expect(textsOf(bill, { parts: 2 })).toEqual(['', '', '', ''])
})
