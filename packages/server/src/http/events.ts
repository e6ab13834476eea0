import { RestoflowError, type Envelope } from '@restoflow/core'
import { privateEvents } from '@restoflow/core/features'
import { Hono } from 'hono'
import type { Runtime } from '../runtime'
import { EventFeed } from './event-feed'
import { identify } from './identify'
import { invalidQuery, wholeNumber } from './paging'

const limitDefault = 1_000
const streamsMax = 1_000

export interface EventRoutes {
  readonly routes: Hono
  /** How many event streams are open. */
  size(): number
  /** Ends every stream. */
  close(): void
}

/**
 * `GET /api/v1/events?after={position}`: every public event after a position, as `{events, position}` (up to `?limit=` of
 * them, 1,000 by default; go on after `position`), or live with `Accept: text/event-stream`: `id` is the position, `data` the
 * envelope, a comment comes each 15 s, and `Last-Event-ID` resumes without a gap.
 */
export function eventRoutes(runtime: Runtime): EventRoutes {
  const feed = new EventFeed(runtime.journal, runtime.outlet)
  const stop = runtime.access.onChange(() => feed.recheck())

  const live = (request: Request, after: number): Response => {
    if (feed.size >= streamsMax) throw new RestoflowError('too-busy', `${streamsMax} event streams are open.`)
    return new Response(feed.stream(after, () => isAllowed(request, runtime)), {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    })
  }

  const routes = new Hono().get('/api/v1/events', async c => {
    const request = c.req.raw
    identify(request, runtime)
    const query = new URL(request.url).searchParams
    const after = wholeNumber(query, 'after', 0)
    if (request.headers.get('accept')?.includes('text/event-stream') !== true) {
      const limit = wholeNumber(query, 'limit', limitDefault, 1, limitDefault)
      return c.json(await eventsAfter(runtime, after, limit), 200, { 'cache-control': 'no-store' })
    }
    return live(request, lastEventId(request.headers) ?? after)
  })
  return {
    routes,
    size: () => feed.size,
    close: () => {
      stop()
      feed.close()
    },
  }
}

/** @returns the public events of the next `limit` after a position, and the position up to which they are all */
async function eventsAfter({ journal, outlet }: Runtime, after: number, limit: number): Promise<{ events: readonly Envelope[]; position: number }> {
  const events = await journal.readAfter(outlet, after, limit)
  return { events: events.filter(({ type }) => !privateEvents.has(type)), position: events.at(-1)?.position ?? after }
}

function lastEventId(headers: Headers): number | null {
  const text = headers.get('last-event-id')
  if (text === null || text === '') return null
  return /^\d{1,15}$/.test(text) ? Number(text) : invalidQuery('Last-Event-ID', 'must be the id of an event.')
}

function isAllowed(request: Request, runtime: Runtime): boolean {
  try {
    identify(request, runtime)
    return true
  } catch (error) {
    if (error instanceof RestoflowError) return false
    throw error
  }
}
