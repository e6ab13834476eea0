import { financialYear, isDate, localTime } from '../calendar/calendar'
import { nextFinancialYear, stagedSeriesKey, type StagedSeries, type YearSeries } from '../calendar/series-years'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { own } from '../kernel/own'
import { formatRate } from '../money/format'
import { isLawfulRate } from '../tax/gst/rates'
import type { MenuState } from '../menu/menu'
import type { StagedRates } from '../tax/dated-settings'
import { cessBasisPointsMax } from '../tax/terms'
import { requireGstin, type OutletEvent, type OutletState, type SeriesSettings, type TaxSettings } from './outlet'
import { isFitSeries, requireDistinct } from './set-series'

export interface StageTax {
  readonly changeId?: string
  /** Local date, after today and within two years. */
  readonly from: string
  readonly tax: TaxSettings
  /** New rates of tax classes from that day, by id. */
  readonly rates?: Readonly<Record<string, StagedRates>>
}

const aheadMsMax = 2 * 366 * 86_400_000
const stagedMax = 20

/**
 * Lets other tax settings hold from a day on: bills of that date and later are made by them. Open lines keep the price and the price
 * mode at which they were sold and take the new rates (CGST Act, s. 14); issued bills never change.
 */
export const stageTax = defineDecision<OutletState, StageTax, { menu: MenuState }, OutletEvent>({
  name: 'outlet.stage-tax',
  category: 'outlet',
  roles: ['owner'],
  reads: () => ({ menu: 'menu' }),
  decide: (state, { changeId, from, tax, rates = {} }, env) => {
    const settings = requireSettings(state)
    const { timeZone } = settings
    const id = changeId === undefined ? env.newId() : requireId(changeId, 'changeId')
    if (own(state.stagedTax, id)) refuse('id-taken', `There is a staged change ${id} already.`)
    if (Object.keys(state.stagedTax).length >= stagedMax) refuse('invalid-body', `At most ${stagedMax} changes are staged.`)
    const { date: today } = localTime(env.now, timeZone)
    if (!isDate(from)) refuse('invalid-date', `${from} is no date.`, { field: 'from' })
    if (from <= today) refuse('invalid-date', `${from} has begun: what was billed today stays as it is.`, { field: 'from' })
    if (Date.parse(from) - Date.parse(today) > aheadMsMax) refuse('invalid-date', `${from} is more than two years ahead.`, { field: 'from' })
    requireGstin(settings, tax, 'tax.scheme')
    const unknown = Object.keys(rates).find(classId => !own(env.refs.menu.taxClasses, classId))
    if (unknown !== undefined) refuse('unknown-tax-class', `There is no tax class ${unknown}.`, { field: 'rates' })
    const unlawful = Object.entries(rates).find(([classId, { rateBasisPoints }]) =>
      !isLawfulRate(own(env.refs.menu.taxClasses, classId)?.section ?? '', rateBasisPoints))
    if (unlawful) refuse('invalid-rate', `GST has had no rate of ${formatRate(unlawful[1].rateBasisPoints)}.`, { field: `rates.${unlawful[0]}.rateBasisPoints` })
    const beyond = Object.entries(rates).find(([, { cessBasisPoints = 0 }]) => cessBasisPoints > cessBasisPointsMax)
    if (beyond) refuse('invalid-rate', `A cess is at most ${formatRate(cessBasisPointsMax)}.`, { field: `rates.${beyond[0]}.cessBasisPoints` })
    return [{ type: 'TaxStaged', data: { changeId: id, from, tax, rates } }]
  },
  view: (_, { stagedTax }) => ({ stagedTax }),
})

/** Takes a staged change back before its day comes. */
export const withdrawStaged = defineDecision<OutletState, { readonly changeId: string }, unknown, OutletEvent>({
  name: 'outlet.withdraw-staged',
  category: 'outlet',
  roles: ['owner'],
  decide: (state, { changeId }, { now }) => {
    const staged = own(state.stagedTax, changeId) ?? refuse('unknown-change', `There is no staged change ${changeId}.`)
    if (staged.from <= localTime(now, requireSettings(state).timeZone).date) refuse('change-in-force', `It holds since ${staged.from}.`)
    return [{ type: 'StagedTaxWithdrawn', data: { changeId, from: staged.from, taxClassIds: Object.keys(staged.rates) } }]
  },
  view: (_, { stagedTax }) => ({ stagedTax }),
})

export interface StageSeries extends SeriesSettings {
  readonly kind: YearSeries
}

/** Gives a series of documents another form from the next financial year on: the way out where this year's has begun. */
export const stageSeries = defineDecision<OutletState, StageSeries, unknown, OutletEvent>({
  name: 'outlet.stage-series',
  category: 'outlet',
  roles: ['owner'],
  decide: (state, { kind, template, start }, { now }) => {
    const { timeZone } = requireSettings(state)
    if (!isFitSeries(kind, { template, start })) {
      refuse('invalid-series-template', `${template} from ${start} gives serials that Rule 46(b) does not allow.`, { field: 'template' })
    }
    const period = nextFinancialYear(financialYear(localTime(now, timeZone).date))
    const staged: StagedSeries = { kind, period, series: { template, start }, startsOnce: true }
    requireDistinct({ ...state, stagedSeries: { ...state.stagedSeries, [stagedSeriesKey(kind, period)]: staged } }, period, [kind], () => 'template')
    return [{ type: 'SeriesStaged', data: staged }]
  },
  view: (_, { stagedSeries }) => ({ stagedSeries }),
})
