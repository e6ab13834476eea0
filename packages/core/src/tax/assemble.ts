import { formatQuantity, parseQuantity } from '../money/quantity'
import type { BillOrigin, ComputedBill, ComputedGroup, ComputedLine, Draft, Figures } from './computed-bill'
import { addFigures, noFigures } from './figures'

/** The amounts of a line that are shared; the others follow from them. */
export interface SharedAmounts {
  readonly totalPaise: number
  /** CGST, and as much SGST. */
  readonly halfPaise: number
  readonly igstPaise: number
  readonly cessByRatePaise: number
  readonly cessPerUnitPaise: number
  readonly vatPaise: number
  readonly lineDiscountPaise: number
  readonly billDiscountPaise: number
}

export const sharedAmounts = [
  'totalPaise', 'halfPaise', 'igstPaise', 'cessByRatePaise', 'cessPerUnitPaise', 'vatPaise', 'lineDiscountPaise', 'billDiscountPaise',
] as const satisfies readonly (keyof SharedAmounts)[]

/** @returns the amounts of a line that splits and credit notes share out */
export function amountsOf(line: ComputedLine): SharedAmounts {
  return {
    totalPaise: line.totalPaise,
    halfPaise: line.cgstPaise,
    igstPaise: line.igstPaise,
    cessByRatePaise: line.cessPaise - line.cessPerUnitPaise,
    cessPerUnitPaise: line.cessPerUnitPaise,
    vatPaise: line.vatPaise,
    lineDiscountPaise: line.lineDiscountPaise,
    billDiscountPaise: line.billDiscountPaise,
  }
}

/** @returns the line with a share's amounts: the taxable value is the payable less the tax, the gross what makes the discounts come out */
export function lineOf(whole: ComputedLine, quantityThousandths: number, amounts: SharedAmounts): ComputedLine {
  const cessPaise = amounts.cessByRatePaise + amounts.cessPerUnitPaise
  const taxPaise = 2 * amounts.halfPaise + amounts.igstPaise + cessPaise + amounts.vatPaise
  const taxablePaise = amounts.totalPaise - taxPaise
  const discountPaise = amounts.lineDiscountPaise + amounts.billDiscountPaise
  return {
    ...whole,
    quantity: formatQuantity(quantityThousandths),
    grossPaise: (whole.pricing === 'inclusive' ? amounts.totalPaise : taxablePaise) + discountPaise,
    lineDiscountPaise: amounts.lineDiscountPaise,
    billDiscountPaise: amounts.billDiscountPaise,
    discountPaise,
    taxablePaise,
    cgstPaise: amounts.halfPaise,
    sgstPaise: amounts.halfPaise,
    igstPaise: amounts.igstPaise,
    cessPaise,
    cessPerUnitPaise: amounts.cessPerUnitPaise,
    vatPaise: amounts.vatPaise,
    taxPaise,
    totalPaise: amounts.totalPaise,
  }
}

/** @returns a quantity in thousandths; a share too small to show as a quantity is 0 */
export function thousandthsOf(line: ComputedLine): number {
  return line.quantity === '0' ? 0 : parseQuantity(line.quantity)
}

/** @returns a document made of lines of `whole` with other amounts: groups and totals are their sums */
export function assemble(whole: ComputedBill, origin: BillOrigin, lines: readonly ComputedLine[], roundOffPaise: number): ComputedBill {
  const gathered = new Map<number, { sums: Draft<Figures>; thousandths: number }>()
  const totals = noFigures()
  for (const line of lines) {
    const group = gathered.get(line.group) ?? { sums: noFigures(), thousandths: 0 }
    gathered.set(line.group, group)
    addFigures(group.sums, line)
    group.thousandths += thousandthsOf(line)
    addFigures(totals, line)
  }
  const places = [...gathered.keys()].sort((a, b) => a - b)
  const groups = places.flatMap((place): ComputedGroup[] => {
    const [group, sums] = [whole.groups[place], gathered.get(place)]
    return group && sums ? [{ ...group, quantity: formatQuantity(sums.thousandths), ...sums.sums }] : []
  })
  const renumbered = lines.map((line): Draft<ComputedLine> => ({ ...line, group: places.indexOf(line.group) }))
  return {
    regime: whole.regime,
    document: whole.document,
    origin,
    lines: renumbered,
    groups,
    billDiscount: whole.billDiscount,
    ...totals,
    totalPaise: totals.totalPaise + roundOffPaise,
    roundOffPaise,
  }
}
