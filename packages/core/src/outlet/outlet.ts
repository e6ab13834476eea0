import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { financialYear, isTimeZone, localTime } from '../calendar/calendar'
import { isLawfulSeries, seriesStream } from '../calendar/serial'
import { emptyFloorPlan, evolveFloorPlan, type FloorPlanEvent, type FloorPlanState } from './plan'

/** Other languages' names, by BCP 47 tag: `{ hi: 'तंदूर' }`. */
export type LocalNames = Readonly<Record<string, string>>

export interface Station {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  /** Age at which a ticket turns amber, then red. */
  readonly hurryAfterMs: number
  readonly lateAfterMs: number
}

/** How bills are computed and rounded here. Another country is another `regime`. */
export interface TaxSettings {
  readonly regime: 'in-gst'
  readonly scheme: 'regular' | 'specified-premises' | 'composition'
  readonly pricing: 'exclusive' | 'inclusive'
  /** 100 = whole rupees, 5 = five paise, 0 = no round-off. */
  readonly roundToPaise: number
}

/** `{n}` is the running number, `{fy}` the financial year (`26-27`), `{day}` the business day (`2026-11-22`). */
export interface SeriesSettings {
  readonly template: string
  readonly start: number
}

export interface OutletSettings {
  readonly name: string
  readonly addressLines: readonly string[]
  readonly phone?: string
  readonly gstin?: string
  readonly fssai?: string
  /** Two digits, the GST code of the state. */
  readonly stateCode: string
  readonly timeZone: string
  /** Local time at which the next business day begins, `04:00`. */
  readonly businessDayStart: string
  readonly currency: string
  readonly tax: TaxSettings
  readonly series: {
    readonly invoice: SeriesSettings
    readonly vat: SeriesSettings
    readonly kot: SeriesSettings
    readonly token: SeriesSettings
    /** Of credit notes, food and liquor apart; `CN/{fy}/{n}` and `CNV/{fy}/{n}` when absent. */
    readonly credit?: SeriesSettings
    readonly creditVat?: SeriesSettings
  }
  /** Where an item without a station goes. */
  readonly defaultStationId: string
  readonly upiId?: string
  readonly footer?: string
  /**
   * By BCP 47 tag: what people read on screens who chose nothing else, what the kitchen's and the guest's paper say, and what
   * stands beside them, null: nothing. Absent: English, with Hindi beside it.
   */
  readonly languages?: { readonly screens: string; readonly kot: string; readonly bill: string; readonly second: string | null }
  readonly cleaningAfterRelease: boolean
  readonly refuseUnsentAtIssue: boolean
  readonly bumpServes: boolean
  /** A bill discount above this share of the gross needs an approval, in basis points. */
  readonly discountCapBasisPoints: number
  /** An unseen bill request shows on the manager's floor after this. */
  readonly billAlertEscalatesAfterMs: number
}

export interface OutletState extends FloorPlanState {
  readonly settings: OutletSettings | null
  readonly stations: Readonly<Record<string, Station>>
}

export type OutletEvent =
  | DomainEvent<'OutletConfigured', { settings: OutletSettings }>
  | DomainEvent<'StationDefined', Station>
  | FloorPlanEvent

/** The place itself: settings, stations, sections, tables. */
export const outlet = defineFeature<OutletState, OutletEvent>({
  category: 'outlet',
  stateVersion: 2,
  initial: { settings: null, stations: {}, ...emptyFloorPlan },
  evolve: (state, event) => {
    switch (event.type) {
      case 'OutletConfigured':
        return { ...state, settings: event.data.settings }
      case 'StationDefined':
        return { ...state, stations: { ...state.stations, [event.data.id]: event.data } }
      default:
        return evolveFloorPlan(state, event)
    }
  },
  live: () => true,
  view: (_, state) => state,
})

const dayStartPattern = /^([01]\d|2[0-3]):[0-5]\d$/

/** What this financial year's series have given so far. */
interface SeriesRefs {
  readonly invoice?: { readonly taken: number }
  readonly vat?: { readonly taken: number }
}

const thisYears = (kind: 'invoice' | 'vat', timeZone: string, now: string): string | undefined =>
  isTimeZone(timeZone) ? seriesStream(kind, financialYear(localTime(now, timeZone).date)) : undefined

/** Sets the outlet up. A series of invoices that has begun keeps its form, or its numbers would repeat or leave a gap. */
export const configureOutlet = defineDecision<OutletState, OutletSettings, SeriesRefs, OutletEvent>({
  name: 'outlet.configure',
  category: 'outlet',
  roles: ['owner'],
  reads: ({ body: { timeZone }, now }) => ({ invoice: thisYears('invoice', timeZone, now), vat: thisYears('vat', timeZone, now) }),
  decide: (state, settings, { refs }) => {
    if (!isTimeZone(settings.timeZone)) refuse('invalid-time-zone', `${settings.timeZone} is not an IANA time zone.`)
    for (const kind of ['invoice', 'vat'] as const) {
      const [before, series] = [state.settings?.series[kind], settings.series[kind]]
      if (!isLawfulSeries(series)) refuse('invalid-series-template', `${series.template} from ${series.start} gives serials that Rule 46(b) does not allow.`)
      const changed = before !== undefined && (before.template !== series.template || before.start !== series.start)
      if (changed && (refs[kind]?.taken ?? 0) > 0) refuse('series-in-use', `The ${kind} series has given ${refs[kind]?.taken ?? 0} numbers.`)
    }
    for (const kind of ['kot', 'token'] as const) {
      if (!settings.series[kind].template.includes('{n}')) refuse('invalid-series-template', `The ${kind} template lacks {n}.`)
    }
    if (!dayStartPattern.test(settings.businessDayStart)) refuse('invalid-body', 'businessDayStart must be a time such as 04:00.', { field: 'businessDayStart' })
    return [{ type: 'OutletConfigured', data: { settings } }]
  },
})

export const defineStation = defineDecision<OutletState, Omit<Station, 'id'>, unknown, OutletEvent>({
  name: 'outlet.define-station',
  category: 'outlet',
  roles: ['owner', 'manager'],
  decide: (_, station, { id }) => [{ type: 'StationDefined', data: { ...station, id } }],
  view: (id, state) => own(state.stations, id),
})
