import type { House } from '../kernel/house'
import { own } from '../kernel/own'
import { isOpenTicket, type TicketState } from '../kitchen/ticket'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { LocalNames, OutletState, Station } from '../outlet/outlet'

export interface AllDayCount {
  readonly name: string
  readonly names?: LocalNames
  /** Still to make, decimal text. */
  readonly quantity: string
}

/** What of an order a station has still to make. */
export interface UnfinishedPart {
  readonly stationId: string
  /** Pieces, decimal text. */
  readonly quantity: string
}

export interface KitchenBoard {
  readonly position: number
  /** Null for the pass, which sees every station's ready food. */
  readonly station: Station | null
  readonly stations: readonly (Station & { readonly waiting: number })[]
  /** Food that waits at the pass. */
  readonly readyCount: number
  /** At work, oldest first; at the pass those of which a part is ready. */
  readonly queue: readonly TicketState[]
  /** Bumped and not yet served, oldest first. */
  readonly ready: readonly TicketState[]
  /** Cancels that nobody has seen. */
  readonly cancels: readonly TicketState[]
  /** The last 20 that were bumped or served, newest first: what a recall may bring back. */
  readonly recent: readonly TicketState[]
  readonly allDay: readonly AllDayCount[]
  /** At the pass, by order: what must come before the whole order can go. Orders of which all is ready are not in it. */
  readonly unfinished: ReadonlyMap<string, readonly UnfinishedPart[]>
}

const recentMax = 20

/**
 * @param stationId a station, or `pass`
 * @returns what that screen shows, or null when there is no such station
 */
export function kitchenBoard(house: House, stationId: string): KitchenBoard | null {
  const { stations } = house.state<OutletState>('outlet')
  const station = own(stations, stationId) ?? null
  if (!station && stationId !== 'pass') return null
  const all = [...house.live<TicketState>('ticket').values()].map(({ state }) => state)
  const open = all.filter(isOpenTicket)
  const atWork = open.filter(ticket => ticket.kind === 'kot' && ticket.stage !== 'ready').sort(byAge)
  const ready = open.filter(ticket => ticket.kind === 'kot' && ticket.stage === 'ready').sort(byAge)
  const mine = (ticket: TicketState): boolean => station === null || ticket.station === station.id
  // the pass sees what is partly ready, so that a plate that stands there is not forgotten
  const queue = station ? atWork.filter(mine) : atWork.filter(ticket => ticket.lines.some(line => line.state === 'ready'))
  return {
    position: house.position,
    station,
    stations: Object.values(stations).map(each => ({ ...each, waiting: atWork.filter(ticket => ticket.station === each.id).length })),
    readyCount: ready.length,
    queue,
    ready: ready.filter(mine),
    cancels: open.filter(ticket => ticket.kind === 'cancel' && mine(ticket)).sort(byAge),
    recent: all.filter(ticket => ticket.kind === 'kot' && mine(ticket) && (ticket.stage === 'ready' || ticket.stage === 'served')).sort(byBump).slice(0, recentMax),
    allDay: station ? countAllDay(queue) : [],
    unfinished: station ? new Map() : findUnfinished(atWork, Object.keys(stations)),
  }
}

/** @returns the open tickets of a station, or of all, oldest first: `GET /api/v1/tickets`, and the retained MQTT topics */
export function openTickets(house: House, stationId?: string): readonly TicketState[] {
  return [...house.live<TicketState>('ticket').values()]
    .map(({ state }) => state)
    .filter(ticket => isOpenTicket(ticket) && (stationId === undefined || ticket.station === stationId))
    .sort(byAge)
}

function byAge(a: TicketState, b: TicketState): number {
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function byBump(a: TicketState, b: TicketState): number {
  const [first, second] = [a.servedAt ?? a.readyAt ?? '', b.servedAt ?? b.readyAt ?? '']
  return first > second ? -1 : first < second ? 1 : 0
}

const isToMake = ({ state }: TicketState['lines'][number]): boolean => state === 'queued' || state === 'cooking'

/** Parts stand in the order of the outlet's stations; those of a station that was taken away come last. */
function findUnfinished(atWork: readonly TicketState[], stationIds: readonly string[]): ReadonlyMap<string, readonly UnfinishedPart[]> {
  const orders = new Map<string, Map<string, number>>()
  for (const { orderId, station, lines } of atWork) {
    const thousandths = lines.filter(isToMake).reduce((sum, { quantity }) => sum + parseQuantity(quantity), 0)
    if (thousandths === 0) continue
    const parts = orders.get(orderId) ?? new Map<string, number>()
    orders.set(orderId, parts)
    parts.set(station, (parts.get(station) ?? 0) + thousandths)
  }
  const placeOf = (id: string): number => (stationIds.includes(id) ? stationIds.indexOf(id) : stationIds.length)
  return new Map([...orders].map(([orderId, parts]) =>
    [orderId, [...parts].sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([stationId, thousandths]) => ({ stationId, quantity: formatQuantity(thousandths) }))]))
}

function countAllDay(queue: readonly TicketState[]): readonly AllDayCount[] {
  const counts = new Map<string, { name: string; names: LocalNames | undefined; thousandths: number }>()
  for (const ticket of queue) {
    for (const line of ticket.lines.filter(isToMake)) {
      const count = counts.get(line.name) ?? { name: line.name, names: line.names, thousandths: 0 }
      counts.set(line.name, count)
      count.thousandths += parseQuantity(line.quantity)
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.thousandths - a.thousandths || (a.name < b.name ? -1 : 1))
    .map(({ name, names, thousandths }) => ({ name, ...(names && { names }), quantity: formatQuantity(thousandths) }))
}
