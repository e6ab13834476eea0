import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { dateOf } from '../offer/availability'
import { shareCombo } from '../offer/combo'
import type { Combo, ComboOption, ComboPart, MenuItem } from '../menu/menu'
import { priceOf } from '../offer/prices'
import { formatQuantity } from '../money/quantity'
import type { AddLine, ComboChoice } from './add-line'
import { chooseModifiers, chooseVariant, itemQuantity, soldName, stationOf, withModifiers } from './choices'
import type { LineSold } from './order'
import { countedOf, pricingOf, requireOrderable, taxOf, type Sale } from './sell'

interface ChosenPart {
  readonly part: ComboPart
  readonly option: ComboOption
  readonly choice: ComboChoice | undefined
  readonly item: MenuItem
}

/**
 * @returns a line for each chosen part of a combo. The combo's price with the extras of what was chosen is shared among them
 *   by what each costs alone; modifiers come on top, each on its own part.
 * @throws RestoflowError `combo-choice-required`, `unknown-combo-choice`, `combo-unfit`, and what selling an item throws
 */
export function sellCombo(sale: Sale, combo: MenuItem, { parts }: Combo, body: AddLine): readonly LineSold[] {
  const { menu, kind, clock, outlet } = sale
  const { combo: _, ...alone } = combo
  requireOrderable(menu, alone, clock)
  if (body.variantId !== undefined) refuse('unknown-variant', `${combo.name} has no variants.`)
  if (body.modifiers && body.modifiers.length > 0) refuse('unknown-modifier', `${combo.name} has no modifiers of its own: send them with its choices.`)
  const chosen = choose(sale, combo, parts, body.choices ?? [])
  const combos = itemQuantity(alone, body.quantity)
  const date = dateOf(clock)
  const pricePaise = chosen.reduce((sum, { option }) => sum + (option.extraPaise ?? 0), priceOf(alone, undefined, kind, date))
  const shares = shareCombo(withModifiers(combo, pricePaise, []), chosen.map(({ option, item }) => ({
    listPaise: priceOf(item, option.variantId, kind, date), pieces: option.quantity,
  })))
  return shares.flatMap(({ part: place, pieces, unitPricePaise }, index): readonly LineSold[] => {
    const part = chosen[place]
    if (!part) return []
    const { item, choice, option } = part
    const variant = chooseVariant(item, option.variantId)
    const tax = taxOf(sale, item)
    if (tax.section === 'vat') refuse('combo-unfit', `${item.name} is under state VAT and stands on a document of its own; it can't be part of ${combo.name}.`)
    const modifiers = chooseModifiers(item, menu, choice?.modifiers ?? [])
    const quantity = combos * pieces
    if (quantity > 999_000) refuse('invalid-quantity', 'One line holds at most 999.', { field: 'quantity' })
    const note = choice?.note ?? body.note
    return [{
      lineId: index === 0 ? sale.lineId : sale.newId(),
      itemId: item.id,
      ...(variant && { variantId: variant.id }),
      ...soldName(item, variant),
      diet: item.diet,
      quantity: formatQuantity(quantity),
      unitPricePaise: withModifiers(item, unitPricePaise, modifiers),
      modifiers,
      ...(note !== undefined && note !== '' && { note }),
      course: body.course ?? item.course,
      ...(body.cover !== undefined && { cover: body.cover }),
      stationId: stationOf(item, outlet),
      tax,
      ...pricingOf(sale, combo),
      comboId: sale.lineId,
      comboItemId: combo.id,
      comboPartId: part.part.id,
      comboName: combo.name,
      ...(combo.names && { comboNames: combo.names }),
      comboPieces: pieces,
      ...countedOf(sale, index === 0 ? [item.id, combo.id] : [item.id]),
    }]
  })
}

function choose({ menu, clock }: Sale, combo: MenuItem, parts: readonly ComboPart[], choices: readonly ComboChoice[]): readonly ChosenPart[] {
  const byPart = new Map(choices.map(choice => [choice.partId, choice]))
  if (byPart.size < choices.length) refuse('unknown-combo-choice', `${combo.name}: a part was chosen twice.`)
  const chosen = parts.map((part): ChosenPart => {
    const choice = byPart.get(part.id)
    byPart.delete(part.id)
    const option = choice ? part.options.find(each => each.itemId === choice.itemId && each.variantId === choice.variantId) : only(part)
    if (!option) {
      return choice
        ? refuse('unknown-combo-choice', `${combo.name} has no ${choice.itemId} as ${part.name}.`, { partId: part.id })
        : refuse('combo-choice-required', `${combo.name}: choose ${part.name}.`, { partId: part.id })
    }
    const item = own(menu.items, option.itemId) ?? refuse('unknown-item', `There is no item ${option.itemId} on the menu.`)
    requireOrderable(menu, item, clock, option.quantity)
    return { part, option, choice, item }
  })
  const [unknown] = byPart.keys()
  if (unknown !== undefined) refuse('unknown-combo-choice', `${combo.name} has no part ${unknown}.`, { partId: unknown })
  return chosen
}

const only = ({ options }: ComboPart): ComboOption | undefined => (options.length === 1 ? options[0] : undefined)
