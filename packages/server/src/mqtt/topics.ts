import { isId } from '@restoflow/core'

/** Every topic of this build below `restoflow/v1/{outlet}/`; `docs/mqtt.md` and the AsyncAPI document list the same ones. */
export const topicPatterns = {
  event: 'events/{eventType}',
  ticket: 'kitchen/{station}/tickets/{ticketId}',
  table: 'floor/tables/{tableId}',
  billRequest: 'till/bill-requests/{orderId}',
  availability: 'menu/availability',
  announce: 'devices/{deviceId}/announce',
  status: 'devices/{deviceId}/status',
} as const

/** Branches that the relay alone writes and keeps equal to the boards. */
export const boardBranches = ['kitchen', 'floor', 'till', 'menu'] as const

/** Full topic names of one outlet. Each throws an Error for an id that could not stand in a topic. */
export interface Topics {
  /** `restoflow/v1/{outlet}/`, with the slash at its end. */
  readonly root: string
  /** What all events' topics begin with. */
  readonly events: string
  event(type: string): string
  ticket(station: string, ticketId: string): string
  table(tableId: string): string
  billRequest(orderId: string): string
  readonly availability: string
  announce(deviceId: string): string
  status(deviceId: string): string
}

/** @returns the topic names of an outlet (DESIGN: MQTT) */
export function topicsOf(outlet: string): Topics {
  const root = `restoflow/v1/${level(outlet)}/`
  return {
    root,
    events: `${root}events/`,
    event: type => `${root}events/${eventType(type)}`,
    ticket: (station, ticketId) => `${root}kitchen/${level(station)}/tickets/${level(ticketId)}`,
    table: tableId => `${root}floor/tables/${level(tableId)}`,
    billRequest: orderId => `${root}till/bill-requests/${level(orderId)}`,
    availability: `${root}${topicPatterns.availability}`,
    announce: deviceId => `${root}devices/${level(deviceId)}/announce`,
    status: deviceId => `${root}devices/${level(deviceId)}/status`,
  }
}

function level(id: string): string {
  if (!isId(id)) throw new Error(`${JSON.stringify(id)} is no id, so it can't be a level of a topic`)
  return id
}

function eventType(type: string): string {
  if (!/^[A-Za-z0-9]{1,80}$/.test(type)) throw new Error(`${JSON.stringify(type)} is no event's name`)
  return type
}
