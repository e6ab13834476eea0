import type { ReservationStatus } from '@restoflow/core'
import { useWords } from '../../words/words'
import { classes } from '../kit/attributes'
import { Badge, Button } from '../kit/atoms'
import { Icon, type IconName } from '../kit/icon'
import { Since } from '../kit/time'
import { clockOf, type GuestRow } from './model'

const stateLooks: Readonly<Record<ReservationStatus, { icon: IconName; tone?: 'good' | 'warn' | 'bad' | 'accent' }>> = {
  requested: { icon: 'bell', tone: 'warn' },
  accepted: { icon: 'clock' },
  arrived: { icon: 'people', tone: 'accent' },
  seated: { icon: 'check', tone: 'good' },
  declined: { icon: 'cross' },
  'no-show': { icon: 'cross' },
  cancelled: { icon: 'cross' },
  lapsed: { icon: 'cross' },
}

/** @returns the state in icon and word */
export function StateBadge({ row }: { row: GuestRow }) {
  const t = useWords()
  const state = row.state === 'none' ? 'requested' : row.state
  const { icon, tone } = stateLooks[state]
  if (row.isLate) return <Badge tone="warn" icon="warning">{t(row.kind === 'booking' ? 'guests.late' : 'guests.waits-longer')}</Badge>
  if (state === 'seated' && row.seatedAt !== null) return <Badge tone="good" icon="check">{t('guests.seated-at', { table: row.seatedAt })}</Badge>
  return <Badge icon={icon} {...(tone && { tone })}>{t(`guests.state-${state}`)}</Badge>
}

const command = (row: GuestRow, verb: string, label: string, body = '{}') => ({
  id: `res-${verb}-${row.id}`, 'data-command': `reservations/${row.id}/${verb}`, 'data-body': body, 'data-intent': `${verb}-${row.id}`,
  'data-label': `${row.guest.name}: ${label}`,
})

/** The likely next step, and for a late one the other. */
function Actions({ row }: { row: GuestRow }) {
  const t = useWords()
  const say = (verb: string, word: string): ReturnType<typeof command> => command(row, verb, word)
  switch (row.state) {
    case 'requested':
      return <Button icon="check" busyText="…" attributes={say('accept', t('guests.accept'))}>{t('guests.accept')}</Button>
    case 'accepted':
      return (
        <>
          {row.isLate && <Button busyText="…" attributes={say('no-show', t('guests.no-show'))}>{t('guests.no-show')}</Button>}
          <Button icon="people" busyText="…" attributes={say('arrive', t('guests.arrived'))}>{t('guests.arrived')}</Button>
        </>
      )
    case 'arrived':
      return (
        <>
          {row.kind === 'walk-in' && row.isLate && <Button busyText="…" attributes={say('no-show', t('guests.left'))}>{t('guests.left')}</Button>}
          <Button kind="primary" icon="chair" attributes={{ id: `res-seat-${row.id}`, 'data-open-seat': row.id, 'aria-haspopup': 'dialog' }}>
            {t('guests.seat')}
          </Button>
        </>
      )
    case 'no-show':
      return <Button icon="recall" busyText="…" attributes={say('restore', t('guests.undo'))}>{t('guests.undo')}</Button>
    default:
      return null
  }
}

/** @returns one line of the book or of the wait-list */
export function GuestLine({ row, timeZone, now, isPast }: { row: GuestRow; timeZone: string; now: string; isPast: boolean }) {
  const t = useWords()
  const isWaiting = row.kind === 'walk-in' && row.place !== null
  const about = [
    t('guests.covers', { count: row.covers }),
    row.tableNames.length > 0 && row.seatedAt === null && row.tableNames.join(' + '),
    isWaiting && row.quotedMinutes !== null && t('guests.told', { count: row.quotedMinutes }),
  ]
  const isPlain = row.state === 'accepted' && !row.isLate
  return (
    <li class={classes('res', `is-${row.state}`, row.isLate && 'is-late', row.endedAt !== null && 'is-ended')} id={`res-${row.id}`}>
      <span class="res-time num">
        {isWaiting
          ? <><b>{row.place}</b><small><Since since={row.arrivedAt ?? row.at} now={now} form="minutes" /></small></>
          : <b>{clockOf(row.at, timeZone)}</b>}
        {!isWaiting && (isPlain ? <small>{t('guests.minutes', { count: row.durationMinutes })}</small> : row.endedAt === null && <StateBadge row={row} />)}
      </span>
      <button type="button" class="res-main" data-open-reservation={row.id} aria-haspopup="dialog" id={`res-open-${row.id}`}>
        <b>{row.guest.name}</b>
        <span class="res-about">{about.filter(Boolean).join(' · ')}</span>
        {row.note !== null && <span class="res-note"><Icon name="pencil" size="small" />{row.note}</span>}
      </button>
      <span class="res-end">
        {(isWaiting ? row.isLate : row.endedAt !== null) && <StateBadge row={row} />}
        {!isPast && <span class="res-actions"><Actions row={row} /></span>}
      </span>
    </li>
  )
}
