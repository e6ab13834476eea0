import { RestoflowError } from '../kernel/errors'
import { isId } from '../kernel/ids'
import type { OutletState } from '../outlet/outlet'
import { formatRate } from '../money/format'
import { isLawfulRate, lawfulGstRates } from '../tax/gst/rates'
import { cessBasisPointsMax, rateBasisPointsMax } from '../tax/terms'
import { comboFaults } from './combo-faults'
import { Faults, type Fault } from './fault'
import { itemFaults } from './item-faults'
import type { Category, DefinitionKind, MenuBatch, MenuDefinitions, ModifierGroup, TaxClass } from './menu'

/** A fault with the definition that has it. */
export interface MenuFault extends Fault {
  readonly kind: DefinitionKind
  readonly id: string
}

const modifiersMax = 99

function taxClassFaults(taxClass: TaxClass): Faults {
  const faults = new Faults()
  faults.name(taxClass.name)
  faults.hsn(taxClass.hsn)
  faults.need(taxClass.section === 'gst' || taxClass.section === 'vat', 'section', 'invalid-body', 'section must be gst or vat.')
  checkRate(faults, taxClass, taxClass, '')
  for (const rate of taxClass.rates ?? []) {
    faults.date(rate.from, 'rates.from')
    checkRate(faults, taxClass, rate, 'rates.')
  }
  const days = (taxClass.rates ?? []).map(({ from }) => from)
  faults.need(new Set(days).size === days.length, 'rates', 'invalid-body', 'Two of rates begin on the same day.')
  return faults
}

function checkRate(
  faults: Faults, { section }: TaxClass, rate: Pick<TaxClass, 'rateBasisPoints' | 'cessBasisPoints' | 'cessPaisePerUnit'>, prefix: string,
): void {
  // JSON can leave a number out, and nothing is silently taxed at zero
  faults.whole(rate.rateBasisPoints ?? Number.NaN, `${prefix}rateBasisPoints`, 0, rateBasisPointsMax, 'invalid-rate')
  // what is typed wrong here is charged to every guest; a state's VAT is the state's to say
  const isPossible = Number.isInteger(rate.rateBasisPoints) && rate.rateBasisPoints >= 0 && rate.rateBasisPoints <= rateBasisPointsMax
  faults.need(!isPossible || isLawfulRate(section, rate.rateBasisPoints), `${prefix}rateBasisPoints`, 'invalid-rate',
    `GST has had no such rate; it has ${lawfulGstRates.map(formatRate).join(', ')}.`)
  // a cess may be a multiple of the price
  faults.whole(rate.cessBasisPoints, `${prefix}cessBasisPoints`, 0, cessBasisPointsMax, 'invalid-rate')
  faults.price(rate.cessPaisePerUnit, `${prefix}cessPaisePerUnit`)
}

function modifierGroupFaults(group: ModifierGroup): Faults {
  const faults = new Faults()
  faults.name(group.name)
  faults.whole(group.min, 'min', 0, modifiersMax)
  faults.whole(group.max, 'max', 1, modifiersMax)
  faults.need(!(group.min > group.max), 'min', 'invalid-body', 'min may not exceed max.')
  faults.distinctIds(group.modifiers, 'modifiers')
  for (const { name, pricePaise } of group.modifiers) {
    faults.name(name, 'modifiers.name')
    faults.price(pricePaise, 'modifiers.pricePaise')
  }
  return faults
}

function categoryFaults(category: Category): Faults {
  const faults = new Faults()
  faults.name(category.name)
  faults.whole(category.order, 'order', 0, 10_000)
  faults.times(category.times)
  return faults
}

/** @returns the menu as it would be with the definitions */
export function drafted(menu: MenuDefinitions, batch: MenuBatch): MenuDefinitions {
  let { taxClasses, modifierGroups, categories, items } = menu
  const put = <T extends { readonly id: string }>(list: Readonly<Record<string, T & { readonly revision: number }>>, more: readonly T[] | undefined) =>
    (more === undefined ? list : { ...list, ...Object.fromEntries(more.map(each => [each.id, { ...each, revision: 0 }])) })
  taxClasses = put(taxClasses, batch.taxClasses)
  modifierGroups = put(modifierGroups, batch.modifierGroups)
  categories = put(categories, batch.categories)
  items = put(items, batch.items)
  return { taxClasses, modifierGroups, categories, items }
}

/**
 * @returns everything that is wrong with the definitions when they are all put there together; a combo that a change
 *   of its parts would break counts too
 */
export function faultsOf(menu: MenuDefinitions, batch: MenuBatch, outlet: OutletState): readonly MenuFault[] {
  const draft = drafted(menu, batch)
  const found: MenuFault[] = []
  const collect = <T extends { readonly id: string }>(kind: DefinitionKind, list: readonly T[] | undefined, check: (definition: T) => Faults): void => {
    const seen = new Set<string>()
    for (const definition of list ?? []) {
      const { id } = definition
      const faults = check(definition)
      faults.need(isId(id), 'id', 'invalid-id', 'id must be 1 to 36 of a-z, 0-9 and -.')
      faults.need(!seen.has(id), 'id', 'invalid-body', `There are two of ${id}.`)
      seen.add(id)
      found.push(...faults.found.map(fault => ({ kind, id, ...fault })))
    }
  }
  collect('taxClasses', batch.taxClasses, taxClassFaults)
  collect('modifierGroups', batch.modifierGroups, modifierGroupFaults)
  collect('categories', batch.categories, categoryFaults)
  collect('items', batch.items, item => itemFaults(item, draft, outlet))
  return [...found, ...(batch.items || batch.taxClasses ? comboFaults(draft) : [])]
}

/** @throws RestoflowError with the first fault's code, naming its field; `combo-unfit` for a combo that it would break */
export function refuseFaults(menu: MenuDefinitions, batch: MenuBatch, outlet: OutletState): void {
  const [fault] = faultsOf(menu, batch, outlet)
  if (fault) throw new RestoflowError(fault.code, fault.message, { field: fault.field })
}
