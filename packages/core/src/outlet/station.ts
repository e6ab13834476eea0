import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import type { TicketState } from '../kitchen/ticket'
import type { MenuState } from '../menu/menu'
import type { OutletEvent, OutletState, StationDefinition } from './outlet'

export interface DefineStation extends Omit<StationDefinition, 'id'> {
  /** The revision that the editor read; 0: it must not exist yet. */
  readonly revision?: number
}

export const defineStation = defineDecision<OutletState, DefineStation, unknown, OutletEvent>({
  name: 'outlet.define-station',
  category: 'outlet',
  roles: ['owner', 'manager'],
  decide: (state, { revision, ...station }, { id }) => {
    requireRevision(own(state.stations, id), revision, `The station ${station.name}`)
    if (station.hurryAfterMs > station.lateAfterMs) refuse('invalid-body', 'A ticket is late after it is in a hurry.', { field: 'lateAfterMs' })
    return [{ type: 'StationDefined', data: { ...station, id } }]
  },
  view: (id, state) => own(state.stations, id),
})

interface StationRefs {
  readonly menu: MenuState
  /** What is at work in the kitchen. */
  readonly tickets: readonly TicketState[]
}

const namedMax = 5

/** Takes a station away: not the default one, nor one for which items are meant or tickets wait. */
export const removeStation = defineDecision<OutletState, { readonly revision?: number }, StationRefs, OutletEvent>({
  name: 'outlet.remove-station',
  category: 'outlet',
  roles: ['owner', 'manager'],
  reads: () => ({ menu: 'menu', tickets: 'ticket/*' }),
  decide: (state, { revision }, { id, refs }) => {
    const station = own(state.stations, id)
    if (!station) refuse('unknown-station', `There is no station ${id}.`)
    requireRevision(station, revision, `The station ${station.name}`)
    if (state.settings?.defaultStationId === id) refuse('station-in-use', `${station.name} is where items without a station go.`)
    const items = Object.values(refs.menu.items).filter(item => item.stationId === id).map(({ name }) => name)
    if (items.length > 0) refuse('station-in-use', `${station.name} prepares ${named(items)}.`, { items: items.slice(0, namedMax) })
    const tickets = refs.tickets.filter(ticket => ticket.station === id).map(({ number, tableName }) => (tableName === null ? number : `${number} of ${tableName}`))
    if (tickets.length > 0) refuse('station-in-use', `${station.name} still has the KOTs ${named(tickets)}.`, { tickets: tickets.slice(0, namedMax) })
    return [{ type: 'StationRemoved', data: { id } }]
  },
  view: id => ({ id }),
})

function named(names: readonly string[]): string {
  const left = names.length - namedMax
  return `${names.slice(0, namedMax).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
