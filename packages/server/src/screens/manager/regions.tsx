import { clockOf, nextMenuChange, type MenuState, type OutletState } from '@restoflow/core'
import { screenRights } from '../../http/screen-rights'
import { defineRegion, regionAttributes, type Region } from '../regions'
import { escalated, Escalation } from './escalation'
import { FloorBoardView, floorModel } from './floor-board'
import { Availability } from './menu-pane'
import { padModel } from './pad-model'
import { PadView } from './pad-view'

/** The plan with its chips, and the orders to take away. */
export const floorRegion = defineRegion({
  name: 'floor',
  rights: screenRights.floor,
  follows: ['table', 'order', 'ticket', 'bill', 'outlet', 'reservation'],
  render: context => {
    const { house, now } = context
    return <FloorBoardView model={floorModel(house, now, at => context.again(at))} now={now} attributes={regionAttributes('floor', house)} />
  },
})

/** One order: `pad.{orderId}`. */
export const padRegion = defineRegion({
  name: 'pad',
  rights: screenRights.floor,
  follows: ['table', 'order', 'ticket', 'bill', 'outlet'],
  render: ({ house, now, runtime }, orderId) => {
    const model = padModel(house, orderId)
    if (!model) return null
    return <PadView model={model} now={now} nameOf={id => runtime.nameOf(id)} attributes={regionAttributes(`pad.${orderId}`, house)} />
  },
})

/** What is sold out; the menu itself is no live region. */
export const availabilityRegion = defineRegion({
  name: 'availability',
  rights: screenRights.floor,
  follows: ['menu', 'outlet'],
  render: ({ house, now, again }) => {
    const next = nextMenuChange(house.state<MenuState>('menu'), clockOf(house.state<OutletState>('outlet'), now))
    if (next !== null) again(next)
    return <Availability house={house} now={now} attributes={regionAttributes('availability', house)} />
  },
})

/** Bill requests that the till has not seen in time, for owners and managers. */
export const escalationRegion = defineRegion({
  name: 'escalation',
  roles: [],
  follows: ['table', 'order', 'bill', 'outlet'],
  render: context => {
    const { house, now } = context
    const { rows, next } = escalated(house, Date.parse(now))
    if (next !== null) context.again(next)
    return <Escalation rows={rows} now={now} attributes={regionAttributes('escalation', house)} />
  },
})

export const floorRegions: readonly Region[] = [floorRegion, padRegion, availabilityRegion, escalationRegion]
