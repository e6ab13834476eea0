import type { TicketState } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { Button } from '../kit/atoms'
import { ticketName } from '../kit/ticket-name'
import { Since } from '../kit/time'
import { useWords } from '../../words/words'
import { whatText } from './ready-lane'

/** @returns the last bumped tickets, newest first, each with a way back to the station */
export function RecallList({ tickets, now, attributes }: { tickets: readonly TicketState[]; now: string; attributes: Attributes }) {
  const t = useWords()
  return (
    <div {...attributes}>
      {tickets.length === 0 && <p class="muted">{t('kitchen.no-recall')}</p>}
      <ul class="recall-list">
        {tickets.map(ticket => {
          const name = `${ticketName(ticket)} · ${t('common.kot', { number: ticket.number })}`
          return (
            <li id={`recall-${ticket.id}`}>
              <span class="grow">
                <b>{name}</b>{' '}
                <span class="muted">
                  {t(ticket.servedAt === null ? 'kitchen.ready-for' : 'kitchen.served-for')}{' '}
                  <Since since={ticket.servedAt ?? ticket.readyAt ?? now} now={now} form="minutes" /> {t('kitchen.ago')}
                </span>
                <span class="what">{whatText(ticket)}</span>
              </span>
              <Button
                icon="recall"
                attributes={{
                  'data-command': `tickets/${ticket.id}/recall`, 'data-body': '{}', 'data-intent': `recall-${ticket.id}`,
                  'data-label': t('kitchen.recall-of', { name: t('common.kot', { number: ticket.number }) }),
                  'aria-label': t('kitchen.recall-of', { name }), 'data-recall': name,
                }}
              >{t('kitchen.recall')}</Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
