import { RestoflowError } from '@restoflow/core'
import { Hono, type Context } from 'hono'
import { apiRoutes } from '../http/api'
import { assetRoutes } from '../http/assets'
import { asyncapiRoutes } from '../http/asyncapi'
import { createMetrics, type Metrics } from '../http/metrics'
import { operationsRoutes } from '../http/operations'
import { paymentHooks } from '../http/payment-hooks'
import { photoRoutes } from '../http/photos'
import { expected, problemResponse } from '../http/problem'
import { pageHeaders } from '../http/security'
import { sessionRoutes } from '../http/session'
import { welcomeRoutes } from '../http/welcome'
import type { AppEnv, Runtime } from '../runtime'
import { guestBillRoutes } from '../screens/bill/routes'
import { NotFoundPage, staffScreens } from '../screens/routes'

export interface Web {
  /** Everything, for the root of a host. */
  readonly app: Hono<AppEnv>
  /** `/api`, the documents and the figures alone: these may stand below a prefix. */
  readonly api: Hono
  readonly metrics: Metrics
  /** Path of the owner's one-time link, null when there is an owner. */
  readonly welcomePath: string | null
  /** Ends every live connection. */
  close(): void
}

export interface WebOptions {
  readonly version: string
  readonly isOpen: () => boolean
  /** Where scripts and styles lie; by default where the build puts them. */
  readonly publicFolder?: string
}

/** @returns the whole web face of a house, as Hono apps */
export function createWeb(runtime: Runtime, { version, isOpen, publicFolder }: WebOptions): Web {
  const metrics = createMetrics()
  const { house } = runtime
  metrics.gauge('restoflow_position', 'Position of the last event', () => house.position)
  metrics.gauge('restoflow_open_orders', 'Orders that are not settled', () => house.live('order').size)
  metrics.gauge('restoflow_live_connections', 'Browsers that follow a board', () => screens.viewers())
  metrics.gauge('restoflow_open_tickets', 'Tickets that are not served', () => house.live('ticket').size)
  const commands = apiRoutes(runtime, metrics)
  const api = new Hono()
  api.route('/', commands.routes)
  api.route('/', operationsRoutes(runtime, { version, metrics, isOpen }))
  api.route('/', asyncapiRoutes())

  const welcome = welcomeRoutes(runtime)
  const screens = staffScreens(runtime)
  const app = new Hono<AppEnv>()
  app.onError((error, c) => failed(error, c, runtime))
  app.notFound(c => notFound(c, runtime))
  app.route('/', api)
  app.route('/', assetRoutes(publicFolder))
  app.route('/', photoRoutes(runtime.photos))
  app.route('/', paymentHooks(runtime))
  app.route('/', sessionRoutes(runtime))
  app.route('/', guestBillRoutes(runtime))
  app.use('/welcome/*', pageHeaders)
  app.route('/', welcome.routes)
  app.route('/', screens.routes)
  return {
    app, api, metrics,
    welcomePath: welcome.path,
    close: () => {
      commands.close()
      screens.close()
    },
  }
}

const wantsPage = (c: Context): boolean => c.req.header('accept')?.includes('text/html') === true

function failed(error: unknown, c: Context, runtime: Runtime): Response | Promise<Response> {
  const problem = expected(error, runtime.report)
  if (!wantsPage(c)) return problemResponse(problem)
  if (problem.status === 404) return notFound(c, runtime)
  return c.text(`${problem.message}\n\n${problem.fix}\n`, problem.status as 400, { 'cache-control': 'no-store' })
}

function notFound(c: Context, { config }: Runtime): Response | Promise<Response> {
  if (!wantsPage(c)) return problemResponse(new RestoflowError('not-found', `There is nothing at ${c.req.path}.`))
  return c.html(NotFoundPage({ demo: config.demo }), 404)
}
