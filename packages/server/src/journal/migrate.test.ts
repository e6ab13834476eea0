import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { openSqliteJournal } from './sqlite'
import { openSqlite } from './sqlite-driver'
import { openTemporary, type TemporaryStore } from './temporary.testing'

let store: TemporaryStore
beforeEach(async () => {
  store = await openTemporary()
  await store.journal.append('demo', {
    after: 0, commands: [],
    events: [{
      outlet: 'demo', position: 1, id: 'e1', stream: 'thing/1', version: 1, type: 'Happened', at: '2026-11-22T06:30:00.000Z',
      by: { kind: 'system', id: 'test' }, commandId: 'c1', data: {},
    }],
  })
})
afterEach(() => store.remove())

const further = [...migrations, { name: '9999-further', sql: 'CREATE TABLE further (a TEXT); INSERT INTO further VALUES (1);' }]
const backups = async (): Promise<readonly string[]> => (await readdir(store.folder)).filter(name => name.endsWith('.backup'))

describe('migrate', () => {
  it('makes no backup of a database that is new, or that needs nothing', async () => {
    expect(store.journal.backupFile).toBeNull()
    expect(await migrate(store.journal.driver)).toEqual({ applied: [], backupFile: null })
    expect(await backups()).toEqual([])
  })

  it('copies an existing database before it changes it, and the copy opens with this build', async () => {
    const head = await store.journal.chainHead('demo')
    const { applied, backupFile } = await migrate(store.journal.driver, { migrations: further, now: () => new Date(Date.UTC(2026, 10, 22)) })
    expect(applied).toEqual(['9999-further'])
    expect(backupFile).toBe(`${store.file}.before-step-${migrations.length + 1}-2026-11-22T00-00-00-000Z.backup`)
    expect(await store.journal.driver.all('SELECT a FROM further')).toEqual([{ a: '1' }])
    const copy = await openSqliteJournal({ store: backupFile ?? '', mode: 'real' })
    expect(await copy.chainHead('demo')).toEqual(head)
    await copy.close()
  })

  it('changes nothing when a step fails, and takes it the next time', async () => {
    const broken = [...migrations, { name: '9999-further', sql: 'CREATE TABLE further (a TEXT); INSERT INTO nowhere VALUES (1);' }]
    await expect(migrate(store.journal.driver, { migrations: broken })).rejects.toThrow('nowhere')
    expect(await store.journal.driver.get(`SELECT 1 FROM sqlite_schema WHERE name = 'further'`)).toBeUndefined()
    expect((await migrate(store.journal.driver, { migrations: further })).applied).toEqual(['9999-further'])
  })

  it('refuses a database that a newer build has written, and leaves it alone', async () => {
    await migrate(store.journal.driver, { migrations: further })
    await expect(store.reopen()).rejects.toMatchObject({ code: 'database-newer', message: expect.stringContaining('9999-further') as string })
  })
})

it('never opens demo data as real data, nor real as demo', async () => {
  await store.journal.close()
  await expect(openSqliteJournal({ store: store.file, mode: 'demo' })).rejects.toMatchObject({ code: 'wrong-mode' })
  const demo = join(store.folder, 'demo.db')
  await (await openSqliteJournal({ store: demo, mode: 'demo' })).close()
  await expect(openSqliteJournal({ store: demo, mode: 'real' })).rejects.toMatchObject({ code: 'wrong-mode' })
})

it('keeps the hashes of PINs from other users of the machine: in the database, its log and its backup', async () => {
  const { backupFile } = await migrate(store.journal.driver, { migrations: further })
  for (const file of [store.file, `${store.file}-wal`, backupFile ?? '']) expect((await stat(file)).mode & 0o777).toBe(0o600)
})

it('says so when the file is no database', async () => {
  const file = join(store.folder, 'letter.db')
  await writeFile(file, 'Dear database, '.repeat(100))
  await expect(openSqlite(file)).rejects.toThrow('SQLITE_NOTADB')
  expect((await readFile(file, 'utf8')).startsWith('Dear')).toBe(true)
})
