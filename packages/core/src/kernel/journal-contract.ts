import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical'
import { JournalConflict, type AppendBatch, type CommandRecord, type Envelope, type Journal } from './journal'

/** What a store that outlives the process offers its tests beside the port. */
export interface PersistentStore {
  /** Closes the store and opens it again. */
  reopen(): Promise<Journal>
  /** @returns the stored text of an event's data, as it lies in the store */
  dataText(outlet: string, position: number): Promise<string>
  /** SHA-256(previous hash as 32 raw bytes ‖ text as UTF-8), lower-case hex; an implementation other than the store's. */
  chainHash(previous: string, text: string): string
}

export interface OpenedJournal {
  readonly journal: Journal
  readonly persistent?: PersistentStore
  close(): Promise<void>
}

const outlet = 'outlet-a'
const at = '2026-11-22T06:30:00.000Z'
const awkward = { text: 'मसाला डोसा "½" \\ \u2028 \u0000 😀', b: [1, -0.5, 1e21, true, null], a: { z: 1, é: 2, '10': 3, '9': 4 }, left: undefined }

interface Told {
  readonly stream?: string
  readonly version?: number
  readonly data?: unknown
}

/** @returns events that follow `after`, each the first of a stream of its own unless it says otherwise */
function eventsAfter(after: number, told: readonly Told[], of = outlet): readonly Envelope[] {
  return told.map(({ stream, version = 1, data = { told: true } }, index) => {
    const position = after + index + 1
    return {
      outlet: of, position, id: `event-${position}`, stream: stream ?? `thing/${position}`, version, type: 'Happened',
      at, by: { kind: 'staff', id: 'asha' }, commandId: `command-${position}`, data,
    }
  })
}

const command = (id: string, position: number, principal = 'staff:asha'): CommandRecord =>
  ({ principal, id, requestHash: `hash-of-${id}`, position, reply: `{"reply":"${id} ₹"}`, at })

const batch = (after: number, told: readonly Told[], commands: readonly CommandRecord[] = []): AppendBatch =>
  ({ after, events: eventsAfter(after, told), commands })

const withoutHash = ({ hash: _, ...event }: Envelope): Omit<Envelope, 'hash'> => event
const plain = (events: readonly Envelope[]): unknown => JSON.parse(JSON.stringify(events.map(withoutHash)))

/**
 * What every journal does, on disk or in memory: each adapter's tests call this once.
 * @param open gives an empty journal each time
 */
export function describeJournal(name: string, open: () => Promise<OpenedJournal>): void {
  describe(`journal contract: ${name}`, () => {
    let opened: OpenedJournal
    let journal: Journal
    beforeEach(async () => {
      opened = await open()
      journal = opened.journal
    })
    afterEach(() => opened.close())

    /** Refused, and the journal is as it was. */
    const refuses = async (wrong: AppendBatch): Promise<void> => {
      const [head, events] = [await journal.head(outlet), await journal.readAfter(outlet, 0, 1_000)]
      await expect(journal.append(outlet, wrong)).rejects.toBeInstanceOf(JournalConflict)
      expect(await journal.head(outlet)).toBe(head)
      expect(await journal.readAfter(outlet, 0, 1_000)).toEqual(events)
    }

    it('is empty at first', async () => {
      expect(await journal.head(outlet)).toBe(0)
      expect(await journal.readAfter(outlet, 0, 10)).toEqual([])
      expect(await journal.readStream(outlet, 'thing/1')).toEqual([])
      expect(await journal.command(outlet, 'staff:asha', 'c1')).toBeNull()
      expect(await journal.snapshot(outlet)).toBeNull()
    })

    it('gives back what was appended, in order and unchanged', async () => {
      const first = batch(0, [{ stream: 'order/o1', data: awkward }, { stream: 'bill/b1' }, { stream: 'order/o1', version: 2 }])
      const second = batch(3, [{ stream: 'order/o1', version: 3 }, { stream: 'order/o10' }])
      await journal.append(outlet, first)
      await journal.append(outlet, second)
      const all = [...first.events, ...second.events]
      expect(await journal.head(outlet)).toBe(5)
      expect(plain(await journal.readAfter(outlet, 0, 100))).toEqual(plain(all))
      expect(plain(await journal.readAfter(outlet, 1, 2))).toEqual(plain(all.slice(1, 3)))
      expect(await journal.readAfter(outlet, 5, 10)).toEqual([])
      expect(plain(await journal.readStream(outlet, 'order/o1'))).toEqual(plain(all.filter(({ stream }) => stream === 'order/o1')))
    })

    it('takes a large batch at once', async () => {
      const told = Array.from({ length: 3_000 }, (_, index) =>
        ({ stream: `thing/${index % 700}`, version: Math.floor(index / 700) + 1, data: awkward }))
      const commands = Array.from({ length: 500 }, (_, index) => command(`c${index}`, 3_000))
      await journal.append(outlet, batch(0, told, commands))
      expect(await journal.head(outlet)).toBe(3_000)
      expect((await journal.readStream(outlet, 'thing/699')).map(({ version }) => version)).toEqual([1, 2, 3, 4])
      expect(await journal.command(outlet, 'staff:asha', 'c499')).toEqual(command('c499', 3_000))
    })

    it('refuses a position that is not the next', async () => {
      await journal.append(outlet, batch(0, [{}, {}]))
      await refuses(batch(1, [{ stream: 'new/1' }]))
      await refuses(batch(3, [{ stream: 'new/1' }]))
      await refuses({ ...batch(2, [{ stream: 'new/1' }]), events: eventsAfter(3, [{ stream: 'new/1' }]) })
      await refuses({ after: 1, events: [], commands: [command('c1', 1)] })
    })

    it('refuses a version that is taken, and one that leaves a gap', async () => {
      await journal.append(outlet, batch(0, [{ stream: 'order/o1' }, { stream: 'order/o1', version: 2 }]))
      await refuses(batch(2, [{ stream: 'order/o1', version: 2 }]))
      await refuses(batch(2, [{ stream: 'order/o1', version: 1 }]))
      await refuses(batch(2, [{ stream: 'order/o1', version: 4 }]))
      await refuses(batch(2, [{ stream: 'order/o2', version: 2 }]))
      await refuses(batch(2, [{ stream: 'order/o2', version: 0 }]))
      await refuses(batch(2, [{ stream: 'order/o2' }, { stream: 'order/o2' }]))
      await refuses(batch(2, [{ stream: 'order/o2' }, { stream: 'order/o2', version: 3 }]))
      await journal.append(outlet, batch(2, [{ stream: 'order/o1', version: 3 }]))
    })

    it('writes all of a batch or nothing of it', async () => {
      await journal.append(outlet, batch(0, [{ stream: 'order/o1' }], [command('c1', 1)]))
      await refuses(batch(1, [{ stream: 'bill/b1' }, { stream: 'order/o1' }], [command('c2', 3)]))
      await refuses(batch(1, [{ stream: 'bill/b1' }], [command('c2', 2), command('c1', 2)]))
      expect(await journal.command(outlet, 'staff:asha', 'c2')).toBeNull()
      expect(await journal.readStream(outlet, 'bill/b1')).toEqual([])
      await journal.append(outlet, batch(1, [{ stream: 'bill/b1' }], [command('c2', 2)]))
    })

    it('knows an acknowledged command by its principal and id', async () => {
      await journal.append(outlet, batch(0, [{}], [command('c1', 1), command('c1', 1, 'key:k1')]))
      expect(await journal.command(outlet, 'staff:asha', 'c1')).toEqual(command('c1', 1))
      expect(await journal.command(outlet, 'key:k1', 'c1')).toEqual(command('c1', 1, 'key:k1'))
      expect(await journal.command(outlet, 'key:k2', 'c1')).toBeNull()
      await refuses(batch(1, [{}], [command('c1', 2)]))
      await refuses(batch(1, [{}], [command('c2', 2), command('c2', 2)]))
    })

    it('keeps commands that changed nothing', async () => {
      const heard: number[] = []
      journal.follow(outlet, events => heard.push(events.length))
      await journal.append(outlet, { after: 0, events: [], commands: [command('c0', 0)] })
      await journal.append(outlet, batch(0, [{}]))
      await journal.append(outlet, { after: 1, events: [], commands: [command('c1', 1)] })
      await refuses({ after: 1, events: [], commands: [command('c1', 1)] })
      expect(await journal.head(outlet)).toBe(1)
      expect(await journal.command(outlet, 'staff:asha', 'c0')).toEqual(command('c0', 0))
      expect(heard).toEqual([1])
    })

    it('lets one of two writers win', async () => {
      const results = await Promise.allSettled([1, 2, 3].map(each => journal.append(outlet, batch(0, [{ stream: `order/${each}` }]))))
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(JournalConflict)
      expect(await journal.head(outlet)).toBe(1)
    })

    it('keeps the newest live state', async () => {
      await journal.append(outlet, batch(0, [{}, {}]))
      await journal.saveSnapshot(outlet, { position: 1, streams: [] })
      const newest = { position: 2, streams: [{ stream: 'menu', version: 2, state: { items: { a: { name: 'दाल' } }, none: null } }] }
      await journal.saveSnapshot(outlet, newest)
      expect(await journal.snapshot(outlet)).toEqual(newest)
      expect(await journal.snapshot('outlet-b')).toBeNull()
    })

    it('tells followers of each append, in order, until they stop', async () => {
      const heard: number[][] = []
      const stop = journal.follow(outlet, events => heard.push(events.map(({ position }) => position)))
      const other = journal.follow('outlet-b', () => heard.push([0]))
      await Promise.all([journal.append(outlet, batch(0, [{}, {}])), journal.append(outlet, batch(2, [{}]))])
      await journal.append(outlet, batch(3, [{}]))
      await refuses(batch(3, [{}]))
      stop()
      other()
      await journal.append(outlet, batch(4, [{}]))
      expect(heard).toEqual([[1, 2], [3], [4]])
    })

    it('keeps outlets apart', async () => {
      const twin = { after: 0, events: eventsAfter(0, [{ stream: 'order/o1' }], 'outlet-b'), commands: [command('c1', 1)] }
      await Promise.all([journal.append(outlet, batch(0, [{ stream: 'order/o1' }, {}], [command('c1', 2)])), journal.append('outlet-b', twin)])
      expect(await journal.head(outlet)).toBe(2)
      expect(await journal.head('outlet-b')).toBe(1)
      expect(plain(await journal.readAfter('outlet-b', 0, 10))).toEqual(plain(twin.events))
      expect(await journal.readStream('outlet-b', 'thing/2')).toEqual([])
      expect((await journal.command('outlet-b', 'staff:asha', 'c1'))?.position).toBe(1)
    })

    it('outlives its process, where it persists', async () => {
      if (!opened.persistent) return
      const written = batch(0, [{ stream: 'order/o1', data: awkward }, { stream: 'order/o1', version: 2 }], [command('c1', 2)])
      const snapshot = { position: 2, streams: [{ stream: 'order/o1', version: 2, state: { open: true } }] }
      await journal.append(outlet, written)
      await journal.saveSnapshot(outlet, snapshot)
      journal = await opened.persistent.reopen()
      expect(await journal.head(outlet)).toBe(2)
      expect(plain(await journal.readAfter(outlet, 0, 10))).toEqual(plain(written.events))
      expect(await journal.command(outlet, 'staff:asha', 'c1')).toEqual(command('c1', 2))
      expect(await journal.snapshot(outlet)).toEqual(snapshot)
      await refuses(batch(1, [{}]))
      await journal.append(outlet, batch(2, [{ stream: 'order/o1', version: 3 }]))
    })

    it('chains its events by their hashes and stores their data as canonical text, where it persists', async () => {
      if (!opened.persistent) return
      const heard: (string | undefined)[] = []
      journal.follow(outlet, events => heard.push(...events.map(({ hash }) => hash)))
      await journal.append(outlet, batch(0, [{ data: awkward }, {}]))
      await refuses(batch(1, [{}]))
      await journal.append(outlet, { after: 2, events: [], commands: [command('c1', 2)] })
      journal = await opened.persistent.reopen()
      await journal.append(outlet, batch(2, [{ data: 'a text alone' }, { data: null }]))
      let previous = '0'.repeat(64)
      for (const event of await journal.readAfter(outlet, 0, 10)) {
        previous = opened.persistent.chainHash(previous, canonicalJson(withoutHash(event)))
        expect(event.hash).toBe(previous)
        if (event.position <= 2) expect(heard[event.position - 1]).toBe(previous)
        const sent = event.position === 1 ? awkward : event.data
        expect(await opened.persistent.dataText(outlet, event.position)).toBe(canonicalJson(sent))
      }
      expect(await journal.head(outlet)).toBe(4)
    })
  })
}
