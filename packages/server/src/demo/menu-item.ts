import type { MenuItem, Variant } from '@restoflow/core'

/** What the items of one shelf of the menu have in common. */
type Shelf = Pick<MenuItem, 'categoryId' | 'stationId' | 'course' | 'taxClassId' | 'modifierGroupIds'>

type Price = number | readonly Variant[]

type Detail = Partial<Pick<MenuItem, 'course' | 'stationId' | 'taxClassId' | 'modifierGroupIds' | 'allergens' | 'combo' | 'description'>>

export type AddItem = (id: string, code: string, name: string, hi: string, diet: MenuItem['diet'], price: Price, detail?: Detail) => MenuItem

const rupees = (amount: number): number => amount * 100

/** @returns a function that makes the items of a shelf; prices in whole rupees, or variants */
export function shelf(common: Shelf): AddItem {
  return (id, code, name, hi, diet, price, detail = {}) => ({
    id, code, name, names: { hi }, diet,
    pricePaise: typeof price === 'number' ? rupees(price) : Math.min(...price.map(({ pricePaise }) => pricePaise)),
    variants: typeof price === 'number' ? [] : price,
    ...common, ...detail,
  })
}

/** @returns half and full, prices in whole rupees */
export const halfFull = (half: number, full: number): readonly Variant[] => [
  { id: 'half', name: 'half', names: { hi: 'हाफ़' }, pricePaise: rupees(half) },
  { id: 'full', name: 'full', names: { hi: 'फ़ुल' }, pricePaise: rupees(full) },
]

/** @returns a small and a large one, prices in whole rupees */
export const smallLarge = (small: number, large: number): readonly Variant[] => [
  { id: 'small', name: 'small', names: { hi: 'छोटा' }, pricePaise: rupees(small) },
  { id: 'large', name: 'large', names: { hi: 'बड़ा' }, pricePaise: rupees(large) },
]
