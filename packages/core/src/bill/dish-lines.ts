import { timesQuantity } from '../money/money'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { LineDiscount, OrderPromotion, Section } from '../order/billing'
import type { OrderLine } from '../order/order'
import type { ComputedBill, Discount } from '../tax/computed-bill'
import { discountPaise, type BillLine } from '../tax/lines'
import type { BillDiscount, LineDiscountText } from './bill-events'
import { freeLineId } from './line-ids'
import type { Promoted, PromotedLine, PromotionShare } from './promotions'

/** What lowers a line, by how much, and the promotion where it is one. */
export interface DishDiscount {
  readonly text: Omit<LineDiscountText, 'amountPaise'>
  readonly paise: number
  readonly promotion?: OrderPromotion
}

/** A line of the bill with the order's line that it is of. */
export interface DishLine {
  readonly id: string
  readonly line: OrderLine
  readonly bill: BillLine
  readonly discounts: readonly DishDiscount[]
}

const sharedOff = ({ promotion, paise }: PromotionShare, free?: true): DishDiscount => {
  const { name, names, code } = promotion
  return { text: { kind: code === undefined ? 'offer' : 'coupon', name, ...(names && { names }), ...(free && { free }) }, paise, promotion }
}

/** What the cashier gave off a line of this value. */
function ownOff({ kind, discount, reason, givenBy, approvedBy }: LineDiscount, grossPaise: number): DishDiscount {
  return {
    text: {
      kind, ...('percent' in discount && { percent: String(discount.percent) }), ...(reason !== undefined && { reason }),
      ...(givenBy !== undefined && { givenBy }), ...(approvedBy !== undefined && { approvedBy }),
    },
    paise: discountPaise(discount, grossPaise, 'discount'),
  }
}

/**
 * @returns the line as it stands on the bill; pieces that an offer gives free stand below it at their price, with all of it taken off
 *   (CGST Act, s. 15(3)(a))
 */
export function dishLinesOf(line: OrderLine, promoted: PromotedLine | undefined): readonly DishLine[] {
  const [free, off] = [promoted?.freePieces ?? 0, promoted?.off ?? []]
  const all = parseQuantity(line.quantity)
  const paid = (thousandths: number): DishLine => {
    const quantity = thousandths === all ? line.quantity : formatQuantity(thousandths)
    const own = line.discount ? [ownOff(line.discount, timesQuantity(line.unitPricePaise, thousandths))] : []
    return { id: line.lineId, line, bill: billLineOf(line, quantity, discountOf(line, thousandths, off)),
      discounts: [...own, ...off.map(each => sharedOff(each))] }
  }
  if (free === 0) return [paid(all)]
  const discounts = (promoted?.freeBy ?? []).map(each => sharedOff(each, true))
  const given = (id: string): DishLine =>
    ({ id, line, bill: { ...billLineOf(line, formatQuantity(free * 1000), { percent: '100' }), id }, discounts })
  return free * 1000 === all ? [given(line.lineId)] : [paid(all - free * 1000), given(freeLineId(line.lineId))]
}

/** The line's own discount as it was given, or the sum of it and what promotions take off. */
function discountOf(line: OrderLine, thousandths: number, off: readonly PromotionShare[]): Discount | undefined {
  const taken = off.reduce((sum, { paise }) => sum + paise, 0)
  if (taken === 0) return line.discount?.discount
  const gross = timesQuantity(line.unitPricePaise, thousandths)
  return { amountPaise: (line.discount ? discountPaise(line.discount.discount, gross, 'discount') : 0) + taken }
}

function billLineOf(line: OrderLine, quantity: string, discount: Discount | undefined): BillLine {
  return {
    id: line.lineId,
    name: line.name,
    quantity,
    unitPricePaise: line.unitPricePaise,
    rateBasisPoints: line.tax.rateBasisPoints,
    hsn: line.tax.hsn,
    treatment: line.tax.treatment,
    ...(line.pricing !== undefined && { pricing: line.pricing }),
    ...(line.tax.cessBasisPoints !== undefined && { cessBasisPoints: line.tax.cessBasisPoints }),
    ...(line.tax.cessPaisePerUnit !== undefined && { cessPaisePerUnit: line.tax.cessPaisePerUnit }),
    ...(discount !== undefined && { discount }),
    ...(line.unit !== undefined && { unit: line.unit }),
  }
}

function rowOf({ promotion, paise }: PromotionShare, on: BillDiscount['on'], promoted: Promoted): BillDiscount {
  const { promotionId, name, names, code, effect } = promotion
  const taken = promoted.taken.get(promotionId)
  return {
    kind: code === undefined ? 'offer' : 'coupon', on, amountPaise: paise, promotionId, name, ...(names && { names }),
    ...(code !== undefined && { code }),
    effect, ...(taken && { taken }),
  }
}

/** Coupons come off the bill first, the cashier's discount off what they leave; both together are one amount of the computed bill. */
export function offBill(promoted: Promoted, section: Section, own: Discount | undefined, bare: () => ComputedBill): {
  readonly billDiscount?: Discount
  readonly rows: readonly BillDiscount[]
} {
  const shares = promoted.bill[section]
  if (shares.length === 0 && own === undefined) return { rows: [] }
  const { grossPaise, discountPaise: offLines } = bare()
  const net = grossPaise - offLines
  const coupons = shares.reduce((sum, { paise }) => sum + paise, 0)
  const mine = own === undefined ? 0 : discountPaise(own, net - coupons, 'billDiscount')
  const rows = [
    ...shares.map(each => rowOf(each, 'bill', promoted)),
    ...(own === undefined ? [] : [{ kind: 'discount' as const, on: 'bill' as const, amountPaise: mine,
    ...('percent' in own && { percent: String(own.percent) }) }]),
  ]
  return { billDiscount: shares.length === 0 && own ? own : { amountPaise: coupons + mine }, rows }
}

/** @returns one row for each promotion that takes something off lines of this section */
export function lineRows(lines: readonly DishLine[], promoted: Promoted): readonly BillDiscount[] {
  const sums = new Map<string, PromotionShare>()
  for (const { promotion, paise } of lines.flatMap(({ discounts }) => discounts)) {
    if (promotion) sums.set(promotion.promotionId, { promotion, paise: (sums.get(promotion.promotionId)?.paise ?? 0) + paise })
  }
  return [...sums.values()].sort((a, b) => (a.promotion.promotionId < b.promotion.promotionId ? -1 : 1)).map(each =>
    rowOf(each, 'lines', promoted))
}
