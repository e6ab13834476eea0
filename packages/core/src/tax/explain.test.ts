import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds } from '../money/property.testing'
import { billDiscounts, billLines } from './bills.testing'
import { computeBill } from './compute'
import { creditNote } from './credit-note'
import { explainBill } from './explain'
import { inGst } from './gst/gst'
import { splitBill } from './split'
import { inVat } from './vat/vat'

/** The figure at a step's path. */
function at(root: unknown, path: string): unknown {
  const step = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined)
  return path.split('.').reduce(step, root)
}

const explained = [
  'grossPaise', 'discountPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise', 'vatPaise', 'taxPaise', 'roundOffPaise',
  'totalPaise',
] as const

const regimes = [
  inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
  inGst({ scheme: 'regular', pricing: 'inclusive', supply: 'inter' }),
  inGst({ scheme: 'composition', pricing: 'exclusive', supply: 'intra' }),
  inVat({ pricing: 'inclusive', roundToPaise: 100 }),
]

test('every step names a figure of the bill and its amount, every figure on the bill has a step', () => {
  holds('explainBill tells the truth', fc.property(fc.constantFrom(...regimes.keys()), billLines, billDiscounts, (place, lines, billDiscount) => {
    const bill = computeBill({ regime: regimes[place] ?? inVat({ pricing: 'exclusive' }), lines, billDiscount })
    for (const document of [bill, ...splitBill(bill, { parts: 2 }), creditNote(bill)]) {
      const { steps } = explainBill(document)
      for (const step of steps) {
        const actual = at(document, step.figure)
        if (actual !== step.paise) throw new Error(`${step.figure} is ${String(actual)}, not ${step.paise}`)
        if (!step.parts) continue
        const sum = step.parts.reduce((all, { paise }) => all + paise, 0)
        if (sum !== step.paise) throw new Error(`the parts of ${step.figure} add up to ${sum}, not ${step.paise}`)
        for (const part of step.parts) {
          const whole = at(document, part.figure)
          if (typeof whole !== 'number' || Math.abs(whole) !== Math.abs(part.paise)) throw new Error(`${part.figure} is ${String(whole)}, not ${part.paise}`)
        }
      }
      const told = new Set(steps.map(step => step.figure))
      const silent = explained.filter(name => document[name] !== 0 && !told.has(name))
      if (silent.length > 0) throw new Error(`no step for ${silent.join()}`)
    }
  }))
})

test('the text reads like a calculation', () => {
  const bill = computeBill({
    regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
    lines: [
      { id: 'l1', name: 'Masala dosa', quantity: '2', unitPricePaise: 12_000, rateBasisPoints: 500, discount: { percent: '5' } },
      {
        id: 'l2', name: 'Cola', quantity: '1', unitPricePaise: 6040, rateBasisPoints: 2800, cessBasisPoints: 1200, cessPaisePerUnit: '159.1',
        pricing: 'inclusive',
      },
    ],
    billDiscount: { amountPaise: 1000 },
  })
  const { steps, text } = explainBill(bill)
  expect(steps.find(step => step.figure === 'groups.0.cgstPaise')).toEqual({
    figure: 'groups.0.cgstPaise', paise: 550, rule: 'half-exclusive', formula: '₹220.09 × 5% ÷ 2',
    label: 'CGST, 5% exclusive', text: 'CGST, 5% exclusive: ₹220.09 × 5% ÷ 2 = ₹5.50',
    because: 'One half is computed, round(N × r ÷ 200), and stands for CGST and for SGST. (CGST Act, s. 9(1), and the state\'s SGST Act)',
  })
  for (const line of [
    'Masala dosa, gross: 2 × ₹120.00 = ₹240.00 [line-gross]',
    'Masala dosa, discount: 5% of ₹240.00 = ₹12.00 [line-discount]',
    'Discount on the bill: ₹10.00 off ₹288.40 = ₹10.00 [bill-discount]',
    'Cola, share of the discount: ₹10.00 × ₹60.40 ÷ ₹288.40, by largest remainder = ₹2.09 [bill-discount-share]',
    'CGST, 28% and cess 12% inclusive: ₹56.72 × 28% ÷ (2 × 140%) = ₹5.67 [half-inclusive]',
    'Cess, 28% and cess 12% inclusive: ₹56.72 × 12% ÷ 140% + 159.1 paise per unit × 1 = ₹6.45 [cess]',
    'Taxable value, 28% and cess 12% inclusive: ₹58.31 − ₹17.79 = ₹40.52 [taxable-rest]',
    '[round-off] The document\'s total is rounded once, as its own line, never inside tax. (The outlet\'s setting)',
  ]) expect(text.split('\n')).toContain(line)
})

test('says the same in Hindi, with every word and rule translated', () => {
  const lines = [{ id: 'l1', name: 'Masala {dosa}', quantity: '2', unitPricePaise: 12_000, rateBasisPoints: 500, discount: { percent: '5' } }]
  for (const regime of regimes) {
    const bill = computeBill({ regime, lines, billDiscount: { amountPaise: 1000 } })
    for (const document of [bill, ...splitBill(bill, { parts: 2 }), creditNote(bill)]) {
      const [english, hindi] = [explainBill(document), explainBill(document, undefined, 'hi')]
      expect(hindi.steps.map(({ figure, paise }) => [figure, paise])).toEqual(english.steps.map(({ figure, paise }) => [figure, paise]))
      for (const { label, formula, because } of hindi.steps) {
        expect(`${label} ${formula}`.replace('Masala {dosa}', '')).not.toMatch(/[{}$]|of |off |share|value|total/)
        expect(because).toMatch(/[\u0900-\u097f]/)
      }
    }
  }
  expect(explainBill(computeBill({ regime: inVat({ pricing: 'exclusive' }), lines }), undefined, 'hi').steps[1]?.text)
    .toBe('Masala {dosa}, छूट: ₹240.00 का 5% = ₹12.00')
})
