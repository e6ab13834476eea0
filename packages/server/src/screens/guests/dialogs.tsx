import type { FloorTable } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { CustomerPicker } from './customer-picker'

const coversShown = [1, 2, 3, 4, 5, 6, 8]
const times = ['12:00', '12:30', '13:00', '13:30', '14:00', '19:00', '19:30', '20:00', '20:30', '21:00', '21:30', '22:00']
const quoted = [5, 10, 15, 20, 30, 45]

/** @returns `19:30` as the wall clock says it, short: `7:30` */
const short = (time: string): string => {
  const [hour = '0', minute = '00'] = time.split(':')
  return `${Number(hour) % 12 === 0 ? 12 : Number(hour) % 12}:${minute}`
}

/** @returns how many guests, by one tap */
export function CoversChoice({ id, value }: { id: string; value: number }) {
  const t = useWords()
  return (
    <fieldset class="choice-row">
      <legend>{t('guests.how-many')}</legend>
      <div class="chips wrap">
        {coversShown.map(count => (
          <button type="button" class="chip choice" data-fill={`${id}-covers`} data-value={String(count)} aria-pressed={String(count === value)}>{count}</button>
        ))}
        <span class="field short">
          <input
            id={`${id}-covers`} name="covers" data-type="int" type="number" inputmode="numeric" min={1} max={99} value={String(value)} required
            aria-label={t('guests.how-many')}
          />
        </span>
      </div>
    </fieldset>
  )
}

/** @returns the tables to keep, none by default */
export function TablesChoice({ tables, chosen = [] }: { tables: readonly FloorTable[]; chosen?: readonly string[] }) {
  const t = useWords()
  return (
    <details class="tables-choice" {...(chosen.length > 0 && { open: true })}>
      <summary>{t('guests.keep-table')}</summary>
      <div class="chips wrap" role="group" aria-label={t('guests.keep-table')}>
        {tables.map(({ id, name, seats }) => (
          <label class="chip choice">
            <input type="checkbox" name="tableIds" data-type="list" value={id} {...(chosen.includes(id) && { checked: true })} />{name} <small>{seats}</small>
          </label>
        ))}
      </div>
    </details>
  )
}

/** @returns the forms for a booking and for the wait-list: they stand outside of what changes live */
export function GuestDialogs({ day, tables, timeZone }: { day: string; tables: readonly FloorTable[]; timeZone: string }) {
  const t = useWords()
  return (
    <>
      <Dialog id="booking-dialog" class="guest-dialog" title={t('guests.new-booking')}>
        <form
          class="guest-form" id="booking-form" data-command="bookings" data-collect="booking" data-time-zone={timeZone} data-errors="#booking-errors"
          autocomplete="off" data-body='{"kind":"booking","accept":true}'
        >
          <CustomerPicker id="booking" field="customer" />
          <CoversChoice id="booking" value={2} />
          <fieldset class="choice-row">
            <legend>{t('guests.when')}</legend>
            <div class="when">
              <span class="field"><input id="booking-day" type="date" value={day} required aria-label={t('guests.day')} /></span>
              <span class="field"><input id="booking-time" type="time" step="300" required aria-label={t('guests.time')} /></span>
            </div>
            <div class="chips wrap times">
              {times.map(time => <button type="button" class="chip choice" data-time={time} aria-pressed="false">{short(time)}</button>)}
            </div>
          </fieldset>
          <TablesChoice tables={tables} />
          <NoteField id="booking-note" />
          <div class="dialog-errors" id="booking-errors" />
          <Button kind="primary" size="large" type="submit" wide icon="check" busyText={t('guests.saving')}>{t('guests.book-it')}</Button>
        </form>
      </Dialog>
      <Dialog id="waiting-dialog" class="guest-dialog" title={t('guests.add-waiting')}>
        <form
          class="guest-form" id="waiting-form" data-command="bookings" data-collect="waiting" data-errors="#waiting-errors" autocomplete="off"
          data-body='{"kind":"walk-in"}'
        >
          <CoversChoice id="waiting" value={2} />
          <CustomerPicker id="waiting-guest" field="customer" />
          <fieldset class="choice-row">
            <legend>{t('guests.wait-told')}</legend>
            <div class="chips wrap">
              {quoted.map(minutes => (
                <label class="chip choice">
                  <input type="radio" name="quotedMinutes" data-type="int" value={String(minutes)} {...(minutes === 15 && { checked: true })} />
                  {t('guests.minutes', { count: minutes })}
                </label>
              ))}
            </div>
          </fieldset>
          <NoteField id="waiting-note" />
          <div class="dialog-errors" id="waiting-errors" />
          <Button kind="primary" size="large" type="submit" wide icon="check" busyText={t('guests.saving')}>{t('guests.put-on-list')}</Button>
        </form>
      </Dialog>
      <Dialog id="find-dialog" class="guest-dialog" title={t('guests.find')}>
        <div class="guest-form" id="find-guest"><CustomerPicker id="find" field="" /></div>
      </Dialog>
      <dialog class="dialog guest-dialog" id="guest-dialog" aria-labelledby="guest-panel-title"><div id="guest-panel" /></dialog>
    </>
  )
}

export function NoteField({ id, value }: { id: string; value?: string }) {
  const t = useWords()
  return (
    <label class="labelled">
      <span>{t('guests.note')}</span>
      <span class="field">
        <input id={id} name="note" maxlength={300} autocomplete="off" placeholder={t('guests.note-hint')} {...(value !== undefined && { value })} />
      </span>
    </label>
  )
}
