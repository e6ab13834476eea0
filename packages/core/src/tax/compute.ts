import { share } from '../money/allocate'
import { checkPaise, checkSum, roundOff } from '../money/money'
import type { ComputedBill, Discount, Draft } from './computed-bill'
import { addFigures } from './figures'
import { closeGroup, gather } from './groups'
import { type BillLine, discountPaise, openLine, type OpenLines } from './lines'
import type { Regime } from './regime'
import { requireBill } from './shape'

export interface BillInput {
  readonly regime: Regime
  readonly lines: readonly BillLine[]
  /** Off the sum of the line nets: a percentage or an amount, capped at that sum. Where lines bring their shares, it is only noted. */
  readonly billDiscount?: Discount | undefined
}

/**
 * Computes a bill: gross and discount of each line, the bill's discount spread by largest remainder, tax per group of lines that are
 * taxed alike, each group's tax spread back over its lines, one round-off at the end. All in whole paise, half-up.
 * It does not police: whether a rate is lawful is the menu's check.
 * @returns plain data, safe to store as JSON; on the bill and in every group the lines add up to the printed figure
 * @throws RestoflowError `invalid-bill`, `invalid-quantity`, `invalid-amount`, `invalid-rate`, `invalid-discount`, `invalid-tax-setting`, `amount-too-large`
 * @example
 * import { computeBill, inGst } from '@restoflow/core'
 * const bill = computeBill({
 *   regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
 *   lines: [{ id: 'l1', name: 'Masala dosa', quantity: '2', unitPricePaise: 12000, rateBasisPoints: 500, hsn: '996331' }],
 * })
 * bill.totalPaise // 25200
 */
export function computeBill({ regime, lines, billDiscount }: BillInput): ComputedBill {
  requireBill(regime, lines)
  const open: OpenLines = { lines: [], nets: [], quantities: [], cessPerUnit: [] }
  for (const line of lines) openLine(open, line, regime)
  const gathered = gather(open)
  if (billDiscount !== undefined) takeOff(open, sharesOf(billDiscount, lines, open))
  const bill: Draft<ComputedBill> = {
    regime: regime.settings,
    document: regime.document(gathered),
    origin: { kind: 'computed' },
    lines: open.lines,
    groups: [],
    billDiscount: billDiscount ?? null,
    grossPaise: 0,
    lineDiscountPaise: 0,
    billDiscountPaise: 0,
    discountPaise: 0,
    taxablePaise: 0,
    cgstPaise: 0,
    sgstPaise: 0,
    igstPaise: 0,
    cessPaise: 0,
    cessPerUnitPaise: 0,
    vatPaise: 0,
    taxPaise: 0,
    totalPaise: 0,
    roundOffPaise: 0,
  }
  bill.groups = gathered.map(members => closeGroup(members, open, regime))
  for (const group of bill.groups) addFigures(bill, group)
  checkSum(bill.grossPaise)
  bill.roundOffPaise = roundOff(checkSum(bill.totalPaise), regime.settings.roundToPaise)
  bill.totalPaise += bill.roundOffPaise
  return bill
}

/** @returns the bill's discount as the lines bring it, else spread over their nets. Ties: higher rate, larger net, the groups' fixed order, earliest line */
function sharesOf(discount: Discount, inputs: readonly BillLine[], { lines, nets }: OpenLines): readonly number[] {
  if (inputs.some(line => line.billDiscountPaise !== undefined)) {
    return inputs.map((line, index) => Math.min(checkPaise(line.billDiscountPaise ?? 0, 'billDiscountPaise'), nets[index] ?? 0))
  }
  const bases = lines.some(line => line.charge) ? nets.map((net, index) => (lines[index]?.charge ? 0 : net)) : nets
  const total = checkSum(bases.reduce((sum, net) => sum + net, 0))
  return share(discountPaise(discount, total, 'billDiscount'), bases, (a, b) =>
    (lines[b]?.rateBasisPoints ?? 0) - (lines[a]?.rateBasisPoints ?? 0) || (nets[b] ?? 0) - (nets[a] ?? 0)
    || (lines[a]?.group ?? 0) - (lines[b]?.group ?? 0))
}

function takeOff({ lines, nets }: OpenLines, shares: readonly number[]): void {
  for (const [index, line] of lines.entries()) {
    const part = shares[index] ?? 0
    line.billDiscountPaise = part
    line.discountPaise += part
    nets[index] = (nets[index] ?? 0) - part
  }
}
