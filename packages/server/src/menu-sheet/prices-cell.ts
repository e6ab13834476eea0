import { isDate, orderKinds, type MenuItem, type OrderKind } from '@restoflow/core'
import { folded, paiseText, readPaise, tidy } from './cells'
import { fault } from './fault'
import { listSpecial, quotedName, readList, splitOutside, unquoted } from './list-cell'

type DatedPrice = NonNullable<MenuItem['prices']>[number]
type Variants = MenuItem['variants']

/** Prices that one column says: those of a kind of order since ever, or everything that begins on a day. */
export type PriceColumn = OrderKind | 'dated'

/** @returns the prices that a column says, each for one kind of order */
export function pricesOf(prices: readonly DatedPrice[] | undefined, column: PriceColumn): readonly DatedPrice[] {
  return (prices ?? []).flatMap(price => {
    if (column === 'dated') return price.from === undefined ? [] : [price]
    if (price.from !== undefined || price.kinds?.includes(column) !== true) return []
    return [{ ...price, kinds: [column] }]
  })
}

/** @returns `180`, or of each variant `Half = 120; Full = 230` @throws CellFault */
export function readKindPrices(text: string, kind: OrderKind, variants: Variants): readonly DatedPrice[] {
  if (tidy(text) === '') return []
  const kinds = [kind]
  if (variants.length === 0) return [{ kinds, pricePaise: readPaise(text) }]
  return readList(text).map(({ name, value }) => ({
    kinds, variantId: variantNamed(name, variants), pricePaise: value === undefined ? fault('variant-without-price', { text: name }) : readPaise(value),
  }))
}

export function kindPricesText(prices: readonly DatedPrice[], variants: Variants): string {
  return prices.map(({ variantId, pricePaise }) =>
    (variantId === undefined ? '' : `${variantText(variantId, variants)} = `) + paiseText(pricePaise)).join('; ')
}

/** @returns the prices of `2026-12-01 = 190; 2026-12-01 [orders: delivery; variant: Half] = 120` @throws CellFault */
export function readDatedPrices(text: string, variants: Variants): readonly DatedPrice[] {
  return readList(text).map(({ name, attributes, value }) => {
    if (!isDate(name)) fault('bad-date', { text: name })
    for (const key of attributes.keys()) if (key !== 'orders' && key !== 'variant') fault('unknown-attribute', { text: key })
    const [orders, variant] = [attributes.get('orders'), attributes.get('variant')]
    if (variant === undefined && variants.length > 0) fault('price-needs-variant', { text: name })
    return {
      from: name,
      ...(orders !== undefined && { kinds: readKinds(orders) }),
      ...(variant !== undefined && { variantId: variantNamed(variant, variants) }),
      pricePaise: value === undefined ? fault('not-a-price', { text: name }) : readPaise(value),
    }
  })
}

export function datedPricesText(prices: readonly DatedPrice[], variants: Variants): string {
  return prices.map(({ from = '', kinds, variantId, pricePaise }) => {
    const says = [
      ...(kinds ? [`orders: ${kinds.join(', ')}`] : []),
      ...(variantId === undefined ? [] : [`variant: ${variantText(variantId, variants)}`]),
    ].join('; ')
    return `${from}${says === '' ? '' : ` [${says}]`} = ${paiseText(pricePaise)}`
  }).join('; ')
}

function readKinds(text: string): readonly OrderKind[] {
  const kinds = splitOutside(text, ',+').map(each => orderKinds.find(kind => kind === folded(each).replace(/[ _]/g, '-'))
  ?? fault('unknown-order-kind', { text: each }))
  return kinds.length === 0 ? fault('unknown-order-kind', { text }) : [...new Set(kinds)]
}

function variantNamed(text: string, variants: Variants): string {
  const name = folded(unquoted(text))
  const found = variants.filter(variant => folded(variant.name) === name)
  const one = found.length === 1 ? found[0] : variants.find(({ id }) => id === name.replace(/^#/, ''))
  return one?.id ?? fault('unknown-variant', { text, known: variants.map(variant => variant.name).join(', ') })
}

/** The name, or the id where two variants have one name. */
function variantText(id: string, variants: Variants): string {
  const known = variants.find(variant => variant.id === id)
  if (!known || variants.filter(({ name }) => folded(name) === folded(known.name)).length > 1) return id
  return quotedName(tidy(known.name), listSpecial)
}

/** @returns whether two lists say the same prices, however they are grouped */
export function samePrices(some: readonly DatedPrice[], others: readonly DatedPrice[]): boolean {
  const keys = (prices: readonly DatedPrice[]): string => prices.flatMap(({ from = '', kinds, variantId = '', pricePaise }) =>
    (kinds ?? ['every']).map(kind => `${from}|${variantId}|${kind}|${pricePaise}`)).sort().join('\n')
  return keys(some) === keys(others)
}
