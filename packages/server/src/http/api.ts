import { requireRight, RestoflowError } from '@restoflow/core'
import { Hono } from 'hono'
import type { Runtime } from '../runtime'
import { answerCommand } from './commands'
import { documentRoutes } from './document-files'
import { eventRoutes } from './events'
import { guestWrites } from './guest-writes'
import { identify } from './identify'
import { linkWrites } from './link-writes'
import { menuFileRoutes } from './menu-files'
import type { Metrics } from './metrics'
import { expected, problemResponse } from './problem'
import { reads } from './reads'
import { staffWrites } from './staff-writes'
import { terminalWrites } from './terminal-writes'

const root = '/api/v1/'

export interface Api {
  readonly routes: Hono
  /** Ends what is still being sent. */
  close(): void
}

/**
 * Everything below `/api`: commands and reads as `features.ts` and `reads.ts` list them, and the events. Each command has a
 * single handler and no middleware: this is the path that has to be fast.
 */
export function apiRoutes(runtime: Runtime, metrics: Metrics): Api {
  const events = eventRoutes(runtime)
  metrics.gauge('restoflow_event_streams', 'Open streams of /api/v1/events', () => events.size())
  const routes = new Hono()
  for (const write of [...staffWrites, ...terminalWrites, ...guestWrites, ...linkWrites])
    routes.post(root + write.path.replace('{id}', ':id'), c => answer(runtime, () =>
    write.carryOut(runtime, identify(c.req.raw, runtime), c.req.param('id') ?? '', c.req.raw)))
  routes.route('/', menuFileRoutes(runtime, root))
  routes.post(`${root}*`, c => answerCommand(c.req.raw, below(c.req.path), runtime, metrics))
  routes.route('/', events.routes)
  routes.route('/', documentRoutes(runtime, root))
  for (const read of reads) routes.get(root + read.path.replace('{id}', ':id'), c => answer(runtime, () => {
    const signedIn = identify(c.req.raw, runtime)
    if (read.right !== undefined) requireRight(signedIn.principal, read.right)
    return read.answer(runtime, { id: c.req.param('id') ?? '', query: new URL(c.req.url).searchParams, signedIn })
  }))
  routes.all('/api/*', c => problemResponse(new RestoflowError('not-found', `There is nothing at ${c.req.method} ${c.req.path}.`)))
  return { routes, close: () => events.close() }
}

/** The app may stand below a prefix of somebody else's. */
function below(path: string): string {
  return path.slice(path.indexOf(root) + root.length)
}

const replyHeaders = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

/** @returns what `work` comes to as JSON, or the problem that it met */
async function answer(runtime: Runtime, work: () => unknown): Promise<Response> {
  try {
    return new Response(JSON.stringify(await work()), { headers: replyHeaders })
  } catch (error) {
    return problemResponse(expected(error, runtime.report))
  }
}
