import type { TicketState } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { Icon } from '../kit/icon'
import { Said } from '../kit/said'
import { ticketName } from '../kit/ticket-name'
import { Since } from '../kit/time'
import { localName, useWords } from '../../words/words'

/** @returns what stands at the pass and waits for somebody to carry it out: one line of small cards, the longest wait first */
export function ReadyLane({ tickets, now, serveButton }: { tickets: readonly TicketState[]; now: string; serveButton: (ticket: TicketState) => Attributes }) {
  const t = useWords()
  return (
    <section class="ready-lane" id="ready-lane" aria-label={t('kitchen.ready-at-pass')}>
      <h2><Icon name="cloche" size="small" /><span><Said words="kitchen.ready" /></span> <b class="num">{tickets.length}</b></h2>
      <ul id="ready-list" tabindex={0} aria-label={t('kitchen.ready-at-pass')}>
        {tickets.map(ticket => (
          <li id={`ready-${ticket.id}`} class="ready-ticket" data-ticket={ticket.id} title={whatText(ticket)}>
            <span>
              <b>{ticketName(ticket)}</b> <small>{t('common.kot', { number: ticket.number })}</small>{' '}
              <Since since={ticket.readyAt ?? now} now={now} form="minutes" />
            </span>
            <button
              type="button" class="ready-serve"
              aria-label={t('kitchen.line-serve', { what: `${ticketName(ticket)}, ${t('common.kot', { number: ticket.number })}` })} {...serveButton(ticket)}
            >{t('kitchen.served')}</button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** @returns what a ticket holds, in one line: `2 × Butter naan, Dal makhani` */
export function whatText({ lines }: Pick<TicketState, 'lines'>): string {
  return lines.filter(({ state }) => state !== 'cancelled')
    .map(line => (line.quantity === '1' ? localName(line) : `${line.quantity} × ${localName(line)}`)).join(', ')
}
