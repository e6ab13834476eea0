import { refuse, requireSettings } from '../kernel/errors'
import { own } from '../kernel/own'
import type { MenuItem, MenuState, Variant } from '../menu/menu'
import { checkPaise } from '../money/money'
import { parseQuantity } from '../money/quantity'
import type { LocalNames, OutletState } from '../outlet/outlet'
import type { ChosenModifier } from './order'

export interface WantedModifier {
  readonly modifierId: string
  readonly quantity?: string | number
}

/** Far above any dish, and low enough that every bill of 200 lines stays exact. */
const unitPriceMaxPaise = 1_000_000_000

/** @returns the price of one with its modifiers @throws RestoflowError `invalid-amount` */
export function withModifiers(item: MenuItem, pricePaise: number, modifiers: readonly ChosenModifier[]): number {
  const paise = modifiers.reduce((sum, chosen) => sum + chosen.pricePaise * chosen.quantity, pricePaise)
  if (checkPaise(paise, 'unitPricePaise') > unitPriceMaxPaise) refuse('invalid-amount', `${item.name} with these modifiers costs too much.`)
  return paise
}

/** An item goes to its station or to the default one, never nowhere. */
export function stationOf(item: MenuItem, outlet: OutletState): string {
  const stationId = item.stationId ?? requireSettings(outlet).defaultStationId
  if (!own(outlet.stations, stationId)) refuse('unknown-station', `${item.name} goes to the station ${stationId}, which there is not.`)
  return stationId
}

/**
 * @returns thousandths of an item
 * @throws RestoflowError `invalid-quantity`, `quantity-not-whole` for a part of what is not sold by weight
 */
export function itemQuantity(item: MenuItem, quantity: string | number, signed = false): number {
  const thousandths = parseQuantity(quantity, { signed, field: signed ? 'delta' : 'quantity' })
  const decimals = item.quantityDecimals ?? 0
  if (thousandths % 10 ** (3 - decimals) !== 0) {
    refuse('quantity-not-whole', `${item.name} is sold ${decimals === 0 ? 'in whole pieces' : `with ${decimals} decimal places`}.`)
  }
  if (Math.abs(thousandths) > 999_000) refuse('invalid-quantity', `One line holds at most 999, not ${quantity}.`, { field: 'quantity' })
  return thousandths
}

/** @returns the variant that was named; null where there are none @throws RestoflowError `variant-required`, `unknown-variant` */
export function chooseVariant(item: MenuItem, variantId: string | undefined): Variant | null {
  if (variantId === undefined) {
    if (item.variants.length > 0) refuse('variant-required', `${item.name} comes as ${item.variants.map(({ name }) => name).join(', ')}.`)
    return null
  }
  return item.variants.find(({ id }) => id === variantId) ?? refuse('unknown-variant', `${item.name} has no variant ${variantId}.`)
}

/** @returns how an item with its variant is called on tickets and bills: `Paneer tikka, half` */
export function soldName(item: MenuItem, variant: Variant | null): { readonly name: string; readonly names?: LocalNames } {
  if (!variant) return { name: item.name, ...(item.names && { names: item.names }) }
  const names: Record<string, string> = {}
  for (const [language, name] of Object.entries(item.names ?? {})) {
    const choice = variant.names?.[language]
    names[language] = choice === undefined ? name : `${name}, ${choice}`
  }
  return { name: `${item.name}, ${variant.name}`, names }
}

/**
 * @returns the modifiers as the menu has them, as many of each group as it asks for
 * @throws RestoflowError `modifier-required`, `too-many-modifiers`, `unknown-modifier`, `invalid-quantity`
 */
export function chooseModifiers(item: MenuItem, menu: MenuState, wanted: readonly WantedModifier[]): readonly ChosenModifier[] {
  const chosen: ChosenModifier[] = []
  const left = new Map<string, number>()
  for (const { modifierId, quantity = 1 } of wanted) {
    const thousandths = parseQuantity(quantity, { field: 'modifiers' })
    if (thousandths % 1_000 !== 0) refuse('invalid-quantity', `Modifier ${modifierId}: whole ones only.`, { field: 'modifiers' })
    left.set(modifierId, (left.get(modifierId) ?? 0) + thousandths / 1_000)
  }
  for (const groupId of item.modifierGroupIds) {
    const group = own(menu.modifierGroups, groupId)
    if (!group) continue
    let count = 0
    for (const { id, name, names, pricePaise } of group.modifiers) {
      const quantity = left.get(id)
      if (quantity === undefined) continue
      left.delete(id)
      count += quantity
      chosen.push({ modifierId: id, name, ...(names && { names }), quantity, pricePaise })
    }
    if (count < group.min) refuse('modifier-required', `${item.name}: choose at least ${group.min} of ${group.name}.`, { groupId })
    if (count > group.max) refuse('too-many-modifiers', `${item.name}: choose at most ${group.max} of ${group.name}.`, { groupId })
  }
  const [unknown] = left.keys()
  if (unknown !== undefined) refuse('unknown-modifier', `${item.name} has no modifier ${unknown}.`)
  return chosen
}
