import type { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { Aedes } from 'aedes'
import type { Dispatcher, House, Journal } from '@restoflow/core'
import type { Cursors } from '../relay/cursor'
import { startRelay } from '../relay/mqtt'
import type { Publisher } from '../relay/publisher'
import { DeviceConnection } from './connection'
import type { DeviceCredentials } from './devices'
import { Gate } from './gate'
import { listenForDevices } from './listen'
import { Sessions } from './sessions'
import { topicsOf } from './topics'
import { acceptWebSockets } from './web-socket'

/** What the broker needs of the server's runtime. */
export interface BrokerRuntime {
  readonly outlet: string
  readonly journal: Journal
  readonly dispatcher: Dispatcher
  readonly house: House
  readonly credentials: DeviceCredentials
  readonly cursors: Cursors
  readonly config: { readonly mqttUrl: string | null }
}

export interface BrokerOptions {
  /** 0 lets the system choose. */
  readonly port: number
  readonly host: string
  /** Where notices go, one line each; standard error by default. */
  readonly log?: (line: string) => void
}

export interface Broker {
  /** The port that devices reach over TCP: the wanted one, or a free one where that was in use. */
  readonly port: number
  /** Accepts WebSockets at `/mqtt` of an HTTP server as well. */
  attach(server: EventEmitter): void
  /** Makes the retained topics equal to the boards once more, whatever happened to them. */
  refill(): Promise<void>
  /** Loses every retained message, as a broker does whose storage was wiped. For tests and drills: `refill` brings them back. */
  wipe(): void
  /** Stores the relay's cursor, cuts every device, frees the ports. */
  close(): Promise<void>
}

const connectMs = 10_000
/** How long a device whose buffer is full holds up the others before it is cut. */
const drainMs = 1_000
const halfOpenQos2Max = 32
const topicLevelsMax = 12

/**
 * Starts the embedded MQTT broker and the relay that feeds it.
 * @throws Error when `MQTT_URL` is set, which this build does not know, or when the host is no address of this machine
 */
export async function startBroker(runtime: BrokerRuntime, { port, host, log = line => console.warn(line) }: BrokerOptions): Promise<Broker> {
  if (runtime.config.mqttUrl !== null) {
    throw new Error('MQTT_URL is set, but this build has the embedded broker only. Leave MQTT_URL out; devices then connect to MQTT_PORT of this server.')
  }
  const { outlet, credentials } = runtime
  const connections = new Set<DeviceConnection>()
  const sessions: Sessions = new Sessions((client, filter) => gate.granted(client, filter))
  const gate: Gate = new Gate(outlet, credentials, sessions, log)
  const aedes = await Aedes.createBroker({
    persistence: sessions, ...gate.rules,
    connectTimeout: connectMs, drainTimeout: drainMs, maxInflightInbound: halfOpenQos2Max, maxTopicLevels: topicLevelsMax,
  })
  aedes.on('clientError', (_, error) => noteError(error, log))
  aedes.on('connectionError', (_, error) => noteError(error, log))

  const accept = (stream: Duplex, address: string): void => {
    const connection = new DeviceConnection(stream, address)
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
    aedes.handle(connection)
  }
  const publisher = publisherOf(aedes, sessions, gate)
  const relay = await startRelay({ ...runtime, publisher, log })
  const end = async (): Promise<void> => {
    await relay.close()
    await new Promise<void>(resolve => aedes.close(resolve))
    for (const connection of connections) connection.destroy()
  }
  const listening = await listenForDevices({ host, port }, socket => accept(socket, socket.remoteAddress ?? ''), log).catch(async (error: unknown) => {
    await end()
    throw error
  })
  const stopWatching = credentials.onDeviceRevoked(deviceId => {
    gate.cut(deviceId)
    for (const topic of sessions.retained(`${topicsOf(outlet).root}devices/${deviceId}/#`).keys()) {
      publisher.publish(topic, '', { retain: true, qos: 1 }).catch((error: Error) => noteError(error, log))
    }
  })
  const detachments: (() => void)[] = []
  return {
    port: listening.port,
    attach: server => {
      detachments.push(acceptWebSockets(server, (stream, request) => accept(stream, request.socket.remoteAddress ?? '')))
    },
    refill: () => relay.refill(),
    wipe: () => sessions.wipe(),
    close: async () => {
      stopWatching()
      for (const detach of detachments) detach()
      const closed = listening.close()
      await end()
      await closed
    },
  }
}

function publisherOf(aedes: Aedes, sessions: Sessions, gate: Gate): Publisher {
  return {
    publish: (topic, payload, { retain, qos }) => new Promise((resolve, reject) => {
      const packet = { cmd: 'publish', topic, payload: Buffer.from(payload), retain, qos, dup: false } as const
      aedes.publish(packet, error => (error ? reject(error) : resolve()))
    }),
    retained: async filter => sessions.retained(filter),
    wants: prefix => gate.anybodyReads(prefix),
    // it lives in this process: it is never away
    onConnect: () => () => undefined,
  }
}

/** Devices come and go; only what somebody should mend is worth a line. */
function noteError(error: Error, log: (line: string) => void): void {
  if (/64 KiB|queue limit|not valid/i.test(error.message)) log(`MQTT: cut a device: ${error.message}`)
}
