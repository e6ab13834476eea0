import { prorate } from '../money/money'
import { thousandthsOf } from './assemble'
import type { ComputedBill, ComputedGroup, ComputedLine, Figures } from './computed-bill'
import { operatorPaysOn } from './gst/operator'
import { noTax } from './heads'

/** What of a credit note says how it counts: whether it lowers the tax that is owed, and its figures as it reverses the bill's. */
export interface CountedNote {
  readonly taxEffect: boolean
  readonly figures: ComputedBill
}

/**
 * `credit` lowers the tax that is owed; `financial` came too late for that (CGST Act, s. 34(2)), whoever had to pay it; `operator` takes
 * back what an e-commerce operator paid the tax on (s. 9(5)).
 */
export type CreditKind = 'credit' | 'financial' | 'operator'

/** @returns as what a credit note counts */
export function creditKind({ taxEffect, figures }: CountedNote): CreditKind {
  return !taxEffect ? 'financial' : operatorPaysOn(figures) ? 'operator' : 'credit'
}

/**
 * @returns the figures as the credit note states them: a financial one (CGST Act, s. 34(2)) gives back what the invoice's lines came to,
 * tax included, and states no tax of it, no rate and no value on which tax would be due
 */
export function statedFigures({ taxEffect, figures }: CountedNote): ComputedBill {
  if (taxEffect) return figures
  return {
    ...figures, ...untaxed(figures.totalPaise - figures.roundOffPaise), totalPaise: figures.totalPaise, billDiscount: null,
    lines: figures.lines.map(statedLine), groups: figures.groups.map(statedGroup),
  }
}

const noRates = { rateBasisPoints: 0, cessBasisPoints: 0, cessPaisePerUnit: '0' } as const

const untaxed = (paise: number): Figures =>
  ({ ...noTax, grossPaise: paise, lineDiscountPaise: 0, billDiscountPaise: 0, discountPaise: 0, taxablePaise: paise, taxPaise: 0, totalPaise: paise })

const statedGroup = (group: ComputedGroup): ComputedGroup => ({ ...group, ...noRates, ...untaxed(group.totalPaise) })

/** The price of one piece is what is given back for it, rounded to a paisa where the pieces do not come out even. */
function statedLine(line: ComputedLine): ComputedLine {
  const [paise, thousandths] = [Math.abs(line.totalPaise), thousandthsOf(line)]
  const unitPricePaise = thousandths === 0 ? paise : prorate(paise, 1_000, thousandths)
  return { ...line, ...noRates, ...untaxed(line.totalPaise), unitPricePaise, discount: null }
}
