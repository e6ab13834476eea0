import { elapsedText, type MenuState, type TicketState } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { Bilingual, Button, hindi } from '../kit/atoms'
import { ticketName } from '../kit/ticket-name'
import { Since } from '../kit/time'
import { whatText } from './ready-lane'

/** @returns the last bumped tickets, newest first, each with a way back to the station */
export function RecallList({ tickets, now, attributes }: { tickets: readonly TicketState[]; now: string; attributes: Attributes }) {
  return (
    <div {...attributes}>
      {tickets.length === 0 && <p class="muted">Nothing was bumped yet.</p>}
      <ul class="recall-list">
        {tickets.map(ticket => {
          const name = `${ticketName(ticket)} · KOT ${ticket.number}`
          return (
            <li id={`recall-${ticket.id}`}>
              <span class="grow">
                <b>{name}</b>{' '}
                <span class="muted">
                  {ticket.servedAt === null ? 'ready' : 'served'} <Since since={ticket.servedAt ?? ticket.readyAt ?? now} now={now} form="minutes" /> ago
                </span>
                <span class="what">{whatText(ticket)}</span>
              </span>
              <Button
                icon="recall"
                attributes={{
                  'data-command': `tickets/${ticket.id}/recall`, 'data-body': '{}', 'data-intent': `recall-${ticket.id}`,
                  'data-label': `Recall KOT ${ticket.number}`, 'aria-label': `Recall ${name}`, 'data-recall': name,
                }}
              >Recall</Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** @returns the station's items by name, each with one tap to 86 it and one to bring it back; a row never changes its place */
export function SoldOutList({ menu, stationId, defaultStationId, now, attributes }: {
  menu: MenuState; stationId: string; defaultStationId: string | undefined; now: string; attributes: Attributes
}) {
  const mine = Object.values(menu.items).filter(item => stationId === 'pass' || (item.stationId ?? defaultStationId) === stationId)
  const rows = mine.sort((a, b) => (a.name < b.name ? -1 : 1))
  return (
    <div {...attributes}>
      <ul class="sold-out-list">
        {rows.map(({ id, name, names }) => {
          const since = menu.soldOut[id]
          const isOut = since !== undefined
          return (
            <li id={`item-${id}`} class={isOut ? 'is-out' : ''} data-filter={`${name} ${hindi(names) ?? ''}`.toLowerCase()}>
              <span class="grow">
                <span class="name"><Bilingual en={name} hi={hindi(names)} /></span>
                {isOut && <small>{`Sold out for ${elapsedText(Date.parse(now) - Date.parse(since), 'minutes')}`}</small>}
              </span>
              <Button
                kind={isOut ? 'good' : 'plain'}
                attributes={{
                  'data-command': `menu/items/${id}/${isOut ? 'restore' : 'eighty-six'}`, 'data-body': '{}',
                  'data-intent': `${isOut ? 'restore' : '86'}-${id}`, 'data-label': `${isOut ? 'Back on' : 'Sold out'}: ${name}`,
                  'aria-label': isOut ? `${name}: back on` : `${name}: sold out`,
                }}
              >{isOut ? 'Back on' : 'Sold out'}</Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
