import { Hono, type Context } from 'hono'
import { isId, RestoflowError, type Principal } from '@restoflow/core'
import type { AppEnv, Runtime } from '../runtime'
import type { Regions } from '../screens/regions'
import { LiveFeed, messageOf, type Subscription, type Viewer } from './live-feed'
import { problemResponse } from './problem'

export interface LiveStream {
  readonly routes: Hono<AppEnv>
  /** @returns how many connections are open */
  viewers(): number
  /** Ends every connection and stops following. */
  close(): void
}

const pingEveryMs = 15_000
/** A connection that takes nothing for this long is dropped; the browser comes back by itself. */
const stuckMsMax = 45_000
const subscriptionsMax = 256
const viewersMax = 512

/**
 * `GET /live?s={staffId}~{region},…`: server-sent events with every region in full, then each again when it changed; `{region}@hi`
 * is the region in Hindi.
 * Subscriptions that are not allowed are named in the hello as `refused`; where none is allowed the answer is 401 or 403.
 */
export function liveStream(runtime: Runtime, regions: Regions): LiveStream {
  const feed = new LiveFeed(regions)
  const stillAllowed = new Map<Viewer, () => boolean>()
  const terminals = new Map<Viewer, string>()
  const stops = [
    runtime.dispatcher.onCommit(runtime.outlet, () => feed.changed()),
    runtime.customers.onChange(() => feed.changed()),
    runtime.access.onChange(() => {
      for (const [viewer, isAllowed] of stillAllowed) if (!isAllowed()) viewer.close()
    }),
  ]
  const ping = setInterval(() => {
    // a display shows itself for as long as it listens
    for (const terminalId of terminals.values()) runtime.access.terminals.seen(terminalId)
    feed.tellAll({ now: runtime.now(), position: runtime.house.position })
  }, pingEveryMs)
  ping.unref()

  // Asked again whenever somebody's access changes: a roster of the moment, never of the connection's beginning.
  const personOf = (c: Context<AppEnv>, staffId: string): Principal | null => {
    const { terminal } = c.var
    return terminal && (runtime.access.personAt(terminal.id, staffId)?.principal ?? null)
  }
  const isGranted = (c: Context<AppEnv>, { staffId, region }: Subscription): boolean => {
    const person = personOf(c, staffId)
    return person !== null && regions.allows(region, person)
  }

  const routes = new Hono<AppEnv>()
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))
  routes.get('/live', c => {
    const wanted = subscriptionsOf(c.req.query('s') ?? '')
    const granted = wanted.filter(subscription => isGranted(c, subscription))
    const refused = wanted.filter(subscription => !granted.includes(subscription))
    if (granted.length === 0) {
      const known = wanted.some(({ staffId }) => personOf(c, staffId) !== null)
      throw new RestoflowError(known ? 'forbidden' : 'not-signed-in', 'None of these boards is open to who is signed in here.')
    }
    if (feed.size >= viewersMax) throw new RestoflowError('too-busy', `${viewersMax} screens are connected.`)
    const { viewer, body } = openViewer(new Set(granted.map(({ region }) => region)), () => {
      stillAllowed.delete(viewer)
      terminals.delete(viewer)
      feed.leave(viewer)
    })
    viewer.tell(messageOf({ hello: { now: runtime.now(), position: runtime.house.position, refused: refused.map(textOf) } }))
    if (c.var.terminal) terminals.set(viewer, c.var.terminal.id)
    stillAllowed.set(viewer, () => granted.every(subscription => isGranted(c, subscription)))
    feed.join(viewer)
    return c.body(body, 200, {
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no',
    })
  })
  return {
    routes,
    viewers: () => feed.size,
    close: () => {
      clearInterval(ping)
      for (const stop of stops) stop()
      feed.close()
    },
  }
}

/**
 * One connection. What the browser takes slowly is never queued: of each region only the newest waits, and a connection
 * that takes nothing at all is dropped.
 */
function openViewer(regions: ReadonlySet<string>, onEnd: () => void): { viewer: Viewer; body: ReadableStream<Uint8Array> } {
  const waiting = new Map<string, Uint8Array>()
  let stuckSinceMs: number | null = null
  let ended = false
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const end = (how: 'close' | 'error'): void => {
    if (ended) return
    ended = true
    waiting.clear()
    if (how === 'close') controller?.close()
    else controller?.error(new Error('The browser takes nothing.'))
    onEnd()
  }
  const send = (key: string, message: Uint8Array): void => {
    if (ended || !controller) return
    if ((controller.desiredSize ?? 0) > 0 && waiting.size === 0) return controller.enqueue(message)
    waiting.delete(key)
    waiting.set(key, message)
    stuckSinceMs ??= performance.now()
    if (performance.now() - stuckSinceMs > stuckMsMax) end('error')
  }
  const body = new ReadableStream<Uint8Array>({
    start: made => void (controller = made),
    pull: () => {
      stuckSinceMs = null
      for (const [key, message] of waiting) {
        if ((controller?.desiredSize ?? 0) <= 0) break
        waiting.delete(key)
        controller?.enqueue(message)
      }
    },
    cancel: () => {
      ended = true
      onEnd()
    },
  }, new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }))
  const viewer: Viewer = { regions, show: send, tell: message => send('', message), close: () => end('close') }
  return { viewer, body }
}

/** @throws RestoflowError `invalid-body` for anything but a list of `{staffId}~{region}` */
function subscriptionsOf(text: string): readonly Subscription[] {
  const parts = text === '' ? [] : text.split(',')
  if (parts.length === 0 || parts.length > subscriptionsMax) throw new RestoflowError('invalid-body', `Name 1 to ${subscriptionsMax} boards in s.`, { field: 's' })
  return parts.map(part => {
    const [staffId, region, ...rest] = part.split('~')
    if (!isId(staffId) || region === undefined || !/^[a-z0-9.-]{1,70}(@[A-Za-z0-9-]{2,35})?$/.test(region) || rest.length > 0) {
      throw new RestoflowError('invalid-body', 'Each board is named {staffId}~{region}, in another language {staffId}~{region}@{tag}.', { field: 's' })
    }
    return { staffId, region }
  })
}

function textOf({ staffId, region }: Subscription): string {
  return `${staffId}~${region}`
}
