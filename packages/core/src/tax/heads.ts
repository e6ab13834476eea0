import { paisaFractionScale, prorate } from '../money/money'
import type { TaxBase } from './regime'
import type { TaxHeads } from './terms'

/** How the tax of a group is divided by head: two equal halves, or one head. */
export type HeadPlan = 'halves' | 'igst' | 'vat'

/** What 100 percent is in basis points. */
const whole = 10_000

export const noTax: TaxHeads = { cgstPaise: 0, sgstPaise: 0, igstPaise: 0, cessPaise: 0, cessPerUnitPaise: 0, vatPaise: 0 }

/**
 * @returns the tax of one group by head, in paise, each rounded half-up once:
 *   exclusive N × r; inclusive B × r ÷ (100 + r + c) with B = the price less the cess per unit in it (CGST Rules, Rule 35)
 */
export function taxByHead(base: TaxBase, plan: HeadPlan): TaxHeads {
  const { rateBasisPoints: rate, cessBasisPoints: cess } = base
  const perUnit = cessPerUnitOf(base)
  const inclusive = base.pricing === 'inclusive'
  const value = inclusive ? base.netPaise - perUnit : base.netPaise
  const divisor = inclusive ? whole + rate + cess : whole
  const main = rate === 0 ? 0 : prorate(value, rate, plan === 'halves' ? 2 * divisor : divisor)
  const byRate = cess === 0 ? 0 : prorate(value, cess, divisor)
  return {
    cgstPaise: plan === 'halves' ? main : 0,
    sgstPaise: plan === 'halves' ? main : 0,
    igstPaise: plan === 'igst' ? main : 0,
    cessPaise: byRate + perUnit,
    cessPerUnitPaise: perUnit,
    vatPaise: plan === 'vat' ? main : 0,
  }
}

function cessPerUnitOf(base: TaxBase): number {
  if (base.cessPerUnit === 0) return 0
  const paise = prorate(base.cessPerUnit, base.quantityThousandths, 1000 * paisaFractionScale)
  // An inclusive price can't hold more cess than it is itself.
  return base.pricing === 'inclusive' ? Math.min(paise, base.netPaise) : paise
}
