import type { KitchenBoard, TicketState } from '@restoflow/core'
import { classes, type Attributes } from '../kit/attributes'
import { AllDay } from '../kit/all-day'
import { EmptyState } from '../kit/atoms'
import { CancelBlock } from '../kit/cancel-block'
import { TicketCard } from '../kit/ticket-card'
import { localName, type Tongue, useWords } from '../../words/words'
import { bumpButton, lineButton, seenButton, startButton } from './buttons'
import { ReadyLane } from './ready-lane'

export interface KitchenBoardProps {
  readonly board: KitchenBoard
  readonly now: string
  readonly nameOf: (id: string) => string
  /** Setting of the outlet: a bump serves at once. */
  readonly bumpServes: boolean
  /** What the kitchen is told in; null: the screen's language. */
  readonly tongue: Tongue | null
  readonly timeZone: string
  readonly attributes: Attributes
}

/** Beyond these a station's own times are unknown: a ticket whose station was taken away. */
const defaultTimes = { hurryAfterMs: 480_000, lateAfterMs: 900_000 }

/** @returns everything that a station's display shows: cancels, tickets by age, what is ready, all-day totals */
export function KitchenBoardView({ board, now, nameOf, bumpServes, tongue, timeZone, attributes }: KitchenBoardProps) {
  const t = useWords()
  const { station, stations, queue, ready, cancels, allDay } = board
  const isPass = station === null
  // At the pass what is complete leaves first.
  const cards = isPass ? [...ready, ...queue] : queue
  const loose = cancelsByKot(cancels.filter(cancel => !cards.some(({ id }) => id === cancel.cancels)))
  return (
    <div class={classes('kitchen-board', isPass && 'is-pass')} {...attributes}>
      {loose.length > 0 && (
        <section class="cancel-lane" id="cancel-lane" aria-label={t('kitchen.cancelled')} tabindex={0}>
          {loose.map(group => <CancelBlock cancels={group} {...(tongue && { tongue })} {...(!isPass && { seenButton: seenButton(group) })} standalone />)}
        </section>
      )}
      <section class="tickets" id="tickets" aria-label={t('kitchen.tickets')} tabindex={0}>
        {cards.map(ticket => {
          const place = stations.find(({ id }) => id === ticket.station) ?? { ...defaultTimes, name: ticket.station }
          const { hurryAfterMs, lateAfterMs } = place
          return (
            <TicketCard
              ticket={ticket} now={now} timeZone={timeZone} station={{ hurryAfterMs, lateAfterMs, ...(isPass && { name: localName(place) }) }}
              sentBy={firstWord(nameOf(ticket.sentBy.id))}
              cancels={cancels.filter(cancel => cancel.cancels === ticket.id)}
              {...(tongue && { tongue })}
              lineButton={line => lineButton(ticket, line, isPass)} bumpButton={bumpButton(ticket, isPass ? 'ready' : bumpServes ? 'all' : 'none')}
              {...(isPass ? { pass: passState(board, ticket) } : { startButton: startButton(ticket), seenButton })}
            />
          )
        })}
        {cards.length === 0 && (
          <EmptyState
            icon="cloche" words="kitchen.all-done"
            text={isPass ? t('kitchen.pass-empty') : t('kitchen.empty')}
          />
        )}
      </section>
      {!isPass && <AllDay counts={allDay} />}
      <div class="kitchen-foot" id="kitchen-foot">
        <button type="button" class="more-below" id="more-below" hidden />
        {!isPass && ready.length > 0 && <ReadyLane tickets={ready} now={now} serveButton={ticket => bumpButton(ticket, 'ready')} />}
      </div>
      <div hidden id="rings">
        {queue.map(({ id }) => (isPass ? <i data-ring="ready" data-ring-id={`${id}-part`} /> : <i data-ring="ticket" data-ring-id={id} />))}
        {isPass && ready.map(({ id }) => <i data-ring="ready" data-ring-id={id} />)}
        {cancels.map(({ id }) => <i data-ring="cancel" data-ring-id={id} />)}
      </div>
    </div>
  )
}

function cancelsByKot(cancels: readonly TicketState[]): readonly (readonly TicketState[])[] {
  const groups = new Map<string, TicketState[]>()
  for (const cancel of cancels) {
    const kot = cancel.cancels ?? cancel.id
    groups.set(kot, [...(groups.get(kot) ?? []), cancel])
  }
  return [...groups.values()]
}

/** How far a ticket is at the pass, and what its order still waits for. */
function passState({ unfinished, stations }: KitchenBoard, ticket: TicketState): { text: string; complete: boolean } {
  const t = useWords()
  const parts = unfinished.get(ticket.orderId) ?? []
  if (parts.length === 0) return { text: t('kitchen.order-ready'), complete: true }
  const nameOf = (stationId: string): string => localName(stations.find(({ id }) => id === stationId) ?? { name: stationId })
  const waits = parts.map(({ stationId, quantity }) => `${nameOf(stationId)} ${quantity}`)
  return { text: t('kitchen.still-cooking', { what: waits.join(', ') }), complete: false }
}

const firstWord = (name: string): string => name.split(' ')[0] ?? name
