import { share } from '../money/allocate'
import { checkSum, paisaFractionScale } from '../money/money'
import { formatQuantity } from '../money/quantity'
import type { ComputedGroup, Draft } from './computed-bill'
import { addFigures } from './figures'
import type { OpenLines } from './lines'
import type { Regime, TaxBase } from './regime'
import { pricings, treatments } from './terms'

/** The lines of one group, by place, and the base that the regime taxes. */
interface Gathered extends Draft<TaxBase> {
  readonly members: number[]
  readonly cessPaisePerUnit: string
}

/** @returns lines grouped by rate, cess, treatment and pricing, in an order that no order of lines changes; writes each line's `group` */
export function gather({ lines, cessPerUnit }: OpenLines): Gathered[] {
  const groups: Gathered[] = []
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place]
    if (!line) continue
    const perUnit = cessPerUnit[place] ?? 0
    let group = groups.find(each =>
      each.rateBasisPoints === line.rateBasisPoints && each.treatment === line.treatment && each.pricing === line.pricing
      && each.cessBasisPoints === line.cessBasisPoints && each.cessPerUnit === perUnit)
    if (!group) {
      group = {
        rateBasisPoints: line.rateBasisPoints, treatment: line.treatment, pricing: line.pricing, cessBasisPoints: line.cessBasisPoints,
        cessPerUnit: perUnit, cessPaisePerUnit: line.cessPaisePerUnit, netPaise: 0, quantityThousandths: 0, members: [],
      }
      groups.push(group)
    }
    group.members.push(place)
  }
  if (groups.length > 1) groups.sort(fixedOrder)
  for (const [place, { members }] of groups.entries()) {
    for (const member of members) {
      const line = lines[member]
      if (line) line.group = place
    }
  }
  return groups
}

function fixedOrder(a: Gathered, b: Gathered): number {
  return a.rateBasisPoints - b.rateBasisPoints || treatments.indexOf(a.treatment) - treatments.indexOf(b.treatment)
    || pricings.indexOf(a.pricing) - pricings.indexOf(b.pricing) || a.cessBasisPoints - b.cessBasisPoints || a.cessPerUnit - b.cessPerUnit
}

/** Taxes a group as one sum, spreads each head over its lines by largest remainder, completes the lines, and adds them up. */
export function closeGroup(base: Gathered, open: OpenLines, regime: Regime): ComputedGroup {
  const nets: number[] = []
  for (const member of base.members) {
    const net = open.nets[member] ?? 0
    nets.push(net)
    base.netPaise += net
    base.quantityThousandths += open.quantities[member] ?? 0
  }
  checkSum(base.netPaise)
  const heads = regime.tax(base)
  const cgst = spread(heads.cgstPaise, nets)
  const sgst = heads.sgstPaise === heads.cgstPaise ? cgst : spread(heads.sgstPaise, nets)
  const igst = spread(heads.igstPaise, nets)
  const vat = spread(heads.vatPaise, nets)
  const cessByRate = spread(heads.cessPaise - heads.cessPerUnitPaise, nets)
  const cessPerUnit = heads.cessPerUnitPaise === 0 ? untaxed : share(heads.cessPerUnitPaise, unitWeights(base, open, nets))
  const group: Draft<ComputedGroup> = {
    rateBasisPoints: base.rateBasisPoints,
    cessBasisPoints: base.cessBasisPoints,
    cessPaisePerUnit: base.cessPaisePerUnit,
    pricing: base.pricing,
    treatment: base.treatment,
    quantity: formatQuantity(base.quantityThousandths),
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
  }
  for (let place = 0; place < nets.length; place += 1) {
    const line = open.lines[base.members[place] ?? 0]
    if (!line) continue
    line.cgstPaise = cgst[place] ?? 0
    line.sgstPaise = sgst[place] ?? 0
    line.igstPaise = igst[place] ?? 0
    line.vatPaise = vat[place] ?? 0
    line.cessPerUnitPaise = cessPerUnit[place] ?? 0
    line.cessPaise = (cessByRate[place] ?? 0) + line.cessPerUnitPaise
    line.taxPaise = line.cgstPaise + line.sgstPaise + line.igstPaise + line.cessPaise + line.vatPaise
    const net = nets[place] ?? 0
    line.taxablePaise = base.pricing === 'inclusive' ? net - line.taxPaise : net
    line.totalPaise = line.taxablePaise + line.taxPaise
    addFigures(group, line)
  }
  return group
}

const untaxed: readonly number[] = []

function spread(paise: number, nets: readonly number[]): readonly number[] {
  if (paise === 0) return untaxed
  return nets.length === 1 ? [paise] : share(paise, nets)
}

/** Cess per unit follows the quantity; inside a price it can't exceed the price, so it follows the price where one of them is too small. */
function unitWeights(base: Gathered, open: OpenLines, nets: readonly number[]): readonly number[] {
  const quantities = base.members.map(member => open.quantities[member] ?? 0)
  const fits = base.pricing === 'exclusive'
    || quantities.every((quantity, place) => quantity * base.cessPerUnit <= (nets[place] ?? 0) * 1000 * paisaFractionScale)
  return fits ? quantities : nets
}
