import { localTime } from '../calendar/calendar'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { own } from '../kernel/own'
import type { Course, MenuItem, MenuState, Variant } from '../menu/menu'
import { checkPaise } from '../money/money'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OutletState, TaxSettings } from '../outlet/outlet'
import { taxOn } from '../outlet/tax-changes'
import { orderRoles, requireOpen } from './lifecycle'
import type { ChosenModifier, OrderEvent, OrderState } from './order'

export interface AddLine {
  readonly lineId?: string
  readonly itemId: string
  readonly variantId?: string
  readonly quantity: string | number
  readonly modifiers?: readonly { readonly modifierId: string; readonly quantity?: string | number }[]
  readonly note?: string
  readonly course?: Course
  readonly cover?: number
}

interface MenuRefs {
  readonly menu: MenuState
  readonly outlet: OutletState
}

export const linesMax = 200

/** Adds one line at the menu's price of this moment; a price in the request would change nothing. */
export const addLine = defineDecision<OrderState, AddLine, MenuRefs, OrderEvent>({
  name: 'order.add-line',
  category: 'order',
  roles: orderRoles,
  reads: () => ({ menu: 'menu', outlet: 'outlet' }),
  decide: (state, body, env) => {
    requireOpen(state, env.id)
    const { menu, outlet } = env.refs
    const lineId = body.lineId === undefined ? env.newId() : requireId(body.lineId, 'lineId')
    if (own(state.lines, lineId)) refuse('id-taken', `The order has a line ${lineId} already.`)
    if (state.lineOrder.length >= linesMax) refuse('too-many-lines', `An order holds at most ${linesMax} lines.`)
    const item = own(menu.items, body.itemId) ?? refuse('unknown-item', `There is no item ${body.itemId} on the menu.`)
    if (own(menu.soldOut, item.id) !== undefined) refuse('item-sold-out', `${item.name} is sold out.`, { itemId: item.id })
    const tax = own(menu.taxClasses, item.taxClassId) ?? refuse('unknown-tax-class', `${item.name} has no tax class.`)
    const variant = chooseVariant(item, body.variantId)
    const modifiers = chooseModifiers(item, menu, body.modifiers ?? [])
    const { name: _, ...frozenTax } = tax
    const names = variant ? joinNames(item, variant) : item.names
    return [{
      type: 'LineAdded',
      data: {
        orderId: env.id,
        lineId,
        itemId: item.id,
        ...(variant && { variantId: variant.id }),
        name: variant ? `${item.name}, ${variant.name}` : item.name,
        ...(names && { names }),
        diet: item.diet,
        quantity: formatQuantity(itemQuantity(item, body.quantity)),
        unitPricePaise: unitPrice(item, variant, modifiers),
        modifiers,
        ...(body.note !== undefined && body.note !== '' && { note: body.note }),
        course: body.course ?? item.course,
        ...(body.cover !== undefined && { cover: body.cover }),
        stationId: stationOf(item, outlet),
        tax: frozenTax,
        ...pricingOf(item, outlet, env.now),
      },
    }]
  },
})

/** Frozen with the price: another price mode tomorrow makes this dish neither dearer nor cheaper. */
function pricingOf(item: MenuItem, outlet: OutletState, now: string): { readonly pricing?: TaxSettings['pricing'] } {
  const tax = outlet.settings && taxOn(outlet, localTime(now, outlet.settings.timeZone).date)
  const pricing = item.pricing ?? tax?.pricing
  return pricing === undefined ? {} : { pricing }
}

/** Far above any dish, and low enough that every bill of 200 lines stays exact. */
const unitPriceMaxPaise = 1_000_000_000

function unitPrice(item: MenuItem, variant: Variant | null, modifiers: readonly ChosenModifier[]): number {
  const paise = modifiers.reduce((sum, chosen) => sum + chosen.pricePaise * chosen.quantity, variant?.pricePaise ?? item.pricePaise)
  if (checkPaise(paise, 'unitPricePaise') > unitPriceMaxPaise) refuse('invalid-amount', `${item.name} with these modifiers costs too much.`)
  return paise
}

/** An item goes to its station or to the default one, never nowhere. */
function stationOf(item: MenuItem, outlet: OutletState): string {
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

function chooseVariant(item: MenuItem, variantId: string | undefined): Variant | null {
  if (variantId === undefined) {
    if (item.variants.length > 0) refuse('variant-required', `${item.name} comes as ${item.variants.map(({ name }) => name).join(', ')}.`)
    return null
  }
  return item.variants.find(({ id }) => id === variantId) ?? refuse('unknown-variant', `${item.name} has no variant ${variantId}.`)
}

function joinNames(item: MenuItem, variant: Variant): Record<string, string> {
  const joined: Record<string, string> = {}
  for (const [language, name] of Object.entries(item.names ?? {})) {
    const choice = variant.names?.[language]
    joined[language] = choice === undefined ? name : `${name}, ${choice}`
  }
  return joined
}

function chooseModifiers(item: MenuItem, menu: MenuState, wanted: NonNullable<AddLine['modifiers']>): readonly ChosenModifier[] {
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
