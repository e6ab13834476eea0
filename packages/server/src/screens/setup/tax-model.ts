import { collectsTax, gstRate, gstTaxClasses, type GstTaxClass, type MenuState, type TaxClass, type TaxSettings } from '@restoflow/core'
import type { ExampleLine } from './example-bill'

/** Id of the tax class of what the kitchen serves. */
export const serviceClassId = 'restaurant-service'
export const liquorClassId = 'liquor'
/** Sac of restaurant service. */
const restaurantService = '996331'

/** Goods that a restaurant may sell beside what it cooks: made only when it says so. */
export const goods = ['packaged-water', 'aerated-drink', 'caffeinated-drink', 'fruit-or-milk-drink'] as const satisfies readonly GstTaxClass[]

export type Definition = Omit<TaxClass, 'id' | 'rates'>

/** @returns a tax class of the law as it stands on a day, to be defined in the menu */
export function definitionOf(taxClass: GstTaxClass, day: string): Definition {
  const { rateBasisPoints, cessBasisPoints, hsn } = gstRate(taxClass, day)
  return {
    name: gstTaxClasses[taxClass].name, section: 'gst', treatment: 'taxable', rateBasisPoints, hsn, ...(cessBasisPoints > 0 && { cessBasisPoints }),
  }
}

/** @returns liquor under the state's VAT, whose rate the owner knows */
export function liquorDefinition(rateBasisPoints: number): Definition {
  return { name: 'Liquor', section: 'vat', treatment: 'taxable', rateBasisPoints, hsn: '2208' }
}

/** @returns the rate of restaurant service that a scheme asks for on a day; null where the scheme charges no tax */
export function serviceRate(scheme: TaxSettings['scheme'], day: string): number | null {
  return collectsTax(scheme) ? gstRate('restaurant-service', day, scheme).rateBasisPoints : null
}

/** @returns tax settings that may be kept: whoever has no GSTIN collects none, and no composition dealer is without (CGST Act, s. 32(1)) */
export function lawfulTax(tax: TaxSettings, hasGstin: boolean): TaxSettings {
  return hasGstin ? tax : { ...tax, scheme: 'unregistered' }
}

/** @returns whether a class is what the kitchen serves, whose rate goes with the scheme */
export function isRestaurantMeal({ section, hsn, treatment }: TaxClass): boolean {
  return section === 'gst' && treatment === 'taxable' && hsn.startsWith(restaurantService.slice(0, 4))
}

/** @returns a dinner for two: what an example is computed from, with the menu's own dishes where there are any */
export function exampleLines(menu: MenuState, rateOf: (taxClass: TaxClass) => number, fallbackRate: number): readonly ExampleLine[] {
  const dishes = Object.values(menu.items).filter(item => item.pricePaise > 0 && menu.taxClasses[item.taxClassId]?.section === 'gst').slice(0, 3)
  if (dishes.length > 0) {
    return dishes.flatMap(({ name, pricePaise, taxClassId }, place) => {
      const taxClass = menu.taxClasses[taxClassId]
      return taxClass ? [{ name, quantity: place === 0 ? '2' : '1', unitPricePaise: pricePaise, rateBasisPoints: rateOf(taxClass), hsn: taxClass.hsn }] : []
    })
  }
  return [
    { name: 'Masala dosa', quantity: '2', unitPricePaise: 12_000, rateBasisPoints: fallbackRate, hsn: restaurantService },
    { name: 'Filter coffee', quantity: '2', unitPricePaise: 4_500, rateBasisPoints: fallbackRate, hsn: restaurantService },
  ]
}
