import type { MenuItem } from '@restoflow/core'
import { paiseText, readPaise, tidy } from './cells'
import { fault } from './fault'
import { quotedName, readNamed, splitOutside, unquoted, writeNamed } from './list-cell'
import { idIn, localNamesIn, nameAttributes } from './names-cell'
import type { Refs } from './refs'
import { mergedNames } from './variants-cell'

type Combo = NonNullable<MenuItem['combo']>
type Part = Combo['parts'][number]
type Option = Part['options'][number]
type Variants = MenuItem['variants']

/** Characters that mean something in a combo's cell. */
const special = ';:|/+#=[]"\n'

/** What a combo's cell names: the items of the menu and of the file. */
export interface Dishes {
  readonly items: Refs
  /** @returns the variants of an item */
  readonly variantsOf: (itemId: string) => Variants
}

/**
 * @returns the combo of `Main: Paneer tikka / Full | Dal makhani + 30; Bread: 2 x Butter naan`; undefined for an empty text
 * @throws CellFault
 */
export function readCombo(text: string, known: Combo | undefined, dishes: Dishes): Combo | undefined {
  const taken = new Set<string>()
  const parts = splitOutside(text, ';\n').map((part): Part => {
    const [left = '', right, ...rest] = splitOutside(part, ':')
    if (right === undefined || rest.length > 0) return fault('combo-part', { text: tidy(part) })
    const { name, attributes } = readNamed(left)
    const id = idIn(attributes, name, known?.parts ?? [], taken)
    const names = mergedNames(known?.parts.find(each => each.id === id)?.names, localNamesIn(attributes))
    return { id, name, ...(names && { names }), options: splitOutside(right, '|').map(option => readOption(option, dishes)) }
  })
  return parts.length > 0 ? { parts } : undefined
}

function readOption(text: string, { items, variantsOf }: Dishes): Option {
  const [said = '', extra, ...more] = splitOutside(text, '+')
  if (more.length > 0) fault('combo-part', { text: tidy(text) })
  const [, count = '1', dish = ''] = /^(?:(\d{1,2})\s*[x×]\s+)?([\s\S]*)$/i.exec(said) ?? []
  const [name = '', variant, ...rest] = splitOutside(dish, '/')
  if (rest.length > 0) fault('combo-part', { text: tidy(text) })
  const itemId = items.read(name)
  const extraPaise = extra === undefined ? 0 : readPaise(extra)
  return {
    itemId, ...(variant !== undefined && { variantId: variantIn(variant, variantsOf(itemId)) }), quantity: Number(count), ...(extraPaise > 0 && { extraPaise }),
  }
}

function variantIn(text: string, variants: Variants): string {
  const name = unquoted(text).toLowerCase()
  const found = variants.find(variant => tidy(variant.name).toLowerCase() === name) ?? variants.find(({ id }) => id === name)
  return found?.id ?? fault('unknown-variant', { text, known: variants.map(variant => variant.name).join(', ') })
}

/** @returns the text that {@link readCombo} reads as this */
export function comboText(combo: Combo | undefined, { items, variantsOf }: Dishes): string {
  const optionText = ({ itemId, variantId, quantity, extraPaise = 0 }: Option): string => {
    const known = variantsOf(itemId).find(({ id }) => id === variantId)
    const variant = variantId === undefined ? '' : ` / ${quotedName(known ? tidy(known.name) : variantId, special)}`
    return `${quantity === 1 ? '' : `${quantity} x `}${items.write(itemId, special)}${variant}${extraPaise > 0 ? ` + ${paiseText(extraPaise)}` : ''}`
  }
  return (combo?.parts ?? []).map(part => `${writeNamed(part.name, nameAttributes(part), special)}: ${part.options.map(optionText).join(' | ')}`).join('; ')
}
