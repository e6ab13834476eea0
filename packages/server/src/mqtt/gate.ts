import type { AedesOptions, Client } from 'aedes'
import type { Credentials } from '../people/credentials'
import { mayRead, mayReceive, writeTopics, type Device } from './acl'
import { DeviceConnection } from './connection'
import { checkPassword, findDevice } from './devices'
import type { Sessions } from './sessions'

/** One device's connection after its password was checked. */
interface Visitor {
  readonly client: Client
  readonly clientId: string
  readonly device: Device
  readonly filters: Set<string>
}

/** CONNACK's codes, MQTT 3.1.1, table 3.1. */
const refusals = { identifier: 2, unavailable: 3, credentials: 4 } as const
type AuthenticateDone = Parameters<NonNullable<AedesOptions['authenticate']>>[3]
type AuthenticateError = NonNullable<Parameters<AuthenticateDone>[0]>

class Refusal extends Error {
  constructor(
    readonly reason: keyof typeof refusals,
    message: string,
  ) {
    super(message)
  }

  /** As aedes wants it: its own type of this number is a `const enum`, which isolated modules cannot name. */
  get forAedes(): AuthenticateError {
    return Object.assign(new Error(this.message), { returnCode: refusals[this.reason] })
  }
}

const clientIdLengthMax = 128
const connectionsPerDeviceMax = 16
const filtersPerConnectionMax = 32

/** Who may connect, subscribe and publish: nothing that `acl.ts` does not grant. */
export class Gate {
  readonly #visitors = new Map<string, Visitor>()
  readonly #byClient = new WeakMap<object, Visitor>()
  /** Counts changes of access: a password that was checked before one is checked again after it. */
  #changes = 0

  constructor(
    private readonly outlet: string,
    private readonly credentials: Pick<Credentials, 'find'>,
    private readonly sessions: Sessions,
    private readonly now: () => string,
    private readonly log: (line: string) => void,
  ) {}

  /** @returns whether the client's subscription to the filter is granted: a session keeps no other */
  readonly granted = (client: { readonly id: string }, filter: string): boolean => {
    const device = this.#byClient.get(client)?.device
    return device !== undefined && mayRead(device, filter)
  }

  /** @returns whether anybody, connected or expected back, subscribed to filters that begin so */
  anybodyReads(prefix: string): boolean {
    for (const { filters } of this.#visitors.values()) {
      for (const filter of filters) if (filter.startsWith(prefix)) return true
    }
    return this.sessions.wants(prefix)
  }

  /**
   * Looks again whether every device that is connected or expected back may stay, and the named ones. Those that may not are
   * cut, and what waits for them is forgotten.
   * @returns their ids
   */
  async review(named: readonly string[]): Promise<readonly string[]> {
    this.#changes += 1
    const connected = [...this.#visitors.values()].map(({ device }) => device.id)
    const ids = [...new Set([...connected, ...this.sessions.users(), ...named])]
    const found = await Promise.all(ids.map(async id => ({ id, device: await findDevice(this.credentials, id, this.now()) })))
    const gone = found.filter(({ device }) => device === null).map(({ id }) => id)
    for (const id of gone) this.cut(id)
    return gone
  }

  private cut(deviceId: string): void {
    for (const { device, client } of [...this.#visitors.values()]) {
      if (device.id !== deviceId) continue
      // its last will has no effect any more
      this.#byClient.delete(client)
      client.conn.destroy()
    }
    this.sessions.dropUser(deviceId)
  }

  /** The rules in the form in which aedes takes them. */
  readonly rules = {
    authenticate: (client, user, password, done) => {
      this.admit(client, user ?? '', password?.toString() ?? '').then(
        () => done(null, true),
        (error: unknown) => {
          const refusal = error instanceof Refusal ? error : new Refusal('unavailable', `the credentials could not be read: ${String(error)}`)
          this.log(`MQTT: refused ${addressOf(client)}: ${refusal.message}`)
          done(refusal.forAedes, null)
        },
      )
    },
    authorizeSubscribe: (client, subscription, done) => {
      const visitor = this.#byClient.get(client)
      const granted = visitor !== undefined && mayRead(visitor.device, subscription.topic)
        && (visitor.filters.has(subscription.topic) || visitor.filters.size < filtersPerConnectionMax)
      if (granted) visitor.filters.add(subscription.topic)
      // null: the SUBACK says 128 for this filter and the connection stays
      done(null, granted ? subscription : null)
    },
    authorizePublish: (client, packet, done) => {
      const device = client === null ? undefined : this.#byClient.get(client)?.device
      const rule = device && writeTopics(device).get(packet.topic)
      if (!rule) {
        if (device) this.log(`MQTT: ${device.name} may not publish on ${packet.topic}`)
        done(new Error('not allowed'))
        return
      }
      packet.retain = rule.retain
      done(null)
    },
    authorizeForward: (client, packet) => {
      const device = this.#byClient.get(client)?.device
      return device && mayReceive(device, packet.topic) ? packet : null
    },
  } satisfies AedesOptions

  private async admit(client: Client, user: string, password: string): Promise<void> {
    const device = await this.deviceOf(user, password)
    if (device?.outlet !== this.outlet) throw new Refusal('credentials', `user ${JSON.stringify(user.slice(0, 64))} or the password is wrong`)
    // nothing is awaited until the id is taken, so that two devices cannot take it at once
    if (client.closed) throw new Refusal('unavailable', 'the connection is gone')
    if (client.id.length > clientIdLengthMax) throw new Refusal('identifier', `the client id is longer than ${clientIdLengthMax}`)
    const holder = this.#visitors.get(client.id)
    if (holder && holder.device.id !== device.id) {
      throw new Refusal('identifier', `client id ${JSON.stringify(client.id)} is connected under other credentials`)
    }
    const own = [...this.#visitors.values()].filter(visitor => visitor.device.id === device.id).length
    if (!holder && own >= connectionsPerDeviceMax) throw new Refusal('unavailable', `${device.name} has ${own} connections`)
    this.enter({ client, clientId: client.id, device, filters: new Set() })
    // the device's own earlier connection, mostly one that it has given up
    if (holder) await new Promise<void>(resolve => holder.client.close(resolve))
  }

  private async deviceOf(user: string, password: string): Promise<Device | null> {
    for (;;) {
      const before = this.#changes
      const device = await checkPassword(this.credentials, user, password, this.now())
      if (before === this.#changes) return device
    }
  }

  private enter(visitor: Visitor): void {
    const { client, clientId, device } = visitor
    this.#visitors.set(clientId, visitor)
    this.#byClient.set(client, visitor)
    this.sessions.claim(clientId, device.id)
    client.conn.once('close', () => {
      if (this.#visitors.get(clientId) !== visitor) return
      this.#visitors.delete(clientId)
      this.sessions.release(clientId)
    })
  }
}

function addressOf({ conn }: Client): string {
  return conn instanceof DeviceConnection ? conn.from : 'a device'
}
