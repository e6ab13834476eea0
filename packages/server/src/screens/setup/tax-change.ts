import { gstSchemes, isDate, pricings, type MenuState, type StagedRates, type TaxClass, type TaxSettings } from '@restoflow/core'
import { isRestaurantMeal, serviceRate } from './tax-model'

/** A change of tax as the form asks for it. */
export interface TaxChange {
  readonly from: string
  readonly tax: TaxSettings
  readonly classes: readonly ClassChange[]
}

export interface ClassChange {
  readonly taxClass: TaxClass
  readonly beforeBasisPoints: number
  readonly afterBasisPoints: number
}

type Query = Readonly<Record<string, string>>

const oneOf = <T extends string>(values: readonly T[], text: string | undefined, otherwise: T): T => values.find(value => value === text) ?? otherwise

/** @returns the tax settings that a form's fields name; what they leave open stays as it is */
export function taxIn(query: Query, prefix: string, now: TaxSettings): TaxSettings {
  const round = query[`${prefix}.roundToPaise`]
  return {
    regime: 'in-gst',
    scheme: oneOf(gstSchemes, query[`${prefix}.scheme`], now.scheme),
    pricing: oneOf(pricings, query[`${prefix}.pricing`], now.pricing),
    roundToPaise: round !== undefined && /^\d{1,5}$/.test(round) ? Number(round) : now.roundToPaise,
  }
}

/**
 * @param now what holds today
 * @param rateOf the rate that a class has on the day by what is known already
 * @returns the change with every tax class: restaurant service takes the new scheme's rate, a rate that was typed wins
 */
export function changeIn(query: Query, now: TaxSettings, menu: MenuState, rateOf: (taxClass: TaxClass, day: string) => number, tomorrow: string): TaxChange {
  const from = isDate(query['from'] ?? '') ? (query['from'] ?? tomorrow) : tomorrow
  const tax = taxIn(query, 'tax', now)
  const proposed = tax.scheme === now.scheme ? null : serviceRate(tax.scheme, from)
  const classes = Object.values(menu.taxClasses).map(taxClass => {
    const beforeBasisPoints = rateOf(taxClass, from)
    const typed = typedRate(query[`rate.${taxClass.id}`])
    return { taxClass, beforeBasisPoints, afterBasisPoints: typed ?? (proposed !== null && isRestaurantMeal(taxClass) ? proposed : beforeBasisPoints) }
  })
  return { from, tax, classes }
}

function typedRate(text: string | undefined): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec((text ?? '').trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** @returns the rates that the command names: of the classes whose rate changes, with the cess that they have */
export function ratesOf({ classes }: TaxChange): Readonly<Record<string, StagedRates>> {
  return Object.fromEntries(classes.filter(each => each.afterBasisPoints !== each.beforeBasisPoints).map(({ taxClass, afterBasisPoints }) => {
    const { id, cessBasisPoints, cessPaisePerUnit } = taxClass
    return [id, {
      rateBasisPoints: afterBasisPoints, ...(cessBasisPoints !== undefined && { cessBasisPoints }), ...(cessPaisePerUnit !== undefined && { cessPaisePerUnit }),
    }]
  }))
}

/** @returns whether anything would be other than it is */
export function isChange({ tax, classes }: TaxChange, now: TaxSettings): boolean {
  return tax.scheme !== now.scheme || tax.pricing !== now.pricing || tax.roundToPaise !== now.roundToPaise
    || classes.some(each => each.afterBasisPoints !== each.beforeBasisPoints)
}
