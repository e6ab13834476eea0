import type { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { Aedes } from 'aedes'
import type { Access } from '../access/access'
import { ConfigError } from '../config'
import type { Credentials } from '../people/credentials'
import type { Runtime } from '../runtime'
import type { Cursors } from '../relay/cursor'
import { startRelay } from '../relay/mqtt'
import type { Publisher } from '../relay/publisher'
import { DeviceConnection } from './connection'
import { Gate } from './gate'
import { limitedLog } from './limited-log'
import { listenForDevices } from './listen'
import { Sessions } from './sessions'
import { topicsOf } from './topics'
import { acceptWebSockets } from './web-socket'

/** What the broker needs of the server's runtime. */
export interface BrokerRuntime extends Pick<Runtime, 'outlet' | 'journal' | 'dispatcher' | 'house' | 'now'> {
  readonly config: Pick<Runtime['config'], 'mqttUrl'>
  readonly credentials: Pick<Credentials, 'find'>
  readonly access: Pick<Access, 'onChange'>
  readonly cursors: Cursors
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
  /** Looks again whether every connected device may stay, and cuts those that may not; every change of access does it too. */
  review(): Promise<void>
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
 * @throws ConfigError when `MQTT_URL` is set, which this version does not know; Error when the host is no address of this machine
 */
export async function startBroker(runtime: BrokerRuntime, options: BrokerOptions): Promise<Broker> {
  if (runtime.config.mqttUrl !== null) {
    throw new ConfigError('MQTT_URL', 'is set, but this version has the embedded broker only. Leave it out; devices then connect to MQTT_PORT of this server.')
  }
  const { outlet, journal, dispatcher, house, cursors } = runtime
  const { port, host } = options
  const log = limitedLog(options.log ?? (line => console.warn(line)))
  const connections = new Set<DeviceConnection>()
  const sessions: Sessions = new Sessions((client, filter) => gate.granted(client, filter))
  const gate: Gate = new Gate(outlet, runtime.credentials, sessions, () => runtime.now(), log)
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
  const relay = await startRelay({ outlet, journal, dispatcher, house, cursors, publisher, log, now: () => runtime.now() })
  const end = async (): Promise<void> => {
    await relay.close()
    await new Promise<void>(resolve => aedes.close(resolve))
    for (const connection of connections) connection.destroy()
  }
  const listening = await listenForDevices({ host, port }, socket => accept(socket, socket.remoteAddress ?? ''), log).catch(async (error: unknown) => {
    await end()
    throw error
  })
  const review = async (): Promise<void> => {
    const branch = `${topicsOf(outlet).root}devices/`
    const said = [...sessions.retained(`${branch}#`).keys()]
    const speaker = (topic: string): string => topic.slice(branch.length).split('/')[0] ?? ''
    const gone = await gate.review(said.map(speaker))
    for (const topic of said) if (gone.includes(speaker(topic))) await publisher.publish(topic, '', { retain: true, qos: 1 })
  }
  const stopWatching = runtime.access.onChange(() => {
    review().catch((error: unknown) => log(`MQTT: who may stay could not be checked: ${String(error)}`))
  })
  const detachments: (() => void)[] = []
  return {
    port: listening.port,
    attach: server => {
      detachments.push(acceptWebSockets(server, (stream, request) => accept(stream, request.socket.remoteAddress ?? '')))
    },
    refill: () => relay.refill(),
    review,
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
