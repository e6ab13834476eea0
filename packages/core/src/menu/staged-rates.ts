import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { StagedRates } from '../tax/dated-settings'
import type { DatedTaxRate, MenuEvent, MenuState, TaxClass } from './menu'

export interface SetDatedRates {
  /** Local date from which they hold. */
  readonly from: string
  /** By tax class; null takes the rate of that day back. */
  readonly rates: Readonly<Record<string, StagedRates | null>>
}

/** Gives tax classes their rates from a day on, or takes them back: what a staged change of the outlet's tax asks of the menu. */
export const setDatedRates = defineDecision<MenuState, SetDatedRates, unknown, MenuEvent>({
  name: 'menu.set-dated-rates',
  category: 'menu',
  roles: null,
  decide: (state, { from, rates }) => Object.entries(rates).flatMap(([id, rate]): readonly MenuEvent[] => {
    const taxClass = own(state.taxClasses, id)
    // a class that was removed since needs no rate taken back
    if (!taxClass) return rate === null ? [] : refuse('unknown-tax-class', `There is no tax class ${id}.`)
    const { revision: _, rates: before = [], ...definition } = taxClass
    const dated = [...before.filter(each => each.from !== from), ...(rate === null ? [] : [{ from, ...rate }])].sort(byDay)
    return [{ type: 'TaxClassDefined', data: { ...definition, ...(dated.length > 0 && { rates: dated }) } satisfies TaxClass }]
  }),
})

const byDay = (a: DatedTaxRate, b: DatedTaxRate): number => (a.from < b.from ? -1 : 1)
