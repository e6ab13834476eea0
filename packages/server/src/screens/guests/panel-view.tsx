import type { PropsWithChildren } from 'hono/jsx'
import { localTime, type CancelReason, type FloorTable } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { CoversChoice, NoteField, TablesChoice } from './dialogs'
import { clockOf, dayText, type GuestRow, type SeatChoice } from './model'
import { StateBadge } from './row-view'

/** @returns what fills the one dialog of the screen: a title with a cross, and content */
export function Panel({ title, children }: PropsWithChildren<{ title: string }>) {
  const t = useWords()
  return (
    <>
      <div class="panel-head">
        <h2 id="guest-panel-title">{title}</h2>
        <Button kind="quiet" icon="cross" label={t('common.close')} attributes={{ 'data-close-dialog': true }} />
      </div>
      <div class="dialog-body">{children}</div>
    </>
  )
}

/** @returns the free tables, those that fit first: a tap seats the guests */
export function SeatPanel({ row, choices, timeZone }: { row: GuestRow; choices: readonly SeatChoice[]; timeZone: string }) {
  const t = useWords()
  return (
    <Panel title={t('guests.seat-title', { name: row.guest.name, count: row.covers })}>
      {choices.length === 0 && <p class="muted">{t('guests.no-free-table')}</p>}
      <div class="seat-choices">
        {choices.map(({ id, name, seats, isOwn, fits, reservedAt }) => (
          <button
            type="button" class={`seat-choice${isOwn ? ' is-own' : ''}${fits ? '' : ' is-small'}${reservedAt === null ? '' : ' is-reserved'}`}
            data-command={`reservations/${row.id}/seat`} data-body={JSON.stringify({ tableId: id })} data-intent={`seat-${row.id}-${id}`}
            data-label={`${row.guest.name}: ${name}`} data-errors="#seat-errors"
          >
            <b>{name}</b>
            <span>{t('guests.seats', { count: seats })}</span>
            {isOwn && <small><Icon name="check" size="small" />{t('guests.kept-for-them')}</small>}
            {reservedAt !== null && <small><Icon name="clock" size="small" />{t('guests.reserved-at', { time: clockOf(reservedAt, timeZone) })}</small>}
            {!isOwn && reservedAt === null && !fits && <small>{t('guests.too-small')}</small>}
          </button>
        ))}
      </div>
      <div class="dialog-errors" id="seat-errors" />
    </Panel>
  )
}

export interface ReservationPanelProps {
  readonly row: GuestRow
  readonly tables: readonly FloorTable[]
  readonly timeZone: string
  readonly isPast: boolean
}

/** @returns everything about one reservation, and everything that can be done to it */
export function ReservationPanel({ row, tables, timeZone, isPast }: ReservationPanelProps) {
  const t = useWords()
  const local = localTime(row.at, timeZone)
  const time = `${String(Math.floor(local.minutes / 60)).padStart(2, '0')}:${String(local.minutes % 60).padStart(2, '0')}`
  const isOpen = row.endedAt === null && !isPast
  const isBooking = row.kind === 'booking'
  const reason: CancelReason = row.state === 'arrived' ? 'guest-left' : 'guest-cancelled'
  const act = (verb: string, label: string, body = '{}'): Record<string, string> => ({
    'data-command': `reservations/${row.id}/${verb}`, 'data-body': body, 'data-intent': `${verb}-${row.id}`, 'data-label': `${row.guest.name}: ${label}`,
    'data-errors': '#panel-errors',
  })
  return (
    <Panel title={row.guest.name}>
      <p class="panel-about">
        <StateBadge row={row} /> <span class="num">{`${dayText(row.day)}, ${clockOf(row.at, timeZone)}`}</span>{' '}
        <span>{t('guests.covers', { count: row.covers })}</span>
        {row.guest.phone !== null && <a class="num" href={`tel:${row.guest.phone.replace(/ /g, '')}`}>{row.guest.phone}</a>}
      </p>
      {isOpen && (
        <div class="panel-actions">
          {row.state === 'requested' && <Button kind="primary" icon="check" attributes={act('accept', t('guests.accept'))}>{t('guests.accept')}</Button>}
          {row.state === 'requested' && <Button icon="cross" attributes={act('decline', t('guests.decline'), '{"reason":"full"}')}>{t('guests.decline')}</Button>}
          {row.state === 'accepted' && <Button kind="primary" icon="people" attributes={act('arrive', t('guests.arrived'))}>{t('guests.arrived')}</Button>}
          {(row.state === 'accepted' || row.state === 'arrived') && (
            <Button icon="chair" {...(row.state === 'arrived' && { kind: 'primary' as const })} attributes={{ 'data-open-seat': row.id }}>{t('guests.seat')}</Button>
          )}
          {row.state === 'arrived' && isBooking && <Button icon="recall" attributes={act('restore', t('guests.not-here'))}>{t('guests.not-here')}</Button>}
          {row.state === 'accepted' && <Button icon="cross" attributes={act('no-show', t('guests.no-show'))}>{t('guests.no-show')}</Button>}
          {row.state === 'arrived' && !isBooking && <Button icon="cross" attributes={act('no-show', t('guests.left'))}>{t('guests.left')}</Button>}
          {isBooking && <Button icon="bin" attributes={act('cancel', t('guests.cancel'), JSON.stringify({ reason }))}>{t('guests.cancel')}</Button>}
        </div>
      )}
      {!isPast && row.state === 'no-show' && <Button icon="recall" attributes={act('restore', t('guests.undo'))}>{t('guests.undo')}</Button>}
      <div class="dialog-errors" id="panel-errors" />
      <form
        class="guest-form note-form" data-command={`reservations/${row.id}/set-note`} data-errors="#panel-errors" data-collect="note" autocomplete="off"
        data-label={t('guests.note')}
      >
        <NoteField id="panel-note" value={row.note ?? ''} />
        <Button type="submit" busyText={t('guests.saving')}>{t('guests.save-note')}</Button>
      </form>
      {isOpen && (
        <details class="change-form">
          <summary>{t('guests.change-plan')}</summary>
          <form
            class="guest-form" data-command={`reservations/${row.id}/change`} data-collect="change" data-time-zone={timeZone} data-errors="#panel-errors"
            autocomplete="off" data-label={`${row.guest.name}: ${t('guests.change')}`}
          >
            {isBooking && (
              <div class="when">
                <span class="field"><input id="change-day" type="date" value={local.date} required aria-label={t('guests.day')} /></span>
                <span class="field"><input id="change-time" type="time" step="300" value={time} required aria-label={t('guests.time')} /></span>
              </div>
            )}
            <CoversChoice id="change" value={row.covers} />
            {isBooking && <TablesChoice tables={tables} chosen={row.tableIds} />}
            <Button type="submit" icon="check" busyText={t('guests.saving')}>{t('guests.change')}</Button>
          </form>
        </details>
      )}
      {row.customerId !== null && <Button icon="guests" attributes={{ 'data-open-customer': row.customerId }}>{t('guests.open-card')}</Button>}
    </Panel>
  )
}
