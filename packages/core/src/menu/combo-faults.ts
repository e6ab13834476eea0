import { own } from '../kernel/own'
import { Faults } from './fault'
import type { MenuFault } from './faults'
import type { ComboOption, MenuDefinitions, MenuItem } from './menu'

/** @returns what is wrong with any combo of the menu; a change of a part may break the combo that has it */
export function comboFaults(draft: MenuDefinitions): readonly MenuFault[] {
  return Object.values(draft.items).flatMap(item =>
    (item.combo ? faultsOfCombo(item, draft).found.map(fault => ({ kind: 'items' as const, id: item.id, ...fault })) : []))
}

function faultsOfCombo(item: MenuItem, draft: MenuDefinitions): Faults {
  const faults = new Faults()
  const parts = item.combo?.parts ?? []
  faults.need(parts.length > 0, 'combo.parts', 'combo-unfit', `The combo ${item.name} has no parts.`)
  faults.distinctIds(parts, 'combo.parts')
  faults.need(item.variants.length === 0, 'variants', 'combo-unfit', `The combo ${item.name} can't have variants: make a combo for each.`)
  faults.need(item.modifierGroupIds.length === 0, 'modifierGroupIds', 'combo-unfit',
    `The combo ${item.name} can't have modifiers of its own: its parts have theirs.`)
  faults.need((item.quantityDecimals ?? 0) === 0, 'quantityDecimals', 'combo-unfit', `The combo ${item.name} is sold in whole ones.`)
  const taxClass = own(draft.taxClasses, item.taxClassId)
  faults.need(taxClass?.section !== 'vat', 'taxClassId', 'combo-unfit', `The combo ${item.name} is under state VAT, which has a document of its own.`)
  for (const part of parts) {
    faults.name(part.name, 'combo.parts.name')
    faults.need(part.options.length > 0, 'combo.parts.options', 'combo-unfit', `${part.name} of ${item.name} has nothing to choose.`)
    const keys = part.options.map(({ itemId, variantId = '' }) => `${itemId} ${variantId}`)
    faults.need(new Set(keys).size === keys.length, 'combo.parts.options', 'combo-unfit', `${part.name} of ${item.name} names one choice twice.`)
    for (const option of part.options) checkOption(faults, item, option, draft)
  }
  return faults
}

function checkOption(faults: Faults, combo: MenuItem, option: ComboOption, draft: MenuDefinitions): void {
  const field = 'combo.parts.options'
  faults.whole(option.quantity, `${field}.quantity`, 1, 99)
  faults.price(option.extraPaise, `${field}.extraPaise`)
  const item = own(draft.items, option.itemId)
  if (!item) return faults.add(`${field}.itemId`, 'unknown-item', `${combo.name}: there is no item ${option.itemId}.`)
  const fits = option.variantId === undefined ? item.variants.length === 0 : item.variants.some(({ id }) => id === option.variantId)
  if (!fits) {
    const message = option.variantId === undefined
      ? `${combo.name}: name a variant of ${item.name}.`
      : `${combo.name}: ${item.name} has no variant ${option.variantId}.`
    faults.add(`${field}.variantId`, 'unknown-variant', message)
  }
  const section = own(draft.taxClasses, item.taxClassId)?.section
  faults.need(section !== 'vat', `${field}.itemId`, 'combo-unfit',
    `${item.name} is under state VAT and stands on a document of its own; it can't be part of ${combo.name}.`)
  faults.need(!item.combo, `${field}.itemId`, 'combo-unfit', `${item.name} is a combo itself; it can't be part of ${combo.name}.`)
  faults.need((item.quantityDecimals ?? 0) === 0, `${field}.itemId`, 'combo-unfit', `${item.name} is sold by weight; it can't be part of ${combo.name}.`)
}
