import { financialYear, localTime } from '../calendar/calendar'
import { stagedSeriesKey, yearSeries, type SeriesSettings, type StagedSeries, type StartYears } from '../calendar/series-years'
import { defineFeature } from '../kernel/decider'
import type { DomainEvent, Role } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { CashSettings } from '../trading/cash'
import { collectsTax } from '../tax/gst/gst'
import { isSameTax, withoutPast, type StagedRates, type StagedTax, type TaxSettings } from '../tax/dated-settings'
import { evolveCharges, type Charge, type ChargeEvent } from './charge'
import { evolvePromotions, type Promotion, type PromotionEvent } from './promotion'
import { emptyFloorPlan, evolveFloorPlan, type FloorPlanEvent, type FloorPlanState, type Revised } from './plan'

export type { SeriesSettings, TaxSettings }

/** Other languages' names, by BCP 47 tag: `{ hi: 'तंदूर' }`. */
export type LocalNames = Readonly<Record<string, string>>

export interface StationDefinition {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  /** Age at which a ticket turns amber, then red. */
  readonly hurryAfterMs: number
  readonly lateAfterMs: number
}

export type Station = StationDefinition & Revised

/** An e-commerce operator through which guests order (CGST Act, s. 2(45)). */
export interface Operator {
  /** As orders name it: `Swiggy`. */
  readonly name: string
  readonly gstin?: string
  /** It pays the tax on restaurant service (s. 9(5)); absent: yes. */
  readonly paysTax?: boolean
  /** Its share of the value, for whoever checks what it settles. */
  readonly commissionBasisPoints?: number
}

/** Rules of the till. */
export interface PaymentRules {
  /** Kinds of tender that are taken only with a reference; none when absent. */
  readonly referenceFor?: readonly ('upi' | 'card' | 'other')[]
  /** A refund of a bill older than this many days needs an approval of an owner or manager; never when absent. */
  readonly refundApprovalAfterDays?: number
  /** … and of an owner alone. */
  readonly refundOwnerAfterDays?: number
  /** How many months a voucher is good for where nobody says; 12 when absent, for ever with 0. */
  readonly voucherMonths?: number
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
    /** Of the Z reports of the day closes; `Z/{fy}/{n}` when absent. */
    readonly z?: SeriesSettings
    /** Of payments against due accounts, and of vouchers; `RC/{fy}/{n}` and `GV/{fy}/{n}` when absent. */
    readonly receipt?: SeriesSettings
    readonly voucher?: SeriesSettings
  }
  /** Where an item without a station goes. */
  readonly defaultStationId: string
  readonly upiId?: string
  readonly footer?: string
  /** Local date from which tax invoices to registered buyers are registered with the e-invoice portal (CGST Rules, Rule 48(4)). Absent: never. */
  readonly eInvoicingFrom?: string
  /** How many days a link to a bill works for its guest. Absent: 30. */
  readonly billLinkDays?: number
  /**
   * By BCP 47 tag: what people read on screens who chose nothing else, what the kitchen's and the guest's paper say, and what
   * stands beside them, null: nothing. Absent: English, with Hindi beside it.
   */
  readonly languages?: { readonly screens: string; readonly kot: string; readonly bill: string; readonly second: string | null }
  readonly cleaningAfterRelease: boolean
  /** When a sold-out item comes back: by itself with the next business day (default), or when somebody restores it. */
  readonly soldOutUntil?: 'next-day' | 'restored'
  readonly refuseUnsentAtIssue: boolean
  readonly bumpServes: boolean
  /** A bill discount above this share of the gross needs an approval, in basis points. */
  readonly discountCapBasisPoints: number
  /** By role instead, in basis points: what its people give by themselves, and at most approve. Absent for a role: the cap above, and no limit. */
  readonly discountCaps?: Partial<Readonly<Record<Role, number>>>
  /** Drawers and cash. Absent: one drawer, no shift needed, cash opens it. */
  readonly cash?: CashSettings
  /** An unseen bill request shows on the manager's floor after this. */
  readonly billAlertEscalatesAfterMs: number
  /** Settling an order at a table needs an approval while not all of its food is served. */
  readonly settleNeedsServed?: boolean
  readonly payments?: PaymentRules
  /** In minutes: how long a table is kept, when a booking is late, how early a table shows it. Absent: 90, 20 and 120. */
  readonly reservations?: { readonly durationMinutes: number; readonly graceMinutes: number; readonly showAheadMinutes: number }
  /** Those that are known here. An order through another one is possible; it too pays the tax on restaurant service. */
  readonly operators?: readonly Operator[]
}

export interface OutletState extends FloorPlanState {
  readonly settings: OutletSettings | null
  /** UTC instant at which it was set up: no business day lies before. Absent until then. */
  readonly since?: string
  /** Counts the times that the settings were given: 1, 2, 3 …; 0 before the first. */
  readonly settingsRevision: number
  /** Tax that begins or began to hold on a day, by the change's id: `taxOn` says which counts. */
  readonly stagedTax: Readonly<Record<string, StagedTax>>
  /** Series that begin with a financial year: `seriesOn` says which counts. */
  readonly stagedSeries: Readonly<Record<string, StagedSeries>>
  /** For which financial year the series' starts were set. */
  readonly startYears: StartYears
  readonly charges: Readonly<Record<string, Charge>>
  /** Coupons and offers. */
  readonly promotions: Readonly<Record<string, Promotion>>
  readonly stations: Readonly<Record<string, Station>>
}

export type OutletEvent =
  | DomainEvent<'OutletConfigured', { settings: OutletSettings; startYears?: StartYears }>
  | DomainEvent<'TaxStaged', { changeId: string; from: string; tax: TaxSettings; rates: Readonly<Record<string, StagedRates>> }>
  | DomainEvent<'StagedTaxWithdrawn', { changeId: string; from: string; taxClassIds: readonly string[] }>
  | DomainEvent<'SeriesStaged', StagedSeries>
  | DomainEvent<'StationDefined', StationDefinition>
  | DomainEvent<'StationRemoved', { id: string }>
  | ChargeEvent
  | PromotionEvent
  | FloorPlanEvent

const initial: OutletState = { settings: null, settingsRevision: 0, stagedTax: {}, stagedSeries: {}, startYears: {}, charges: {},
  promotions: {}, stations: {}, ...emptyFloorPlan }

/** The place itself: settings, charges, stations, sections, tables. */
export const outlet = defineFeature<OutletState, OutletEvent>({
  category: 'outlet',
  stateVersion: 6,
  initial,
  evolve: (state, event) => {
    switch (event.type) {
      case 'OutletConfigured':
        return withSettings(state, event.data, event.at)
      case 'TaxStaged':
        return { ...state, stagedTax: { ...state.stagedTax, [event.data.changeId]: { ...event.data, stagedBy: event.by, stagedAt: event.at } } }
      case 'StagedTaxWithdrawn':
        return { ...state, stagedTax: without(state.stagedTax, event.data.changeId) }
      case 'SeriesStaged':
        return { ...state, stagedSeries: { ...state.stagedSeries, [stagedSeriesKey(event.data.kind, event.data.period)]: event.data } }
      case 'StationDefined': {
        const revision = (own(state.stations, event.data.id)?.revision ?? 0) + 1
        return { ...state, stations: { ...state.stations, [event.data.id]: { ...event.data, revision } } }
      }
      case 'StationRemoved':
        return { ...state, stations: without(state.stations, event.data.id) }
      case 'ChargeDefined':
      case 'ChargeRemoved':
        return { ...state, charges: evolveCharges(state.charges, event) }
      case 'PromotionDefined':
      case 'PromotionWithdrawn':
        return { ...state, promotions: evolvePromotions(state.promotions, event) }
      default:
        return evolveFloorPlan(state, event)
    }
  },
  live: () => true,
  view: (_, state) => state,
})

type Configured = Extract<OutletEvent, { type: 'OutletConfigured' }>['data']

/**
 * Tax or a series that is changed at once counts from now on: what was staged for a day that has come does not undo it.
 * @returns the outlet after its settings were given
 */
export function withSettings(state: OutletState, { settings, startYears = {} }: Configured, at: string): OutletState {
  const { settings: before } = state
  const next = { ...state, settings, since: state.since ?? at, startYears, settingsRevision: state.settingsRevision + 1 }
  if (before === null) return next
  const { date } = localTime(at, settings.timeZone)
  const year = financialYear(date)
  const changed = yearSeries.filter(kind => startYears[kind] !== state.startYears[kind] || !isSameSeries(before.series[kind], settings.series[kind]))
  return {
    ...next,
    stagedTax: isSameTax(before.tax, settings.tax) ? state.stagedTax : withoutPast(state.stagedTax, date),
    stagedSeries: Object.fromEntries(Object.entries(state.stagedSeries).filter(([, { kind, period }]) => !changed.includes(kind) || period > year)),
  }
}

/** @throws RestoflowError `tax-without-gstin` where tax would be collected by whoever is not registered (CGST Act, s. 32(1)) */
export function requireGstin({ gstin }: OutletSettings, { scheme }: TaxSettings, field: string): void {
  if (gstin === undefined && collectsTax(scheme)) {
    refuse('tax-without-gstin', 'An outlet without GSTIN collects no tax: its scheme is “unregistered” (CGST Act, s. 32(1)).', { field })
  }
}

/** @returns whether two series give the same numbers */
export function isSameSeries(one: SeriesSettings | undefined, other: SeriesSettings | undefined): boolean {
  return one?.template === other?.template && one?.start === other?.start
}

function without<T>(record: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id))
}
