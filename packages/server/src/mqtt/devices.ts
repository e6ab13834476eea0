import { randomBytes, timingSafeEqual } from 'node:crypto'
import { isId, newId, RestoflowError } from '@restoflow/core'
import { hashSecret } from '../access/secrets'
import type { Credential, Credentials } from '../people/credentials'
import { deviceKinds, passStation, readFilters, type Device, type DeviceKind } from './acl'
import { topicsOf } from './topics'

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
 * @param now UTC instant
 * @throws RestoflowError `unknown-device-kind`, `unknown-station`
 */
export async function addDevice(credentials: Pick<Credentials, 'put'>, wanted: NewDevice, now: string): Promise<DeviceAccount> {
  const device = deviceOf(wanted)
  const { id, outlet, kind, station, name } = device
  const password = newPassword()
  await credentials.put({
    kind: 'device', id, outlet, subject: id, label: name, secretHash: hashSecret(password), roles: [], scope: { kind, station },
    createdAt: now, expiresAt: null, revokedAt: null,
  })
  return { user: id, password, topicRoot: topicsOf(outlet).root, filters: deviceFilters(device) }
}

/** @returns the filters that the device may subscribe to, full names */
export function deviceFilters(device: Device): readonly string[] {
  return readFilters(device)
}

/** @returns the device, when its credentials stand at this moment, else null */
export async function findDevice(credentials: Pick<Credentials, 'find'>, id: string, now: string): Promise<Device | null> {
  return standing(await credentials.find('device', id), now)
}

/** @returns the device whose password this is, or null; takes as long for an unknown user as for a wrong password */
export async function checkPassword(credentials: Pick<Credentials, 'find'>, user: string, password: string, now: string): Promise<Device | null> {
  const credential = isId(user) ? await credentials.find('device', user) : null
  const same = timingSafeEqual(Buffer.from(hashSecret(password), 'hex'), Buffer.from(credential?.secretHash ?? hashSecret(''), 'hex'))
  return same ? standing(credential, now) : null
}

function standing(credential: Credential | null, now: string): Device | null {
  if (!credential || credential.revokedAt !== null || (credential.expiresAt !== null && credential.expiresAt <= now)) return null
  const { id, outlet, label, scope } = credential
  const { kind, station } = scope
  return typeof kind === 'string' && isKind(kind) ? { id, outlet, kind, station: typeof station === 'string' ? station : null, name: label } : null
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
