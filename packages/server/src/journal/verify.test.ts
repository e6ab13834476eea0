import { readFile, writeFile } from 'node:fs/promises'
import { createDispatcher, restaurant, type Dispatcher } from '@restoflow/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rebuildLedger } from '../ledger/rebuild'
import { commander, outlet, playOrder, setUpRestaurant } from './restaurant.testing'
import { openTemporary, type TemporaryStore } from './temporary.testing'
import { verify, type Verification } from './verify'

let store: TemporaryStore
let dispatcher: Dispatcher

const open = (): Dispatcher => {
  let minutes = 0
  return createDispatcher({
    journal: store.journal, domain: restaurant, snapshotEvery: 200, now: () => new Date(Date.UTC(2026, 10, 22, 6) + minutes++ * 1_000).toISOString(),
  })
}

beforeEach(async () => {
  store = await openTemporary()
  dispatcher = open()
  await setUpRestaurant(dispatcher)
  await Promise.all(['t1', 't2', 't3', 't4'].map(async (table, each) => {
    for (let nth = 0; nth < 4; nth++) await playOrder(dispatcher, table, each + nth, nth % 2 === 0 ? 'cash' : 'upi')
    await playOrder(dispatcher, table, each, null)
  }))
})
afterEach(() => store.remove())

const run = (sql: string, params: readonly (string | number)[] = []): Promise<number> => store.journal.driver.run(sql, params)
const kinds = ({ problems }: Verification): readonly string[] => problems.map(({ kind, position }) => `${kind} ${position}`)
const positionOf = async (type: string, nth = 0): Promise<number> =>
  (await store.journal.driver.all<{ position: number }>('SELECT position FROM events WHERE type = ? ORDER BY position', [type]))[nth]?.position ?? 0

describe('verify', () => {
  it('finds nothing where nothing is wrong: while open, after a snapshot, after a restart', async () => {
    const { position, hash } = await store.journal.chainHead(outlet)
    expect(await verify(store.journal)).toEqual({ outlets: [{ outlet, position, head: hash }], problems: [] })
    expect((await store.journal.snapshot(outlet))?.position).toBeGreaterThan(0)
    await dispatcher.close()
    expect((await verify(store.journal)).problems).toEqual([])
    await store.reopen()
    dispatcher = open()
    await playOrder(dispatcher, 't9', 3)
    await dispatcher.close()
    expect((await verify(store.journal)).problems).toEqual([])
  })

  it('names the event of which one byte was changed', async () => {
    const position = await positionOf('LineAdded', 5)
    await run(`UPDATE events SET data = replace(data, '"quantity":"1"', '"quantity":"9"') WHERE position = ?`, [position])
    await run(`UPDATE events SET data = replace(data, '"quantity":"2"', '"quantity":"9"') WHERE position = ?`, [position])
    await run(`UPDATE events SET data = replace(data, '"quantity":"3"', '"quantity":"9"') WHERE position = ?`, [position])
    expect((await verify(store.journal)).problems.filter(({ kind }) => kind === 'chain')).toMatchObject([{ outlet, position, kind: 'chain' }])
  })

  it('names the event of which one byte was changed in the file itself', async () => {
    const position = await positionOf('BillIssued', 2)
    const { data } = await store.journal.driver.get<{ data: string }>('SELECT data FROM events WHERE position = ?', [position]) ?? { data: '' }
    await dispatcher.close()
    await store.journal.close()
    const bytes = await readFile(store.file)
    // the first kilobyte lies in the row's own page, in one piece
    const at = bytes.indexOf(data.slice(0, 1_000))
    expect(at).toBeGreaterThan(0)
    bytes[at + 200] = (bytes[at + 200] ?? 0) ^ 1
    await writeFile(store.file, bytes)
    await store.reopen()
    const { problems } = await verify(store.journal)
    expect(problems.filter(({ kind }) => kind === 'chain').map(each => each.position)).toEqual([position])
  })

  it.each(['at', 'by_id', 'command_id', 'type', 'hash'])('sees a changed %s', async column => {
    await run(`UPDATE events SET ${column} = ? WHERE position = 40`, [column === 'hash' ? 'f'.repeat(64) : 'somebody'])
    expect(kinds(await verify(store.journal))).toContain('chain 40')
  })

  it('sees events that are missing, in the middle and at the end', async () => {
    const { position } = await store.journal.chainHead(outlet)
    await run('DELETE FROM events WHERE position = 30')
    expect(kinds(await verify(store.journal))).toEqual(expect.arrayContaining(['position 31', 'chain 31']))
    await run('DELETE FROM events WHERE position = ?', [position])
    expect(kinds(await verify(store.journal))).toContain(`head ${position - 1}`)
  })

  it('sees numbers that are missing, doubled, or on another bill', async () => {
    const position = await positionOf('BillIssued', 3)
    const taken = (await store.journal.readAfter(outlet, position, 1))[0]
    expect(taken?.type).toBe('SerialTaken')
    await run(`UPDATE events SET data = json_set(data, '$.number', 'RF/26-27/99') WHERE position = ?`, [position + 1])
    expect(kinds(await verify(store.journal)).filter(kind => kind === `serial ${position + 1}`)).toHaveLength(2)
  })

  it('lets nobody wait at the till for a damaged ledger, and finds nothing once it is rebuilt', async () => {
    const unpaid = (await dispatcher.house(outlet)).live('bill').keys().next().value ?? ''
    await run('DELETE FROM bill_lines')
    await run('DELETE FROM bills')
    await run('DELETE FROM bill_items')
    await commander(dispatcher)('bill.take-tender', unpaid, { kind: 'cash', amountPaise: 10_000_000 })
    expect(new Set((await verify(store.journal)).problems.map(({ kind }) => kind))).toEqual(new Set(['serial', 'ledger']))
    await rebuildLedger(store.journal.driver)
    expect((await verify(store.journal)).problems).toEqual([])
  })

  it('compares the stored live state and the ledger with the events', async () => {
    await dispatcher.close()
    await run(`UPDATE snapshots SET streams = replace(streams, '"covers":2', '"covers":3')`)
    await run('UPDATE bills SET due_paise = due_paise + 1 WHERE number = ?', ['RF/26-27/4'])
    await run('DELETE FROM bill_lines WHERE line = 2 AND place = (SELECT place FROM bills WHERE number = ?)', ['RF/26-27/5'])
    const { problems } = await verify(store.journal)
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['snapshot', 'ledger']))
    expect(problems.filter(({ kind }) => kind === 'ledger').map(({ detail }) => detail)).toEqual([
      expect.stringContaining('differs in due_paise'), expect.stringContaining('lacks a line'),
    ])
  })
})
