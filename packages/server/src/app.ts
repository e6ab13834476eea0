import type { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { readConfig, type Config } from './config'
import { startBroker, type Broker } from './mqtt/broker'
import type { AppEnv, Runtime } from './runtime'
import { startAdmin, type Admin } from './start/admin'
import { openHouse, type OpenHouse } from './start/house'
import { listen, type Listening } from './start/listen'
import { createWeb, type Web } from './start/web'
import { packageVersion } from './version'
import { addLanguages } from './words/words'

export interface RestoflowOptions {
  /** By default what the environment says. */
  readonly config?: Config
  /** False leaves the embedded MQTT broker out. */
  readonly mqtt?: boolean
  /** @returns the present UTC instant, ISO 8601 with milliseconds */
  readonly now?: () => string
  /** Takes notices, one line each; standard error by default. */
  readonly log?: (line: string) => void
  /** Takes failures that nobody expected; standard error by default. */
  readonly report?: (error: unknown) => void
}

/** Where a listening server is reached. */
export interface Addresses {
  /** Nearest first. */
  readonly http: readonly string[]
  readonly port: number
  readonly mqttPort: number | null
  /** The owner's one-time link, null when there is an owner. */
  readonly welcome: string | null
}

/** A running restaurant. */
export interface Restoflow {
  /**
   * The whole of it as one Hono app, for the root of a host: `host.route('/', restoflow.app)` after the host's own routes.
   * Screens and links are absolute.
   */
  readonly app: Hono<AppEnv>
  /** The API with its documents and figures alone; it may stand below a prefix: `host.route('/pos', restoflow.api)`. */
  readonly api: Hono
  fetch(request: Request, env?: unknown): Response | Promise<Response>
  readonly runtime: Runtime
  /** Path of the owner's one-time link, null when there is an owner. */
  readonly welcomePath: string | null
  /** Opens the HTTP port of the configuration, and `/mqtt` on it. @throws RestoflowError `port-in-use` */
  listen(): Promise<Addresses>
  /** Answers MQTT over WebSocket at `/mqtt` of a host's own HTTP server. */
  attach(server: EventEmitter): void
  /** Takes nothing new, finishes what is under way, stores the live state, frees ports and folder. */
  close(): Promise<void>
}

/**
 * Opens the data folder and starts everything but the HTTP port: the composition root, which alone knows every adapter.
 * @throws RestoflowError when the folder belongs to another process, to another mode or to a newer build
 * @example
 * import { createRestoflow, readConfig } from '@restoflow/server'
 * const restoflow = await createRestoflow({ config: readConfig({}, { demo: true, data: './data' }) })
 */
export async function createRestoflow(options: RestoflowOptions = {}): Promise<Restoflow> {
  const { config = readConfig(), mqtt = true, log = line => console.warn(line) } = options
  addLanguages(join(config.dataRoot, 'words'), log)
  const house = await openHouse({ config, log, ...(options.now && { now: options.now }), ...(options.report && { report: options.report }) })
  const parts: Parts = { house, isOpen: true, broker: null, admin: null, web: null, listening: null }
  try {
    const { runtime, cursors } = house
    parts.web = createWeb(runtime, { version: packageVersion(), isOpen: () => parts.isOpen })
    if (mqtt) {
      parts.broker = await startBroker({ ...runtime, cursors }, { host: config.host, port: config.mqttPort, log })
    }
    parts.admin = await startAdmin(house)
    if (config.publicUrl !== null) runtime.payments?.start(config.publicUrl)
    await announce(parts, config.publicUrl ?? `http://127.0.0.1:${config.port}`)
    return faceOf(parts, parts.web)
  } catch (error) {
    await closeAll(parts)
    throw error
  }
}

interface Parts {
  readonly house: OpenHouse
  isOpen: boolean
  broker: Broker | null
  admin: Admin | null
  web: Web | null
  listening: Listening | null
}

function faceOf(parts: Parts, web: Web): Restoflow {
  const { runtime } = parts.house
  let closing: Promise<void> | null = null
  return {
    app: web.app,
    api: web.api,
    fetch: (request, env) => web.app.fetch(request, env),
    runtime,
    welcomePath: web.welcomePath,
    listen: async () => {
      const listening = await listen(web.app.fetch, runtime.config)
      parts.listening = listening
      parts.broker?.attach(listening.server)
      const [nearest = ''] = listening.addresses
      const base = runtime.config.publicUrl ?? nearest
      runtime.payments?.start(base)
      await announce(parts, base)
      return {
        http: listening.addresses,
        port: listening.port,
        mqttPort: parts.broker?.port ?? null,
        welcome: web.welcomePath === null ? null : base + web.welcomePath,
      }
    },
    attach: server => parts.broker?.attach(server),
    close: () => (closing ??= closeAll(parts)),
  }
}

async function announce({ house: { runtime, folder }, admin }: Parts, baseUrl: string): Promise<void> {
  await folder.announce({ address: admin?.url ?? '', outlet: runtime.outlet, baseUrl })
}

async function closeAll(parts: Parts): Promise<void> {
  parts.isOpen = false
  parts.web?.close()
  await parts.listening?.close()
  await parts.admin?.close()
  await parts.broker?.close()
  await parts.house.close()
}
