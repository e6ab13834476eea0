import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isId, newId, RestoflowError } from '@restoflow/core'
import { deviceKinds, passStation, readFilters, type Device, type DeviceKind } from './acl'
import { topicsOf } from './topics'

/** What the store of credentials keeps of devices. */
export interface DeviceCredentials {
  /** Stores a device; `secretHash` is the lower-case hex SHA-256 of its password. */
  addDevice(device: Device, secretHash: string): Promise<void>
  /** @returns the device and its hash, or null when it is unknown or revoked */
  device(id: string): Promise<{ readonly device: Device; readonly secretHash: string } | null>
  /** Calls `listener` with the id of each device that is revoked, once that is stored. @returns how to stop */
  onDeviceRevoked(listener: (deviceId: string) => void): () => void
}

export interface NewDevice {
  readonly outlet: string
  /** One of `deviceKinds`. */
  readonly kind: string
  /** A display's station, or `pass`; no other kind has one. */
  readonly station?: string
  /** What to call it on screens; by default its kind and station. */
  readonly name?: string
  /** Stations of the outlet, where the caller knows them: another one is then refused. */
  readonly stations?: readonly string[]
}

/** What the person who sets up the device types into it. The password is shown this once. */
export interface DeviceAccount {
  readonly user: string
  readonly password: string
  /** `restoflow/v1/{outlet}/`. */
  readonly topicRoot: string
  /** Full names of what it may subscribe to; narrower ones within them are granted too. */
  readonly filters: readonly string[]
}

/**
 * Makes credentials for a device.
 * @throws RestoflowError `unknown-device-kind`, `unknown-station`
 */
export async function addDevice(credentials: DeviceCredentials, wanted: NewDevice): Promise<DeviceAccount> {
  const device = deviceOf(wanted)
  const password = newPassword()
  await credentials.addDevice(device, hashPassword(password))
  return { user: device.id, password, topicRoot: topicsOf(device.outlet).root, filters: deviceFilters(device) }
}

/** @returns the filters that the device may subscribe to, full names */
export function deviceFilters(device: Device): readonly string[] {
  return readFilters(device)
}

/** @returns the device whose password this is, or null; takes as long for an unknown user as for a wrong password */
export async function checkPassword(credentials: DeviceCredentials, user: string, password: string): Promise<Device | null> {
  const stored = isId(user) ? await credentials.device(user) : null
  const same = timingSafeEqual(Buffer.from(hashPassword(password), 'hex'), Buffer.from(stored?.secretHash ?? hashPassword(''), 'hex'))
  return stored && same ? stored.device : null
}

function deviceOf({ outlet, kind, station, name, stations }: NewDevice): Device {
  if (!isKind(kind)) throw new RestoflowError('unknown-device-kind', `${kind} is none of ${deviceKinds.join(', ')}.`)
  if (kind !== 'display') return { id: newId(), outlet, kind, station: null, name: name ?? kind }
  if (station === undefined) throw new RestoflowError('unknown-station', 'A display needs the id of its station, or pass.')
  const known = stations === undefined ? isId(station) : stations.includes(station)
  if (!known && station !== passStation) {
    throw new RestoflowError('unknown-station', `${station} is no station here${stations ? `: there are ${[...stations, passStation].join(', ')}` : ''}.`)
  }
  return { id: newId(), outlet, kind, station, name: name ?? `${kind} ${station}` }
}

function isKind(kind: string): kind is DeviceKind {
  return deviceKinds.some(known => known === kind)
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** 160 bits of randomness, easy to type: 32 of 32 letters and digits. */
function newPassword(): string {
  return Array.from(randomBytes(32), byte => letters.charAt(byte & 31)).join('')
}

/** A fast hash will do: nobody guesses 160 random bits. */
function hashPassword(password: string): string {
  return createHash('sha256').update(password).digest('hex')
}
