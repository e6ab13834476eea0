import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { financialYear, isTimeZone, localTime } from '../calendar/calendar'
import { isLawfulSeries, seriesStream } from '../calendar/serial'

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

export interface Section {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  /** Where the section stands on the floor plan, in plan units (one unit is about a centimetre). */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly outdoor?: boolean
}

export interface FloorTable {
  readonly id: string
  readonly name: string
  readonly sectionId: string
  readonly seats: number
  readonly shape: 'round' | 'square' | 'rectangle'
  /** Centre of the table on the floor plan, and its size, in plan units. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
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
  readonly series: { readonly invoice: SeriesSettings; readonly vat: SeriesSettings; readonly kot: SeriesSettings; readonly token: SeriesSettings }
  /** Where an item without a station goes. */
  readonly defaultStationId: string
  readonly upiId?: string
  readonly footer?: string
  readonly cleaningAfterRelease: boolean
  readonly refuseUnsentAtIssue: boolean
  readonly bumpServes: boolean
  /** A bill discount above this share of the gross needs an approval, in basis points. */
  readonly discountCapBasisPoints: number
  /** An unseen bill request shows on the manager's floor after this. */
  readonly billAlertEscalatesAfterMs: number
}

export interface OutletState {
  readonly settings: OutletSettings | null
  readonly stations: Readonly<Record<string, Station>>
  readonly sections: Readonly<Record<string, Section>>
  readonly tables: Readonly<Record<string, FloorTable>>
}

export type OutletEvent =
  | DomainEvent<'OutletConfigured', { settings: OutletSettings }>
  | DomainEvent<'StationDefined', Station>
  | DomainEvent<'SectionDefined', Section>
  | DomainEvent<'TableDefined', FloorTable>

/** The place itself: settings, stations, sections, tables. */
export const outlet = defineFeature<OutletState, OutletEvent>({
  category: 'outlet',
  initial: { settings: null, stations: {}, sections: {}, tables: {} },
  evolve: (state, event) => {
    switch (event.type) {
      case 'OutletConfigured':
        return { ...state, settings: event.data.settings }
      case 'StationDefined':
        return { ...state, stations: { ...state.stations, [event.data.id]: event.data } }
      case 'SectionDefined':
        return { ...state, sections: { ...state.sections, [event.data.id]: event.data } }
      case 'TableDefined':
        return { ...state, tables: { ...state.tables, [event.data.id]: event.data } }
      default:
        return event satisfies never
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

export const defineSection = defineDecision<OutletState, Omit<Section, 'id'>, unknown, OutletEvent>({
  name: 'outlet.define-section',
  category: 'outlet',
  roles: ['owner', 'manager'],
  decide: (_, section, { id }) => [{ type: 'SectionDefined', data: { ...section, id } }],
  view: (id, state) => own(state.sections, id),
})

export const defineTable = defineDecision<OutletState, Omit<FloorTable, 'id'>, unknown, OutletEvent>({
  name: 'outlet.define-table',
  category: 'outlet',
  roles: ['owner', 'manager'],
  decide: (state, table, { id }) => {
    if (!own(state.sections, table.sectionId)) refuse('unknown-section', `There is no section ${table.sectionId}.`)
    return [{ type: 'TableDefined', data: { ...table, id } }]
  },
  view: (id, state) => own(state.tables, id),
})
