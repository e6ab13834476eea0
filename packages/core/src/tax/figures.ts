import type { Draft, Figures } from './computed-bill'

/** @returns all figures at 0, to add to */
export function noFigures(): Draft<Figures> {
  return {
    grossPaise: 0, lineDiscountPaise: 0, billDiscountPaise: 0, discountPaise: 0, taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0,
    cessPaise: 0, cessPerUnitPaise: 0, vatPaise: 0, taxPaise: 0, totalPaise: 0,
  }
}

/** Adds every figure of `more` to `sum`. */
export function addFigures(sum: Draft<Figures>, more: Figures): void {
  sum.grossPaise += more.grossPaise
  sum.lineDiscountPaise += more.lineDiscountPaise
  sum.billDiscountPaise += more.billDiscountPaise
  sum.discountPaise += more.discountPaise
  sum.taxablePaise += more.taxablePaise
  sum.cgstPaise += more.cgstPaise
  sum.sgstPaise += more.sgstPaise
  sum.igstPaise += more.igstPaise
  sum.cessPaise += more.cessPaise
  sum.cessPerUnitPaise += more.cessPerUnitPaise
  sum.vatPaise += more.vatPaise
  sum.taxPaise += more.taxPaise
  sum.totalPaise += more.totalPaise
}
