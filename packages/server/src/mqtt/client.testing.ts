import { connect, type IClientOptions, type MqttClient } from 'mqtt'
import type { DeviceAccount } from './devices'

interface Message {
  readonly topic: string
  readonly payload: string
  readonly retain: boolean
}

/** One device as a test drives it: a real MQTT 3.1.1 client that does not come back by itself. */
export interface TestDevice {
  readonly client: MqttClient
  readonly messages: readonly Message[]
  /** @returns the quality that was granted to each filter; 128 means refused */
  subscribe(...filters: readonly string[]): Promise<readonly number[]>
  /** @returns once `done` holds for what has arrived. Throws with what did arrive after five seconds. */
  until(done: (messages: readonly Message[]) => boolean): Promise<void>
  /** @returns the retained state as a device builds it up: the last payload of each topic, cleared ones left out */
  state(): Readonly<Record<string, Record<string, unknown>>>
  closed(): Promise<void>
  end(): Promise<void>
}

/** @returns the connected device. Throws when the broker refuses it: `code` is CONNACK's. */
export async function connectDevice(
  url: string, account: Pick<DeviceAccount, 'user' | 'password'>, options: IClientOptions = {},
): Promise<TestDevice> {
  const client = connect(url, {
    protocolVersion: 4, username: account.user, password: account.password, reconnectPeriod: 0, connectTimeout: 5_000, resubscribe: false, ...options,
  })
  const messages: Message[] = []
  const arrivals = new Set<() => void>()
  let over = false
  client.on('message', (topic, payload, { retain }) => {
    messages.push({ topic, payload: payload.toString(), retain })
    for (const look of arrivals) look()
  })
  client.on('close', () => {
    over = true
    for (const look of arrivals) look()
  })
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.once('error', reject)
    client.once('close', () => reject(new Error('the broker closed the connection')))
  }).catch(async (error: unknown) => {
    await client.endAsync(true)
    throw error
  })
  client.on('error', () => undefined)
  const waitFor = (what: () => string, done: () => boolean): Promise<void> => new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error(what()))), 5_000)
    const look = (): void => {
      if (done()) finish(resolve)
    }
    const finish = (then: () => void): void => {
      clearTimeout(timer)
      arrivals.delete(look)
      then()
    }
    arrivals.add(look)
    look()
  })
  return {
    client,
    messages,
    subscribe: async (...filters) => (await client.subscribeAsync([...filters], { qos: 1 }).catch(grantsOf)).map(({ qos }) => qos),
    until: done => waitFor(() => `arrived: ${JSON.stringify(messages.map(({ topic, payload }) => [topic, payload.slice(0, 80)]))}`, () => done(messages)),
    state: () => {
      const last = new Map(messages.map(({ topic, payload }) => [topic, payload]))
      return Object.fromEntries([...last].filter(([, payload]) => payload !== '').map(([topic, payload]) => [topic, JSON.parse(payload)]))
    },
    closed: () => waitFor(() => 'still connected', () => over),
    end: () => client.endAsync(true),
  }
}

/** mqtt.js throws when a filter was refused, and keeps what was granted in the error's packet. */
function grantsOf(error: unknown): { qos: number }[] {
  const granted = (error as { packet?: { granted?: number[] } }).packet?.granted
  if (!granted) throw error
  return granted.map(qos => ({ qos }))
}
