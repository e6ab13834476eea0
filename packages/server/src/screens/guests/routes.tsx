import { Hono } from 'hono'
import { addDays, holds, isDate, isId, localTime, requireSettings, reservationBoard, type OutletState, type ReservationState } from '@restoflow/core'
import { loadEntry } from '../../http/aggregates'
import { customerCard, dayBoard, today } from '../../http/guest-reads'
import type { AppEnv, Runtime } from '../../runtime'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { StaffPage } from '../page'
import type { Regions } from '../regions'
import { GuestBoardView } from './board-view'
import { CustomerPanel } from './customer-card'
import { GuestDialogs } from './dialogs'
import { dayText, guestBoard, seatChoices, type GuestRow } from './model'
import { Panel, ReservationPanel, SeatPanel } from './panel-view'

const opens = (what: string, key: string, name: string): Readonly<Record<string, string>> =>
  ({ 'data-open-dialog': `${what}-dialog`, id: `open-${what}`, 'data-shortcut': key, 'data-shortcut-name': name })

/** `/guests` (`?day=`): the book, the wait-list and the guests; its dialogs' content below `/guests/…`. */
export function guestsRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const { house, customers } = runtime
  const routes = new Hono<AppEnv>()
  const outletOf = (): OutletState => house.state<OutletState>('outlet')
  const zoneOf = (): string => requireSettings(outletOf()).timeZone

  routes.get('/guests', async c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const t = useWords()
    const now = today(runtime)
    const asked = c.req.query('day') ?? now
    const day = isDate(asked) ? asked : now
    const board = await dayBoard(runtime, day)
    const rows = [...board.bookings, ...board.waitList]
    await customers.load(rows.flatMap(({ customerId }) => customerId ?? []), rows.map(({ id }) => id))
    const tables = Object.values(outletOf().tables)
    const href = (to: string): string => `/guests?day=${to}&as=${signedIn.principal.id}`
    // a closed day has left the memory, and nothing changes it any more
    const content = day < now
      ? (
        <GuestBoardView
          board={guestBoard(board, house, customers, runtime.now(), () => undefined)} tables={tables} now={runtime.now()} isPast isToday={false}
          attributes={{ id: 'past-day' }}
        />
      )
      : regions.html(`guests.${day}`)
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title={t('guests.title')} active="guests" css={['guests']} script="guests">
        <main id="main" class="guests-screen">
          <div class="guests-bar">
            <nav class="day-switch" aria-label={t('guests.day')}>
              <Button kind="quiet" icon="arrow-left" label={t('guests.day-before')} href={href(addDays(day, -1))} />
              <label class="day-now"><b>{day === now ? t('guests.today') : dayText(day)}</b>{day === now && <span class="muted">{dayText(day)}</span>}
                <input type="date" id="day-input" value={day} aria-label={t('guests.day')} />
              </label>
              <Button kind="quiet" icon="arrow-right" label={t('guests.day-after')} href={href(addDays(day, 1))} />
              {day !== now && <Button href={href(now)}>{t('guests.today')}</Button>}
            </nav>
            <a class="chip to-waiting" href="#waiting"><Icon name="people" size="small" />{t('guests.waiting')}</a>
            <span class="bar-actions">
              <Button icon="search" attributes={{ 'data-open-dialog': 'find-dialog', id: 'open-find' }}>{t('guests.find')}</Button>
              <Button icon="people" attributes={opens('waiting', 'w', t('guests.add-waiting'))}>{t('guests.add-waiting')}</Button>
              <Button kind="primary" icon="plus" attributes={opens('booking', 'n', t('guests.new-booking'))}>{t('guests.new-booking')}</Button>
            </span>
          </div>
          {content}
        </main>
        <GuestDialogs day={day < now ? now : day} tables={tables} timeZone={zoneOf()} />
      </StaffPage>,
    )
  })

  /** One reservation with its names, from memory or from the journal. */
  const rowOf = async (id: string): Promise<GuestRow | null> => {
    const entry = isId(id) ? await loadEntry(runtime, `reservation/${id}`) : undefined
    if (!entry) return null
    const state = entry.state as ReservationState
    await customers.load(state.customerId === null ? [] : [state.customerId], [id])
    const board = guestBoard(reservationBoard(house, state.day, [[id, state]]), house, customers, runtime.now(), () => undefined)
    return [...board.bookings, ...board.waiting, ...board.left][0] ?? null
  }
  const gone = () => <Panel title={useWords()('guests.gone')} />

  routes.get('/guests/reservations/:id', async c => {
    const row = await rowOf(c.req.param('id'))
    return c.html(row ? <ReservationPanel row={row} tables={Object.values(outletOf().tables)} timeZone={zoneOf()} isPast={row.day < today(runtime)} /> : gone())
  })
  routes.get('/guests/reservations/:id/seat', async c => {
    const row = await rowOf(c.req.param('id'))
    return c.html(row ? <SeatPanel row={row} choices={seatChoices(house, row, runtime.now())} timeZone={zoneOf()} /> : gone())
  })
  routes.get('/guests/customers/:id', async c => {
    const id = c.req.param('id')
    const card = isId(id) ? await customerCard(runtime, id) : null
    const mayErase = c.var.signedIn !== null && holds(c.var.signedIn.principal, 'guests.erase')
    return c.html(card ? <CustomerPanel card={card} timeZone={zoneOf()} day={at => localTime(at, zoneOf()).date} mayErase={mayErase} /> : gone())
  })
  return routes
}
