import { createDispatcher, restaurant, type Principal, type Reply } from '@restoflow/core'
import { demoRestaurant as demo } from '../demo/demo-restaurant'
import { seedCommands } from '../demo/seed'
import { openTemporary } from '../journal/temporary.testing'
import { createCredentials, type Credentials } from '../people/credentials'
import { createCursors } from '../relay/cursor'
import type { BrokerRuntime } from './broker'
import { addDevice, type DeviceAccount } from './devices'

const owner: Principal = { kind: 'staff', id: 'vikram', roles: ['owner'] }

/** What happens in a house, and which devices it has. */
export interface Doings {
  give<State = Record<string, unknown>>(command: string, id: string, body?: unknown): Promise<Reply<State>>
  /** Seats a free table, adds one of each item, sends it. @returns the tickets' ids by station */
  order(tableId: string, orderId: string, itemIds: readonly string[]): Promise<Record<string, string>>
  addDevice(kind: string, station?: string): Promise<DeviceAccount>
}

/** The demo's restaurant on a database of its own, as the broker sees the server's runtime. */
export interface DemoHouse extends BrokerRuntime, Doings {
  readonly credentials: Credentials
  /** Takes a device's credentials back and tells who listens for changes of access. */
  revoke(deviceId: string): Promise<void>
  close(): Promise<void>
}

/** @returns how to act in a house that has the demo's menu and tables */
export function doingsIn({ dispatcher, journal, credentials, now }: Pick<DemoHouse, 'dispatcher' | 'journal' | 'credentials' | 'now'>): Doings {
  const outlet = demo.outletId
  const give = <State>(command: string, id: string, body: unknown = {}): Promise<Reply<State>> =>
    dispatcher.dispatch<State>({ outlet, command, id, body, by: owner })
  return {
    give,
    order: async (tableId, orderId, itemIds) => {
      await give('table.seat', tableId, { covers: 2, orderId })
      for (const itemId of itemIds) await give('order.add-line', orderId, oneOf(itemId))
      const { events } = await give('order.fire', orderId)
      const ids = events.filter(({ type }) => type === 'TicketOpened').map(({ stream }) => stream.replace('ticket/', ''))
      const tickets = await Promise.all(ids.map(async id => (await journal.readStream(outlet, `ticket/${id}`))[0]))
      return Object.fromEntries(tickets.map((event, index) => [(event?.data as { station: string }).station, ids[index] ?? '']))
    },
    addDevice: (kind, station) =>
      addDevice(credentials, { outlet, kind, ...(station !== undefined && { station }), stations: demo.stations.map(({ id }) => id) }, now()),
  }
}

/** @returns a freshly set-up demo restaurant */
export async function openDemoHouse(): Promise<DemoHouse> {
  const store = await openTemporary()
  const { journal } = store
  const now = (): string => new Date().toISOString()
  const dispatcher = createDispatcher({ journal, domain: restaurant, now })
  const credentials = createCredentials(journal.driver)
  const doings = doingsIn({ dispatcher, journal, credentials, now })
  // sent at once, they share a few commits and are decided in this order
  await Promise.all(seedCommands(demo).map(({ command, id, body }) => doings.give(command, id, body)))
  const listeners = new Set<() => void>()
  return {
    ...doings,
    outlet: demo.outletId, journal, dispatcher, house: await dispatcher.house(demo.outletId), cursors: createCursors(journal.driver), credentials, now,
    config: { mqttUrl: null },
    access: {
      onChange: listener => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    revoke: async deviceId => {
      await credentials.revoke('device', deviceId, now())
      for (const listener of listeners) listener()
    },
    close: async () => {
      await dispatcher.close()
      await store.remove()
    },
  }
}

/** One of the item, with whatever it makes the guest choose. */
function oneOf(itemId: string): object {
  const item = demo.items.find(({ id }) => id === itemId)
  const modifiers = item?.modifierGroupIds.flatMap(groupId => {
    const group = demo.modifierGroups.find(({ id }) => id === groupId)
    return group?.modifiers.slice(0, group.min).map(({ id }) => ({ modifierId: id })) ?? []
  })
  const [variant] = item?.variants ?? []
  return { itemId, quantity: '1', modifiers, ...(variant && { variantId: variant.id }) }
}
