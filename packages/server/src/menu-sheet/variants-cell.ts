import type { MenuItem } from '@restoflow/core'
import { folded, paiseText, readPaise } from './cells'
import { fault } from './fault'
import { readList, writeNamed } from './list-cell'
import { idIn, localNamesIn, nameAttributes } from './names-cell'

type Variant = MenuItem['variants'][number]

const variantsMax = 20

/**
 * @param known the item's variants as they are: one with the same name keeps its id, and the names that are not said anew
 * @returns the variants of `Half [hi: हाफ़] = 160; Full = 290` @throws CellFault
 */
export function readVariants(text: string, known: readonly Variant[]): readonly Variant[] {
  const entries = readList(text)
  if (entries.length > variantsMax) fault('too-many', { max: variantsMax, count: entries.length })
  const taken = new Set<string>()
  const names = new Set<string>()
  return entries.map(({ name, attributes, value }) => {
    if (names.has(folded(name))) fault('variant-twice', { text: name })
    names.add(folded(name))
    const id = idIn(attributes, name, known, taken)
    const local = mergedNames(known.find(variant => variant.id === id)?.names, localNamesIn(attributes))
    if (value === undefined) fault('variant-without-price', { text: name })
    return { id, name, ...(local && { names: local }), pricePaise: readPaise(value) }
  })
}

/** @returns the text that {@link readVariants} reads as these */
export function variantsText(variants: readonly Variant[]): string {
  return variants.map(variant => `${writeNamed(variant.name, nameAttributes(variant))} = ${paiseText(variant.pricePaise)}`).join('; ')
}

type Names = Readonly<Record<string, string>>

/** @returns names with those that are said anew; one that is said to be empty goes */
export function mergedNames(known: Names | undefined, said: Names | undefined): Names | undefined {
  const names = Object.fromEntries(Object.entries({ ...known, ...said }).filter(([language, text]) => text !== '' || said?.[language] === undefined))
  return Object.keys(names).length > 0 ? names : undefined
}
