import { elapsedText, type MenuState, type TicketState } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { Bilingual, Button, hindi } from '../kit/atoms'
import { ticketName } from '../kit/ticket-card'
import { Since } from '../kit/time'

/** @returns the last bumped tickets, newest first, each with a way back to the station */
export function RecallList({ tickets, now, attributes }: { tickets: readonly TicketState[]; now: string; attributes: Attributes }) {
  return (
    <div {...attributes}>
      {tickets.length === 0 && <p class="muted">Nothing was bumped yet.</p>}
      <ul class="recall-list">
        {tickets.map(ticket => (
          <li id={`recall-${ticket.id}`}>
            <span class="grow">
              <b>{`${ticketName(ticket)} · KOT ${ticket.number}`}</b>{' '}
              <span class="muted">{ticket.servedAt === null ? 'ready' : 'served'} <Since since={ticket.servedAt ?? ticket.readyAt ?? now} now={now} form="minutes" /> ago</span><br />
              {ticket.lines.filter(({ state }) => state !== 'cancelled').map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')}
            </span>
            <Button
              icon="recall"
              attributes={{
                'data-command': `tickets/${ticket.id}/recall`, 'data-body': '{}', 'data-intent': `recall-${ticket.id}`,
                'data-label': `Recall KOT ${ticket.number}`, 'aria-label': `Recall KOT ${ticket.number}, ${ticketName(ticket)}`, 'data-recall': true,
              }}
            >Recall</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** @returns the station's items, each with one tap to 86 it and one to bring it back */
export function SoldOutList({ menu, stationId, defaultStationId, now, attributes }: {
  menu: MenuState; stationId: string; defaultStationId: string | undefined; now: string; attributes: Attributes
}) {
  const mine = Object.values(menu.items).filter(item => stationId === 'pass' || (item.stationId ?? defaultStationId) === stationId)
  const rows = mine.sort((a, b) => Number(menu.soldOut[b.id] !== undefined) - Number(menu.soldOut[a.id] !== undefined) || (a.name < b.name ? -1 : 1))
  return (
    <div {...attributes}>
      <ul class="sold-out-list">
        {rows.map(({ id, name, names }) => {
          const since = menu.soldOut[id]
          return (
            <li id={`item-${id}`} class={since === undefined ? '' : 'is-out'} data-filter={`${name} ${hindi(names) ?? ''}`.toLowerCase()}>
              <span><span class="name"><Bilingual en={name} hi={hindi(names)} /></span>
                {since !== undefined && <small class="muted">{` sold out for ${elapsedText(Date.parse(now) - Date.parse(since), 'minutes')}`}</small>}</span>
              <Button
                kind={since === undefined ? 'plain' : 'good'}
                attributes={{
                  'data-command': `menu/items/${id}/${since === undefined ? 'eighty-six' : 'restore'}`, 'data-body': '{}',
                  'data-intent': `${since === undefined ? '86' : 'restore'}-${id}`, 'data-label': `${since === undefined ? '86' : 'Back'}: ${name}`,
                  'aria-label': since === undefined ? `${name} is sold out` : `${name} is back`,
                }}
              >{since === undefined ? 'Sold out' : 'Back on'}</Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
