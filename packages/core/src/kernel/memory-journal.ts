import { JournalConflict, type AppendBatch, type CommandRecord, type Envelope, type Journal, type LiveSnapshot } from './journal'

interface OutletStore {
  events: Envelope[]
  streams: Map<string, Envelope[]>
  commands: Map<string, CommandRecord>
  snapshot: LiveSnapshot | null
  listeners: Set<(events: readonly Envelope[]) => void>
}

/**
 * @returns a journal that keeps everything in memory and nothing beyond the process: for browsers, tests and embedding.
 * @example
 * import { createDispatcher, createInMemoryJournal, restaurant } from '@restoflow/core'
 * const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => new Date().toISOString() })
 */
export function createInMemoryJournal(): Journal {
  const outlets = new Map<string, OutletStore>()
  const store = (outlet: string): OutletStore => {
    let found = outlets.get(outlet)
    if (!found) {
      found = { events: [], streams: new Map(), commands: new Map(), snapshot: null, listeners: new Set() }
      outlets.set(outlet, found)
    }
    return found
  }
  return {
    head: outlet => Promise.resolve(store(outlet).events.length),
    append: (outlet, batch) => {
      const at = store(outlet)
      const conflict = findConflict(at, batch)
      if (conflict) return Promise.reject(new JournalConflict(conflict))
      for (const event of batch.events) {
        at.events.push(event)
        const stream = at.streams.get(event.stream)
        if (stream) stream.push(event)
        else at.streams.set(event.stream, [event])
      }
      for (const command of batch.commands) at.commands.set(`${command.principal} ${command.id}`, command)
      if (batch.events.length > 0) for (const listener of at.listeners) tell(listener, batch.events)
      return Promise.resolve()
    },
    readAfter: (outlet, position, limit) => Promise.resolve(store(outlet).events.slice(position, position + limit)),
    readStream: (outlet, stream) => Promise.resolve([...(store(outlet).streams.get(stream) ?? [])]),
    command: (outlet, principal, id) => Promise.resolve(store(outlet).commands.get(`${principal} ${id}`) ?? null),
    snapshot: outlet => Promise.resolve(store(outlet).snapshot),
    saveSnapshot: (outlet, snapshot) => {
      store(outlet).snapshot = snapshot
      return Promise.resolve()
    },
    follow: (outlet, listener) => {
      const { listeners } = store(outlet)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What a follower throws is its own affair: the events are written. */
function tell(listener: (events: readonly Envelope[]) => void, events: readonly Envelope[]): void {
  try {
    listener(events)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

function findConflict(at: OutletStore, batch: AppendBatch): string | null {
  if (batch.after !== at.events.length) return `the journal is at position ${at.events.length}, not ${batch.after}`
  const versions = new Map<string, number>()
  let position = batch.after
  for (const event of batch.events) {
    if (event.position !== ++position) return `position ${event.position} is not the next`
    const version = versions.get(event.stream) ?? at.streams.get(event.stream)?.length ?? 0
    if (event.version !== version + 1) return `${event.stream} is at version ${version}`
    versions.set(event.stream, event.version)
  }
  const keys = new Set<string>()
  for (const command of batch.commands) {
    const key = `${command.principal} ${command.id}`
    if (keys.has(key) || at.commands.has(key)) return `command ${command.id} is known`
    keys.add(key)
  }
  return null
}
