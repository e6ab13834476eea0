import { covers, matches } from './filters'
import { topicsOf } from './topics'

/**
 * `display`: a kitchen screen of one station, or of the pass. `printer`, `floor` and `till` displays, `kiosk`: what their
 * names say. `listener`: another system that follows the events and all boards.
 */
export const deviceKinds = ['display', 'printer', 'floor', 'till', 'kiosk', 'listener'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** The station of a display that shows the ready food of all stations. */
export const passStation = 'pass'

/** Who is at the other end of a connection, once its password was checked. */
export interface Device {
  /** Also its MQTT user. */
  readonly id: string
  readonly outlet: string
  readonly kind: DeviceKind
  /** A display's station or `pass`; null for all other kinds. */
  readonly station: string | null
  readonly name: string
}

/** @returns the widest filters that the device may subscribe to, full names; anything within them is granted, all else denied */
export function readFilters(device: Device): readonly string[] {
  const { root } = topicsOf(device.outlet)
  return [...branchesOf(device), `devices/${device.id}/control`].map(filter => root + filter)
}

function branchesOf({ id, kind, station }: Device): readonly string[] {
  switch (kind) {
    case 'display':
      return station === null ? [] : [station === passStation ? 'kitchen/#' : `kitchen/${station}/#`]
    case 'printer':
      return [`printers/${id}/jobs`]
    case 'floor':
      return ['floor/#']
    case 'till':
      return ['till/#']
    case 'kiosk':
      return ['menu/#']
    case 'listener':
      return ['events/#', 'kitchen/#', 'floor/#', 'till/#', 'menu/#']
    default:
      return kind satisfies never
  }
}

/** @returns the topics that the device may publish on, full names, each with whether the broker keeps the last message */
export function writeTopics({ id, outlet, kind }: Device): ReadonlyMap<string, { readonly retain: boolean }> {
  const topics = topicsOf(outlet)
  return new Map([
    [topics.announce(id), { retain: true }],
    [topics.status(id), { retain: true }],
    ...(kind === 'printer' ? [[`${topics.root}printers/${id}/acks`, { retain: false }] as const] : []),
  ])
}

/** @returns whether the device may subscribe to the filter */
export function mayRead(device: Device, filter: string): boolean {
  return readFilters(device).some(grant => covers(grant, filter))
}

/** @returns whether the device may be sent what was published on the topic */
export function mayReceive(device: Device, topic: string): boolean {
  return readFilters(device).some(grant => matches(grant, topic))
}
