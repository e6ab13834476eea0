import type { KitchenBoard, TicketState } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { EmptyState } from '../kit/atoms'
import { AllDay, CancelBlock, TicketCard } from '../kit/ticket-card'

export interface KitchenBoardProps {
  readonly board: KitchenBoard
  readonly now: string
  readonly nameOf: (id: string) => string
  /** Setting of the outlet: a bump serves at once. */
  readonly bumpServes: boolean
  readonly attributes: Attributes
}

/** Beyond these a station's own times are unknown: a ticket whose station was taken away. */
const defaultTimes = { hurryAfterMs: 480_000, lateAfterMs: 900_000 }

const command = (path: string, body: object, intent: string, label: string): Attributes =>
  ({ 'data-command': path, 'data-body': JSON.stringify(body), 'data-intent': intent, 'data-label': label })

const seen = (cancel: TicketState): Attributes => command(`tickets/${cancel.id}/acknowledge`, {}, `seen-${cancel.id}`, `Seen: cancel of KOT ${cancel.number}`)

/** @returns everything that a station's display shows: tickets by age, what is ready, cancels, all-day totals */
export function KitchenBoardView({ board, now, nameOf, bumpServes, attributes }: KitchenBoardProps) {
  const { station, stations, queue, ready, cancels, allDay } = board
  const isPass = station === null
  const timesOf = (ticket: TicketState): typeof defaultTimes => stations.find(({ id }) => id === ticket.station) ?? defaultTimes
  const cancelsOf = (ticket: TicketState): readonly TicketState[] => cancels.filter(cancel => cancel.cancels === ticket.id)
  const shown = new Set([...queue, ...ready].map(({ id }) => id))
  const loose = cancels.filter(cancel => !shown.has(cancel.cancels ?? ''))
  const card = (ticket: TicketState, atPass: boolean) => (
    <TicketCard
      ticket={ticket} now={now} station={timesOf(ticket)} sentBy={nameOf(ticket.sentBy.id)} cancels={cancelsOf(ticket)}
      lineButton={line => lineCommand(ticket, line, isPass)} bumpButton={bumpCommand(ticket, atPass || bumpServes, atPass)} seenButton={seen}
      {...(!isPass && { startButton: command(`tickets/${ticket.id}/start`, {}, `start-${ticket.id}`, `Start KOT ${ticket.number}`) })}
      bumpWord={atPass ? 'Served' : 'Bump'}
    />
  )
  return (
    <div class="kitchen-board" {...attributes}>
      <section class="tickets" aria-label="Tickets" tabindex={0}>
        {loose.map(cancel => <CancelBlock cancel={cancel} seenButton={seen(cancel)} standalone />)}
        {queue.map(ticket => card(ticket, isPass))}
        {ready.length > 0 && <h2 class="lane-head" id="ready-lane">{`Ready at the pass · ${ready.length}`} <span lang="hi">तैयार</span></h2>}
        {ready.map(ticket => card(ticket, true))}
        {queue.length + ready.length + loose.length === 0 && (
          <EmptyState icon="cloche" title="All done" hi="सब तैयार" text={isPass ? 'Food that is ready appears here.' : 'New tickets appear here and ring once.'} />
        )}
      </section>
      {!isPass && <AllDay counts={allDay} />}
      <div hidden>
        {queue.map(({ id }) => <i data-ring={isPass ? 'ready' : 'ticket'} data-ring-id={id} />)}
        {isPass && ready.map(({ id }) => <i data-ring="ready" data-ring-id={id} />)}
        {cancels.map(({ id }) => <i data-ring="cancel" data-ring-id={id} />)}
      </div>
    </div>
  )
}

function bumpCommand(ticket: TicketState, serves: boolean, atPass: boolean): Attributes {
  if (!serves) return command(`tickets/${ticket.id}/ready`, {}, `ready-${ticket.id}`, `Bump KOT ${ticket.number}`)
  // at the pass only what is ready leaves; where a bump serves, everything does
  const body = atPass ? {} : { lineIds: ticket.lines.filter(({ state }) => state !== 'cancelled').map(({ lineId }) => lineId) }
  return command(`tickets/${ticket.id}/serve`, body, `serve-${ticket.id}`, `Serve KOT ${ticket.number}`)
}

function lineCommand(ticket: TicketState, line: TicketState['lines'][number], isPass: boolean): Attributes {
  const done = line.state === 'ready' || line.state === 'served'
  const verb = isPass ? (line.state === 'ready' ? 'serve' : 'recall') : done ? 'recall' : 'ready'
  if (isPass && !done) return { disabled: true }
  const label = `${line.quantity} × ${line.name}: ${verb === 'recall' ? 'not done after all' : verb === 'serve' ? 'served' : 'done'}`
  return command(`tickets/${ticket.id}/${verb}`, { lineIds: [line.lineId] }, `${verb}-${ticket.id}-${line.lineId}`, label)
}
