import { reservationSettings, type OutletState, type ReservationSettings } from '@restoflow/core'
import { useWords, type WordKey } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { SelectField, TextField, Tick } from './fields'

export interface ServiceFormProps {
  readonly outlet: OutletState
  readonly attributes: Attributes
  readonly locked: boolean
}

type Rule = 'cleaningAfterRelease' | 'refuseUnsentAtIssue' | 'bumpServes'

const rules = [
  ['cleaningAfterRelease', 'settings.cleaning', 'settings.cleaning-about'],
  ['bumpServes', 'settings.bump-serves', 'settings.bump-serves-about'],
  ['refuseUnsentAtIssue', 'settings.refuse-unsent', 'settings.refuse-unsent-about'],
] as const satisfies readonly (readonly [Rule, WordKey, WordKey])[]

const times = [
  ['durationMinutes', 'settings.booking-lasts'], ['graceMinutes', 'settings.booking-late'], ['showAheadMinutes', 'settings.booking-ahead'],
] as const satisfies readonly (readonly [keyof ReservationSettings, WordKey])[]

/** @returns how tables, kitchen and bookings behave: one form, sent as `outlet/change` */
export function ServiceForm({ outlet: { settings, settingsRevision }, attributes, locked }: ServiceFormProps) {
  const t = useWords()
  const bookings = reservationSettings(settings)
  return (
    <form id="step" class="setup-form" data-setup data-command="outlet/change" data-collect="setup" data-errors="#problems" {...attributes}>
      <input type="hidden" name="revision" data-type="int" value={settingsRevision} />
      <fieldset class="setup-form" disabled={locked}>
        <div class="cards">
          {rules.map(([rule, label, about]) => (
            <Tick label={t(label)} about={t(about)} checked={settings?.[rule] === true} attributes={{ name: `patch.${rule}`, 'data-type': 'bool' }} />
          ))}
        </div>
        <SelectField
          label={t('settings.sold-out')} name="patch.soldOutUntil" value={settings?.soldOutUntil ?? 'next-day'} options={[
            { value: 'next-day', text: t('settings.sold-out-next-day') }, { value: 'restored', text: t('settings.sold-out-restored') },
          ]}
        />
        <TextField
          label={t('settings.escalates')} hint={t('settings.escalates-hint')} name="patch.billAlertEscalatesAfterMs" type="minutes" max={4} short required
          unit={t('settings.minutes')} value={String((settings?.billAlertEscalatesAfterMs ?? 90_000) / 60_000)} pattern="\d{1,2}([.]\d{1,2})?"
        />
        <h3>{t('settings.bookings')}</h3>
        <div class="field-row">
          {times.map(([name, label]) => (
            <TextField
              label={t(label)} name={`patch.reservations.${name}`} type="int" max={3} required pattern="\d{1,3}" unit={t('settings.minutes')}
              value={String(bookings[name])}
            />
          ))}
        </div>
      </fieldset>
    </form>
  )
}
