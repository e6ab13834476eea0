import { floorBoard, openTickets, orderAmount, type FloorBoard, type House, type OrderState, type OutletState } from '@restoflow/core'
import { classes, type Attributes } from '../kit/attributes'
import { Badge, Button, Money, Notice } from '../kit/atoms'
import { FloorList, FloorPlan, StateChips } from '../kit/floor-plan'
import { reservedSoon, type Reserved } from '../kit/reserved'
import type { IconName } from '../kit/icon'
import { Said } from '../kit/said'
import { useWords, type WordKey } from '../../words/words'
import { Icon } from '../kit/icon'
import { Since } from '../kit/time'
import { orderTitle } from './pad-model'

/** An order without a table that is not finished. */
export interface TokenOrder {
  readonly orderId: string
  readonly title: string
  readonly openedAt: string
  /** Null where the figures can't be computed. */
  readonly amountPaise: number | null
  readonly stage: 'new' | 'ordered' | 'ready' | 'bill' | 'paying'
}

export interface FloorModel {
  readonly board: FloorBoard
  readonly tokens: readonly TokenOrder[]
  /** Tickets with food at the pass: each rings once. */
  readonly readyTickets: readonly string[]
  readonly reserved: Reserved
}

/**
 * @param again asks for another look when a reservation comes near
 * @returns everything that the floor shows beside the open order
 */
export function floorModel(house: House, now: string, again: (at: string) => void): FloorModel {
  const ready = openTickets(house).filter(ticket => ticket.kind === 'kot' && ticket.lines.some(line => line.state === 'ready'))
  const readyOrders = new Set(ready.map(({ orderId }) => orderId))
  const outlet = house.state<OutletState>('outlet')
  const tokens = [...house.live<OrderState>('order')]
    .filter(([, { state }]) => state.tableId === null && (state.status === 'open' || state.status === 'billed'))
    .map(([orderId, { state }]) => ({
      orderId, title: orderTitle(state, outlet), openedAt: state.openedAt, amountPaise: orderAmount(state, outlet), stage: stageOf(state, readyOrders.has(orderId)),
    }))
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
  const board = floorBoard(house, now)
  return { board, tokens, readyTickets: ready.map(({ id }) => id), reserved: reservedSoon(board, outlet, now, again) }
}

function stageOf(order: OrderState, isReady: boolean): TokenOrder['stage'] {
  if (order.billRequest !== null) return 'bill'
  if (order.status === 'billed') return 'paying'
  if (isReady) return 'ready'
  return order.ticketIds.length > 0 ? 'ordered' : 'new'
}

/** @returns the chips with their counts, the plan, the same as a list for phones, and the orders to take away */
export function FloorBoardView({ model: { board, tokens, readyTickets, reserved }, now, attributes }: { model: FloorModel; now: string; attributes: Attributes }) {
  const link = (table: FloorBoard['sections'][number]['tables'][number]): Attributes & { href: string } => ({
    href: `/floor?table=${table.id}`, 'data-state': table.state, 'data-orders': table.orderIds.join(' '), 'data-name': table.name, 'data-seats': table.seats,
    'data-covers': table.covers, 'data-merged': table.mergedTableIds.join(' '), ...(table.mergedInto !== null && { 'data-merged-into': table.mergedInto }),
    // one tap says that it is clean; a screen without scripts opens the page that has the button
    ...(table.state === 'cleaning' && { 'role': 'button', 'data-locks': `tables/${table.id}/clean` }),
  })
  return (
    <div class="floor-board" {...attributes}>
      <StateChips board={board} />
      <div class="plan-frame"><FloorPlan board={board} now={now} reserved={reserved} link={link} /></div>
      <FloorList board={board} now={now} reserved={reserved} link={link} />
      <TokenStrip tokens={tokens} now={now} />
      <div hidden>{board.mergePresets.map(({ name, tableIds }) => <i data-preset={name} data-tables={tableIds.join(' ')} />)}</div>
      <div hidden>{readyTickets.map(id => <i data-ring="ready" data-ring-id={id} />)}</div>
    </div>
  )
}

const stageWords: Readonly<Record<TokenOrder['stage'], { word: WordKey; icon: IconName; tone?: 'good' | 'bad' | 'accent' }>> = {
  new: { word: 'floor.new', icon: 'pencil' },
  ordered: { word: 'state.ordered', icon: 'flame', tone: 'accent' },
  ready: { word: 'state-short.ready', icon: 'cloche', tone: 'good' },
  bill: { word: 'state.bill', icon: 'bill', tone: 'bad' },
  paying: { word: 'state.paying', icon: 'coins' },
}

function TokenStrip({ tokens, now }: { tokens: readonly TokenOrder[]; now: string }) {
  const t = useWords()
  return (
    <section class="token-strip" aria-label={t('floor.takeaways')}>
      <h2><Said words="kind.takeaway" /></h2>
      <Button icon="counter" label={t('floor.to-counter')} href="/counter" attributes={{ id: 'to-counter' }} />
      <Button
        icon="plus" busyText={t('common.opening')} class="new-token"
        attributes={{
          id: 'new-token', 'data-command': 'orders', 'data-body': '{"kind":"takeaway"}', 'data-label': t('floor.new-takeaway'),
          'data-intent': `takeaway-${tokens.at(-1)?.orderId ?? 'first'}`, 'data-opens-order': true,
        }}
      >{t('floor.new-takeaway')}</Button>
      <ul>
        {tokens.map(({ orderId, title, openedAt, amountPaise, stage }) => {
          const { word, icon, tone } = stageWords[stage]
          return (
            <li>
              <a class={classes('token', `is-${stage}`)} href={`/floor?order=${orderId}`} data-open-order={orderId}>
                <b>{title}</b>
                <Badge icon={icon} {...(tone && { tone })}>{t(word)}</Badge>
                <span class="num"><Since since={openedAt} now={now} form="minutes" /> {amountPaise !== 0 && <b><Money paise={amountPaise} whole /></b>}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export interface EmptyTableProps {
  readonly table: { readonly id: string; readonly name: string; readonly seats: number; readonly state: string }
  /** Time of a reservation that keeps it soon. */
  readonly reserved: string | null
}

/** @returns what stands beside a table that nobody sits at: how many covers, or that it is clean */
export function EmptyTable({ table, reserved }: EmptyTableProps) {
  const t = useWords()
  const { id, name, seats, state } = table
  const isFree = state === 'free'
  return (
    <section
      class="order seat-panel" data-panel={state} data-table-id={id} data-title={name}
      aria-label={isFree ? t('floor.seat-at', { table: name }) : t('floor.being-cleaned', { table: name })}
    >
      <header class="order-head">
        <Button kind="quiet" icon="arrow-left" label={t('floor.back')} class="back" attributes={{ 'data-close-pad': true }} />
        <div><h2>{name}</h2><p>{`${t('floor.seats', { count: seats })} · ${t(isFree ? 'state.free' : 'state.cleaning')}`}</p></div>
      </header>
      {isFree
        ? (
          <div class="panel-body">
            {reserved !== null && <Notice tone="warn" title={t('guests.reserved-at', { time: reserved })}><a href="/guests">{t('guests.see-book')}</a></Notice>}
            <h3 id="seat-covers"><Said words="pad.how-many-guests" /></h3>
            <CoversGrid
              seats={seats} titleId="seat-covers"
              attributes={covers => ({
                'data-command': `tables/${id}/seat`, 'data-body': JSON.stringify({ covers }), 'data-label': `${name}: ${t('floor.seated-count', { count: covers })}`,
                'data-opens-order': true,
              })}
            />
          </div>
        )
        : (
          <div class="panel-body">
            <p class="cleaning-note"><Icon name="broom" size="large" /><span>{t('floor.cleaning-note')}</span></p>
            <Button
              kind="primary" size="large" wide icon="check" busyText={t('common.marking')}
              attributes={{ 'data-command': `tables/${id}/clean`, 'data-body': '{}', 'data-intent': `clean-${id}`, 'data-label': `${name}: ${t('state.free')}` }}
            >{t('floor.mark-free', { table: name })}</Button>
          </div>
        )}
    </section>
  )
}

/** @returns one button for each number of guests from 1 to 12, the table's own number marked */
export function CoversGrid({ seats, titleId, attributes }: { seats: number; titleId: string; attributes: (covers: number) => Attributes }) {
  const t = useWords()
  return (
    <div class="covers" role="group" aria-labelledby={titleId}>
      {Array.from({ length: 12 }, (_, index) => index + 1).map(covers => (
        <Button
          class={covers === seats ? 'fits' : ''}
          attributes={{ ...attributes(covers), 'aria-label': `${t('floor.guests', { count: covers })}${covers === seats ? `, ${t('floor.as-seats')}` : ''}` }}
        >{covers}</Button>
      ))}
    </div>
  )
}
