import { share } from '../money/allocate'
import { checkSum, roundOff } from '../money/money'
import { formatQuantity } from '../money/quantity'
import type { ComputedBill, ComputedGroup, ComputedLine, Discount, Draft } from './computed-bill'
import { addFigures } from './figures'
import { type BillLine, discountPaise, openLine, type OpenedLine } from './lines'
import type { Regime, TaxBase } from './regime'
import { pricings, treatments, type TaxHeads } from './terms'

export interface BillInput {
  readonly regime: Regime
  readonly lines: readonly BillLine[]
  /** Off the sum of the line nets: a percentage or an amount, capped at that sum. */
  readonly billDiscount?: Discount | undefined
}

/** Lines of one group while they are gathered; grows into the {@link TaxBase} that the regime taxes. */
interface Gathering extends Draft<TaxBase> {
  readonly members: number[]
  readonly cessPaisePerUnit: string
}

/**
 * Computes a bill: gross and discount of each line, the bill's discount spread by largest remainder, tax per group of lines that are
 * taxed alike, each group's tax spread back over its lines, one round-off at the end. All in whole paise, half-up.
 * It does not police: whether a rate is lawful is the menu's check.
 * @returns plain data, safe to store as JSON; on the bill and in every group the lines add up to the printed figure
 * @throws RestoflowError `invalid-quantity`, `invalid-amount`, `invalid-rate`, `invalid-discount`, `invalid-tax-setting`, `amount-too-large`
 * @example
 * import { computeBill, inGst } from '@restoflow/core'
 * const bill = computeBill({
 *   regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
 *   lines: [{ id: 'l1', name: 'Masala dosa', quantity: '2', unitPricePaise: 12000, rateBasisPoints: 500, hsn: '996331' }],
 * })
 * bill.totalPaise // 25200
 */
export function computeBill({ regime, lines, billDiscount }: BillInput): ComputedBill {
  const opened: OpenedLine[] = []
  const nets: number[] = []
  for (const input of lines) {
    const line = openLine(input, regime)
    opened.push(line)
    nets.push(line.netPaise)
  }
  const gatherings = gather(opened)
  if (billDiscount !== undefined) spreadBillDiscount(billDiscount, opened, nets)

  const bill: Draft<ComputedBill> = {
    regime: regime.settings, document: regime.document(gatherings), origin: { kind: 'computed' }, lines: opened.map(each => each.line),
    groups: [], billDiscount: billDiscount ?? null,
    grossPaise: 0, lineDiscountPaise: 0, billDiscountPaise: 0, discountPaise: 0, taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0,
    cessPaise: 0, cessPerUnitPaise: 0, vatPaise: 0, taxPaise: 0, totalPaise: 0, roundOffPaise: 0,
  }
  bill.groups = gatherings.map(base => {
    for (const member of base.members) {
      base.netPaise += nets[member] ?? 0
      base.quantityThousandths += opened[member]?.quantityThousandths ?? 0
    }
    checkSum(base.netPaise)
    const group = closeGroup(base, regime.tax(base), opened, nets)
    addFigures(bill, group)
    return group
  })
  checkSum(bill.grossPaise)
  bill.roundOffPaise = roundOff(checkSum(bill.totalPaise), regime.settings.roundToPaise)
  bill.totalPaise += bill.roundOffPaise
  return bill
}

/** Groups lines by rate, cess, treatment and pricing, in a fixed order that no order of lines changes; writes each line's `group`. */
function gather(opened: readonly OpenedLine[]): Gathering[] {
  const groups: Gathering[] = []
  opened.forEach(({ line, cessPerUnit }, index) => {
    let group = groups.find(candidate =>
      candidate.rateBasisPoints === line.rateBasisPoints && candidate.treatment === line.treatment && candidate.pricing === line.pricing
      && candidate.cessBasisPoints === line.cessBasisPoints && candidate.cessPerUnit === cessPerUnit)
    if (!group) {
      group = {
        rateBasisPoints: line.rateBasisPoints, treatment: line.treatment, pricing: line.pricing, cessBasisPoints: line.cessBasisPoints,
        cessPerUnit, cessPaisePerUnit: line.cessPaisePerUnit, netPaise: 0, quantityThousandths: 0, members: [],
      }
      groups.push(group)
    }
    group.members.push(index)
  })
  groups.sort((a, b) =>
    a.rateBasisPoints - b.rateBasisPoints || treatments.indexOf(a.treatment) - treatments.indexOf(b.treatment)
    || pricings.indexOf(a.pricing) - pricings.indexOf(b.pricing) || a.cessBasisPoints - b.cessBasisPoints || a.cessPerUnit - b.cessPerUnit)
  groups.forEach(({ members }, place) => {
    for (const member of members) {
      const one = opened[member]
      if (one) one.line.group = place
    }
  })
  return groups
}

/** Spreads the bill's discount over the line nets and lowers them. Ties: higher rate, larger net, the groups' fixed order, earliest line. */
function spreadBillDiscount(discount: Discount, opened: readonly OpenedLine[], nets: number[]): void {
  const total = checkSum(nets.reduce((sum, net) => sum + net, 0))
  const lineAt = (index: number): ComputedLine | undefined => opened[index]?.line
  const shares = share(discountPaise(discount, total, 'billDiscount'), nets, (a, b) =>
    (lineAt(b)?.rateBasisPoints ?? 0) - (lineAt(a)?.rateBasisPoints ?? 0) || (nets[b] ?? 0) - (nets[a] ?? 0)
    || (lineAt(a)?.group ?? 0) - (lineAt(b)?.group ?? 0))
  opened.forEach(({ line }, index) => {
    const part = shares[index] ?? 0
    line.billDiscountPaise = part
    line.discountPaise += part
    nets[index] = (nets[index] ?? 0) - part
  })
}

/** Spreads a group's tax over its lines by largest remainder, completes the lines, and sums them. */
function closeGroup(base: Gathering, heads: TaxHeads, opened: readonly OpenedLine[], nets: readonly number[]): ComputedGroup {
  const { members } = base
  const weights = members.map(member => nets[member] ?? 0)
  const spread = (paise: number): number[] | undefined => (paise === 0 ? undefined : share(paise, weights))
  const cgst = spread(heads.cgstPaise)
  const sgst = heads.sgstPaise === heads.cgstPaise ? cgst : spread(heads.sgstPaise)
  const igst = spread(heads.igstPaise)
  const vat = spread(heads.vatPaise)
  const cessByRate = spread(heads.cessPaise - heads.cessPerUnitPaise)
  const cessPerUnit = heads.cessPerUnitPaise === 0 ? undefined : share(heads.cessPerUnitPaise, unitWeights(base, opened, weights))
  const group: Draft<ComputedGroup> = {
    rateBasisPoints: base.rateBasisPoints, cessBasisPoints: base.cessBasisPoints, cessPaisePerUnit: base.cessPaisePerUnit,
    pricing: base.pricing, treatment: base.treatment, quantity: formatQuantity(base.quantityThousandths),
    grossPaise: 0, lineDiscountPaise: 0, billDiscountPaise: 0, discountPaise: 0, taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0,
    cessPaise: 0, cessPerUnitPaise: 0, vatPaise: 0, taxPaise: 0, totalPaise: 0,
  }
  members.forEach((member, place) => {
    const line = opened[member]?.line
    if (!line) return
    line.cgstPaise = cgst?.[place] ?? 0
    line.sgstPaise = sgst?.[place] ?? 0
    line.igstPaise = igst?.[place] ?? 0
    line.vatPaise = vat?.[place] ?? 0
    line.cessPerUnitPaise = cessPerUnit?.[place] ?? 0
    line.cessPaise = (cessByRate?.[place] ?? 0) + line.cessPerUnitPaise
    line.taxPaise = line.cgstPaise + line.sgstPaise + line.igstPaise + line.cessPaise + line.vatPaise
    const net = weights[place] ?? 0
    line.taxablePaise = base.pricing === 'inclusive' ? net - line.taxPaise : net
    line.totalPaise = line.taxablePaise + line.taxPaise
    addFigures(group, line)
  })
  return group
}

/** Cess per unit follows the quantity; inside a price it can't exceed the price, so there it follows the price where it was capped. */
function unitWeights(base: Gathering, opened: readonly OpenedLine[], nets: readonly number[]): number[] {
  const byQuantity = base.members.map(member => opened[member]?.quantityThousandths ?? 0)
  if (base.pricing === 'exclusive') return byQuantity
  const fits = byQuantity.every((quantity, place) => quantity * base.cessPerUnit <= (nets[place] ?? 0) * 1000 * 10_000)
  return fits ? byQuantity : [...nets]
}
