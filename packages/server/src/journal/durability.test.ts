import { copyFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDispatcher, restaurant } from '@restoflow/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { outlet, playOrder, setUpRestaurant } from './restaurant.testing'
import { openSqliteJournal } from './sqlite'
import { openTemporary, type TemporaryStore } from './temporary.testing'
import { verify } from './verify'

let store: TemporaryStore
const heads: number[] = []
beforeEach(async () => {
  store = await openTemporary()
  heads.length = 0
  const dispatcher = createDispatcher({ journal: store.journal, domain: restaurant, now: () => new Date().toISOString() })
  store.journal.follow(outlet, events => heads.push(events.at(-1)?.position ?? 0))
  await setUpRestaurant(dispatcher)
  for (let nth = 0; nth < 6; nth++) await playOrder(dispatcher, 't1', nth)
})
afterEach(() => store.remove())

/** The files as a power cut would leave them: the log ends after `bytes`, and nothing was closed. */
async function crashed(bytes: number, name: string): Promise<string> {
  const file = join(store.folder, name)
  await copyFile(store.file, file)
  await copyFile(`${store.file}-wal`, `${file}-wal`)
  await truncate(`${file}-wal`, bytes)
  return file
}

it('starts again from a log that was cut off anywhere: whole commits up to there, and nothing of the next', async () => {
  const { size } = await stat(`${store.file}-wal`)
  const committed = new Set([0, ...heads])
  const reached: number[] = []
  for (const [each, share] of [0, 0.31, 0.5, 0.77, 0.999, 1].entries()) {
    const journal = await openSqliteJournal({ store: await crashed(Math.floor(size * share), `cut-${each}.db`), mode: 'real' })
    const head = await journal.head(outlet)
    expect(committed).toContain(head)
    reached.push(head)
    expect((await verify(journal)).problems).toEqual([])
    const command = { principal: 'a:b', id: 'c', requestHash: 'h', position: head, reply: 'r', at: '2026-11-22T06:30:00.000Z' }
    await journal.append(outlet, { after: head, events: [], commands: [command] })
    await journal.close()
  }
  expect(reached).toEqual([...reached].sort((a, b) => a - b))
  expect(reached.at(-1)).toBe(await store.journal.head(outlet))
  expect(reached.at(-2)).toBeLessThan(await store.journal.head(outlet))
})

it('leaves out a commit whose log was damaged, and what came after it', async () => {
  const file = await crashed((await stat(`${store.file}-wal`)).size, 'damaged.db')
  const log = await readFile(`${file}-wal`)
  const middle = Math.floor(log.length / 2)
  log[middle] = (log[middle] ?? 0) ^ 1
  await writeFile(`${file}-wal`, log)
  const journal = await openSqliteJournal({ store: file, mode: 'real' })
  expect(heads).toContain(await journal.head(outlet))
  expect(await journal.head(outlet)).toBeLessThan(await store.journal.head(outlet))
  expect((await verify(journal)).problems).toEqual([])
  await journal.close()
})

it('empties old replies, and knows their commands still', async () => {
  const at = (day: number): string => new Date(Date.UTC(2026, 10, day)).toISOString()
  const position = await store.journal.head(outlet)
  const commands = Array.from({ length: 2_500 }, (_, each) => ({
    principal: 'staff:asha', id: `old-${each}`, requestHash: 'h', position, reply: '{}', at: at(1 + (each % 2) * 10),
  }))
  await store.journal.append(outlet, { after: position, events: [], commands })
  expect(await store.journal.expireReplies(at(8))).toBe(1_250)
  expect(await store.journal.expireReplies(at(8))).toBe(0)
  expect(await store.journal.command(outlet, 'staff:asha', 'old-0')).toEqual({ ...commands[0], reply: '' })
  expect(await store.journal.command(outlet, 'staff:asha', 'old-1')).toEqual(commands[1])
})

it('does not make a reader wait for the writer', async () => {
  let read = 0
  await store.journal.driver.transaction(async statements => {
    await statements.run('DELETE FROM snapshots')
    read = (await store.journal.readAfter(outlet, 0, 10)).length
  })
  expect(read).toBe(10)
})

it('rolls a transaction back when its work throws, and goes on', async () => {
  const { driver } = store.journal
  await expect(driver.transaction(async statements => {
    await statements.run('DELETE FROM events')
    throw new Error('changed my mind')
  })).rejects.toThrow('changed my mind')
  expect((await verify(store.journal)).problems).toEqual([])
  await expect(driver.run('INSERT INTO nowhere VALUES (1)')).rejects.toThrow('nowhere')
  await expect(driver.all('SELECT a FROM nowhere')).rejects.toThrow('nowhere')
  expect(await driver.get('SELECT 1 AS one')).toEqual({ one: 1 })
  await expect(driver.all('DELETE FROM events')).rejects.toThrow('readonly')
})
