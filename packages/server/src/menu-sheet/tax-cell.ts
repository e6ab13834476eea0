import type { MenuState } from '@restoflow/core'
import { tidy } from './cells'
import { fault } from './fault'
import { Refs } from './refs'

type TaxClass = MenuState['taxClasses'][string]

/** Tax classes by name and by rate. */
export interface TaxClasses {
  readonly refs: Refs
  readonly list: readonly TaxClass[]
}

/** @returns the tax classes of the menu */
export function taxClassesOf(menu: MenuState): TaxClasses {
  const list = Object.values(menu.taxClasses)
  return { refs: new Refs('unknown-tax-class', list), list }
}

/**
 * @returns the id of the tax class that is named; or, for `5%`, of the only restaurant service (SAC 9963) that takes it, else of
 *   the only class that does; where the house has a single class, an empty cell means it: nothing is silently taxed at zero
 * @throws CellFault
 */
export function readTaxClass(text: string, { refs, list }: TaxClasses): string {
  const said = tidy(text)
  const [only, second] = list
  if (said === '') return only && !second ? only.id : fault('empty')
  const [, rate] = /^(?:gst\s*)?@?\s*(\d{1,2}(?:\.\d{1,2})?)\s*%?$/i.exec(said) ?? []
  if (rate === undefined || refs.named(said).length > 0 || refs.has(said)) return refs.read(said)
  const basisPoints = Math.round(Number(rate) * 100)
  const fitting = list.filter(({ treatment, rateBasisPoints }) => treatment === 'taxable' && rateBasisPoints === basisPoints)
  // food that a kitchen makes is the usual meaning; what is sold as goods is named
  const services = fitting.filter(({ hsn }) => hsn.startsWith('9963'))
  const [one, another] = services.length === 1 ? services : fitting
  if (one && another) fault('two-tax-classes', { text: said, known: fitting.map(({ name }) => name).join(', ') })
  return one?.id ?? refs.read(said)
}
