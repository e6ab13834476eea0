import type { TicketState } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { Icon } from '../kit/icon'
import { ticketName } from '../kit/ticket-name'
import { Since } from '../kit/time'

/** @returns what stands at the pass and waits for somebody to carry it out: one line of small cards, the longest wait first */
export function ReadyLane({ tickets, now, serveButton }: { tickets: readonly TicketState[]; now: string; serveButton: (ticket: TicketState) => Attributes }) {
  return (
    <section class="ready-lane" id="ready-lane" aria-label="Ready at the pass">
      <h2><Icon name="cloche" size="small" /><span>Ready <span lang="hi">तैयार</span></span> <b class="num">{tickets.length}</b></h2>
      <ul id="ready-list" tabindex={0} aria-label="Ready at the pass">
        {tickets.map(ticket => (
          <li id={`ready-${ticket.id}`} class="ready-ticket" data-ticket={ticket.id} title={whatText(ticket)}>
            <span><b>{ticketName(ticket)}</b> <small>{`KOT ${ticket.number}`}</small> <Since since={ticket.readyAt ?? now} now={now} form="minutes" /></span>
            <button type="button" class="ready-serve" aria-label={`${ticketName(ticket)}, KOT ${ticket.number}: served`} {...serveButton(ticket)}>Served</button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** @returns what a ticket holds, in one line: `2 × Butter naan, Dal makhani` */
export function whatText({ lines }: Pick<TicketState, 'lines'>): string {
  return lines.filter(({ state }) => state !== 'cancelled').map(({ quantity, name }) => (quantity === '1' ? name : `${quantity} × ${name}`)).join(', ')
}
