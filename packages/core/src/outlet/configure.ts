import { isDate, isTimeZone } from '../calendar/calendar'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { requireRevision } from '../kernel/revision'
import { isRestaurantState } from '../tax/gst/states'
import { normaliseGstin, validateGstin } from '../tax/gst/gstin'
import { checkOperators, operatorOf } from './operators'
import { requireGstin, type OutletEvent, type OutletSettings, type OutletState } from './outlet'
import { requireSameDay, sameDayReads, type DayTaken } from './same-day'
import { checkSeries, seriesReads, type SeriesAsked, type SeriesTaken } from './set-series'

/** The whole settings, and the revision that the editor read. */
export type ConfigureOutlet = OutletSettings & { readonly revision?: number }

type Optional = { [Field in keyof OutletSettings]-?: undefined extends OutletSettings[Field] ? Field : never }[keyof OutletSettings]

/** Some of the settings; null takes one away that may be absent. Of the series each kind stands by itself. */
export type OutletPatch =
  & { readonly [Field in Exclude<keyof OutletSettings, 'series' | Optional>]?: OutletSettings[Field] }
  & { readonly [Field in Optional]?: OutletSettings[Field] | null }
  & { readonly series?: Partial<OutletSettings['series']> }

export interface ChangeOutlet {
  readonly patch: OutletPatch
  readonly revision?: number
}

/** Sets the outlet up. A series of invoices that has begun keeps its form, or its numbers would repeat or leave a gap. */
export const configureOutlet = defineDecision<OutletState, ConfigureOutlet, SeriesTaken & DayTaken, OutletEvent>({
  name: 'outlet.configure',
  category: 'outlet',
  roles: ['owner'],
  reads: ({ state, body: { timeZone }, now }) => ({ ...seriesReads(timeZone, now), ...sameDayReads(state, now) }),
  decide: (state, { revision, ...settings }, { refs, now }) => {
    requireRevision({ revision: state.settingsRevision }, revision, 'The settings')
    return configured(state, settings, { taken: refs, now }, refs)
  },
})

/** Changes some of the settings: two people who edit different parts do not meet. */
export const changeOutlet = defineDecision<OutletState, ChangeOutlet, SeriesTaken & DayTaken, OutletEvent>({
  name: 'outlet.change',
  category: 'outlet',
  roles: ['owner'],
  reads: ({ state, body: { patch }, now }) => ({ ...seriesReads(patch.timeZone ?? state.settings?.timeZone, now), ...sameDayReads(state, now) }),
  decide: (state, { patch, revision }, { refs, now }) => {
    const settings = requireSettings(state)
    requireRevision({ revision: state.settingsRevision }, revision, 'The settings')
    return configured(state, patched(settings, patch), { taken: refs, now, named: patch.series }, refs)
  },
})

function patched(settings: OutletSettings, { series, ...fields }: OutletPatch): OutletSettings {
  const merged: Record<string, unknown> = { ...settings, ...(series && { series: { ...settings.series, ...series } }) }
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) delete merged[field]
    else if (value !== undefined) merged[field] = value
  }
  return merged as unknown as OutletSettings
}

const dayStartPattern = /^([01]\d|2[0-3]):[0-5]\d$/
/** NPCI's form of a payment address: `name@handle`. */
const upiIdPattern = /^[A-Za-z0-9._-]{2,256}@[A-Za-z][A-Za-z0-9.]{1,63}$/

function configured(state: OutletState, sent: OutletSettings, asked: SeriesAsked, day: DayTaken): readonly OutletEvent[] {
  const settings: OutletSettings = {
    ...sent, ...(sent.gstin !== undefined && { gstin: normaliseGstin(sent.gstin) }), ...(sent.operators && { operators: sent.operators.map(operatorOf) }),
  }
  checkIdentity(settings, state.settings)
  checkWords(settings, state.settings)
  if (settings.eInvoicingFrom !== undefined && !isDate(settings.eInvoicingFrom)) {
    refuse('invalid-date', `${settings.eInvoicingFrom} is no date.`, { field: 'eInvoicingFrom' })
  }
  if (settings.eInvoicingFrom !== undefined && settings.gstin === undefined) {
    refuse('gstin-missing', 'E-invoices are registered under a GSTIN, and the outlet has none.', { field: 'gstin' })
  }
  const isNew = state.settings === null || state.settings.gstin !== settings.gstin || state.settings.tax.scheme !== settings.tax.scheme
  if (isNew) requireGstin(settings, settings.tax, 'tax.scheme')
  checkOperators(settings.operators ?? [])
  if (!isTimeZone(settings.timeZone)) refuse('invalid-time-zone', `${settings.timeZone} is not an IANA time zone.`, { field: 'timeZone' })
  if (!dayStartPattern.test(settings.businessDayStart)) refuse('invalid-body', 'businessDayStart must be a time such as 04:00.', { field: 'businessDayStart' })
  if (state.settings) requireSameDay(state.settings, settings, day, asked.now)
  for (const kind of ['kot', 'token'] as const) {
    if (!settings.series[kind].template.includes('{n}')) refuse('invalid-series-template', `The ${kind} template lacks {n}.`, { field: `series.${kind}` })
  }
  return [{ type: 'OutletConfigured', data: { settings, startYears: checkSeries(state, settings, asked) } }]
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** What is new must make sense; what stands there from before keeps nobody from saving something else. */
function checkWords(settings: OutletSettings, before: OutletSettings | null): void {
  const { languages, currency, addressLines } = settings
  for (const use of ['screens', 'kot', 'bill', 'second'] as const) {
    const tag = languages?.[use]
    if (tag != null && tag !== before?.languages?.[use] && languageNames.of(tag) === undefined) {
      refuse('invalid-body', `${tag} is no language.`, { field: `languages.${use}` })
    }
  }
  if (currency !== 'INR' && currency !== before?.currency) refuse('invalid-body', 'Under GST amounts are in INR.', { field: 'currency' })
  const isEmpty = addressLines.every(line => line.trim() === '')
  if (before !== null && isEmpty && before.addressLines.length > 0) {
    refuse('invalid-body', 'Every document bears the address (Rule 46(a)).', { field: 'addressLines' })
  }
}

function checkIdentity({ stateCode, gstin, fssai, upiId }: OutletSettings, before: OutletSettings | null): void {
  if (stateCode !== before?.stateCode && !isRestaurantState(stateCode)) refuse('invalid-body', `${stateCode} is no code of a state.`, { field: 'stateCode' })
  if (gstin !== undefined) {
    const checked = validateGstin(gstin)
    if (!checked.ok) refuse('invalid-gstin', `${gstin}: ${checked.reason}.`, { field: 'gstin', fault: checked.reason })
    if (!gstin.startsWith(stateCode)) {
      refuse('invalid-gstin', `${gstin} belongs to the state ${gstin.slice(0, 2)}, the restaurant to ${stateCode}.`, { field: 'gstin', fault: 'state' })
    }
  }
  if (fssai !== undefined && !/^\d{14}$/.test(fssai)) refuse('invalid-fssai', `${fssai} has not 14 digits.`, { field: 'fssai' })
  if (upiId !== undefined && !upiIdPattern.test(upiId)) refuse('invalid-upi-id', `${upiId} is not of the form name@bank.`, { field: 'upiId' })
}
