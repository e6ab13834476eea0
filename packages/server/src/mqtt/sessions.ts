import type { AedesPublishPacket, Subscription } from 'aedes'
import { Readable } from 'node:stream'
import { matches } from './filters'

/** Limits of what is kept for devices that asked for a lasting session (`clean: false`). */
export interface SessionLimits {
  /** Sessions that one device may leave behind; the longest unused one makes way. */
  readonly perUser: number
  /** Messages, and bytes of them, that wait for one session. */
  readonly messages: number
  readonly bytes: number
}

const defaults: SessionLimits = { perUser: 4, messages: 500, bytes: 512 * 1024 }

type Packet = AedesPublishPacket
/** A delivery under way: a message, or (without a payload) its release once the first half of a QoS 2 exchange is over. */
interface Outgoing {
  readonly cmd: string
  readonly brokerId?: string
  readonly brokerCounter?: number
  messageId?: number | undefined
  readonly payload?: string | Buffer
  readonly retain?: boolean
}
type Client = { readonly id: string }
type Will = Packet & { clientId?: string }

interface Session {
  readonly user: string
  readonly filters: Map<string, Subscription>
  waiting: Outgoing[]
  bytes: number
}

/**
 * The broker's memory: retained messages, lasting sessions, wills. It takes the place of the memory store that aedes brings,
 * which bounds nothing (aedes #1087), keeps filters that were refused, and gives a session to whoever names its id.
 * A session that overflows is dropped whole: its device then sees `sessionPresent = 0` and knows that it missed something.
 */
export class Sessions {
  #brokerId = ''
  readonly #retained = new Map<string, Packet>()
  readonly #sessions = new Map<string, Session>()
  readonly #owners = new Map<string, string>()
  readonly #incoming = new Map<string, Map<number, Packet>>()
  readonly #wills = new Map<string, Will>()

  constructor(
    /** Whether this client's subscription to the filter was granted. */
    private readonly granted: (client: Client, filter: string) => boolean,
    private readonly limits: SessionLimits = defaults,
  ) {}

  /** Called when a device connects: the id's session stays if it is this device's own. */
  claim(clientId: string, user: string): void {
    const session = this.#sessions.get(clientId)
    if (session && session.user !== user) this.drop(clientId)
    this.#owners.set(clientId, user)
  }

  /** Called when a device has left: from now on only its session, if it has one, names it. */
  release(clientId: string): void {
    this.#owners.delete(clientId)
    if (!this.#sessions.has(clientId)) this.#incoming.delete(clientId)
  }

  /** @returns the devices that left a session */
  users(): readonly string[] {
    return [...this.#sessions.values()].map(({ user }) => user)
  }

  /** Forgets all sessions of a device. */
  dropUser(user: string): void {
    for (const [clientId, session] of this.#sessions) if (session.user === user) this.drop(clientId)
  }

  /** @returns whether a session has a filter that begins so */
  wants(prefix: string): boolean {
    for (const { filters } of this.#sessions.values()) {
      for (const filter of filters.keys()) if (filter.startsWith(prefix)) return true
    }
    return false
  }

  /** @returns the retained payloads within the filter, by topic */
  retained(filter: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    for (const [topic, { payload }] of this.#retained) if (matches(filter, topic)) found.set(topic, payload.toString())
    return found
  }

  /** Loses all retained messages, as a broker does whose storage was wiped. */
  wipe(): void {
    this.#retained.clear()
  }

  // what follows is what aedes asks of its persistence

  async setup({ id }: { readonly id: string }): Promise<void> {
    this.#brokerId = id
  }

  async storeRetained(packet: Packet): Promise<void> {
    if (packet.payload.length === 0) this.#retained.delete(packet.topic)
    else this.#retained.set(packet.topic, { ...packet })
  }

  createRetainedStreamCombi(filters: readonly string[]): Readable {
    // overlapping filters of one request get each message once
    return Readable.from([...this.#retained.values()].filter(({ topic }) => filters.some(filter => matches(filter, topic))))
  }

  async addSubscriptions(client: Client, subscriptions: readonly Subscription[]): Promise<void> {
    const granted = subscriptions.filter(({ topic }) => this.granted(client, topic))
    if (granted.length === 0) return
    const user = this.#owners.get(client.id)
    if (user === undefined) return
    let session = this.#sessions.get(client.id)
    if (!session) {
      this.makeRoom(user)
      session = { user, filters: new Map(), waiting: [], bytes: 0 }
      this.#sessions.set(client.id, session)
    }
    for (const { topic, qos } of granted) session.filters.set(topic, { topic, qos })
  }

  async removeSubscriptions({ id }: Client, filters: readonly string[]): Promise<void> {
    for (const filter of filters) this.#sessions.get(id)?.filters.delete(filter)
  }

  async subscriptionsByClient({ id }: Client): Promise<readonly Subscription[]> {
    return [...(this.#sessions.get(id)?.filters.values() ?? [])]
  }

  async subscriptionsByTopic(topic: string): Promise<readonly { clientId: string; topic: string; qos: Subscription['qos'] }[]> {
    const found: { clientId: string; topic: string; qos: Subscription['qos'] }[] = []
    for (const [clientId, { filters }] of this.#sessions) {
      const best = [...filters.values()].filter(sub => sub.qos > 0 && matches(sub.topic, topic)).sort((a, b) => b.qos - a.qos)[0]
      if (best) found.push({ clientId, topic: best.topic, qos: best.qos })
    }
    return found
  }

  async cleanSubscriptions({ id }: Client): Promise<void> {
    this.drop(id)
  }

  async outgoingEnqueue({ clientId }: { readonly clientId: string }, packet: Packet): Promise<void> {
    const session = this.#sessions.get(clientId)
    if (!session) return
    session.waiting.push({ ...packet, retain: false, messageId: undefined })
    session.bytes += packet.payload.length
    if (session.waiting.length > this.limits.messages || session.bytes > this.limits.bytes) this.drop(clientId)
  }

  async outgoingEnqueueCombi(subscriptions: readonly { readonly clientId: string }[], packet: Packet): Promise<void> {
    for (const subscription of subscriptions) await this.outgoingEnqueue(subscription, packet)
  }

  async outgoingUpdate({ id }: Client, packet: Outgoing): Promise<void> {
    const session = this.#sessions.get(id)
    const index = session?.waiting.findIndex(each =>
      each.brokerId === packet.brokerId ? each.brokerCounter === packet.brokerCounter : each.messageId === packet.messageId) ?? -1
    const found = session?.waiting[index]
    if (!session || !found) throw new Error('the session was dropped')
    if (found.brokerId === packet.brokerId) {
      found.messageId = packet.messageId
    } else {
      session.waiting[index] = packet
      session.bytes -= found.payload?.length ?? 0
    }
  }

  async outgoingClearMessageId({ id }: Client, packet: Outgoing): Promise<Outgoing | undefined> {
    const session = this.#sessions.get(id)
    // a message that was held back has no number yet
    const index = session?.waiting.findIndex(each => packet.messageId === undefined
      ? each.brokerCounter === packet.brokerCounter && each.brokerId === packet.brokerId
      : each.messageId === packet.messageId) ?? -1
    const [cleared] = index < 0 ? [] : (session?.waiting.splice(index, 1) ?? [])
    if (session) session.bytes -= cleared?.payload?.length ?? 0
    return cleared
  }

  outgoingStream({ id }: Client): Readable {
    return Readable.from([...(this.#sessions.get(id)?.waiting ?? [])])
  }

  async incomingStorePacket({ id }: Client, packet: Packet): Promise<void> {
    const packets = this.#incoming.get(id) ?? new Map<number, Packet>()
    this.#incoming.set(id, packets.set(packet.messageId ?? 0, { ...packet }))
  }

  async incomingGetPacket({ id }: Client, { messageId = 0 }: Packet): Promise<Packet> {
    return this.#incoming.get(id)?.get(messageId) ?? notFound()
  }

  async incomingDelPacket({ id }: Client, { messageId = 0 }: Packet): Promise<void> {
    if (this.#incoming.get(id)?.delete(messageId) !== true) notFound()
  }

  async cleanIncoming({ id }: Client): Promise<void> {
    this.#incoming.delete(id)
  }

  async putWill({ id }: Client, will: Will): Promise<void> {
    will.brokerId = this.#brokerId
    will.clientId = id
    this.#wills.set(id, will)
  }

  async delWill({ id }: Client): Promise<Will | undefined> {
    const will = this.#wills.get(id)
    this.#wills.delete(id)
    return will
  }

  /** The wills of brokers that died; there is one broker here, and it lives. */
  streamWill(): Readable {
    return Readable.from([])
  }

  private drop(clientId: string): void {
    this.#sessions.delete(clientId)
    this.#incoming.delete(clientId)
  }

  private makeRoom(user: string): void {
    const own = [...this.#sessions].filter(([, session]) => session.user === user).map(([clientId]) => clientId)
    const idle = own.filter(clientId => !this.#owners.has(clientId))
    const unwanted = [...idle, ...own.filter(clientId => this.#owners.has(clientId))][0]
    if (own.length >= this.limits.perUser && unwanted !== undefined) this.drop(unwanted)
  }
}

function notFound(): never {
  throw new Error('no such packet')
}
