import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDataFolder, runningServer } from './data-folder'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'restoflow-folder-'))
})
afterEach(() => rm(root, { recursive: true }))

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)

it('keeps demo data in a folder of its own', async () => {
  const real = await openDataFolder(root, 'real')
  const demo = await openDataFolder(root, 'demo')
  expect(real).toMatchObject({ path: root, databaseFile: join(root, 'restoflow.db') })
  expect(demo).toMatchObject({ path: join(root, 'demo'), databaseFile: join(root, 'demo', 'restoflow.db') })
  await demo.release()
  await real.release()
})

it('belongs to one owner at a time, and says to whom', async () => {
  const folder = await openDataFolder(root, 'real')
  await expect(openDataFolder(root, 'real')).rejects.toMatchObject({
    code: 'data-folder-in-use', message: expect.stringContaining(`Process ${process.pid} on `) as string,
  })
  await folder.release()
  await (await openDataFolder(root, 'real')).release()
})

it('tells the command line how to reach the server, and nobody else', async () => {
  const folder = await openDataFolder(root, 'real')
  expect(await runningServer(root, 'real')).toBeNull()
  const told = { address: 'http://127.0.0.1:41000', outlet: 'main', baseUrl: 'http://127.0.0.1:3000' }
  expect(await folder.announce(told)).toEqual({ pid: process.pid, mode: 'real', token: folder.token, ...told })
  expect(await folder.announce({ ...told, baseUrl: 'https://pos.example' })).toMatchObject({ token: folder.token, baseUrl: 'https://pos.example' })
  const file = join(root, 'server.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await runningServer(root, 'real')).toEqual(JSON.parse(await readFile(file, 'utf8')))
  expect(await runningServer(root, 'demo')).toBeNull()
  await folder.release()
  expect(await exists(file)).toBe(false)
  expect(await runningServer(root, 'real')).toBeNull()
})

/** Another process that holds the folder's lock the way the server does, until it is killed. */
async function holder(): Promise<ChildProcess> {
  const script = `
    const { Database } = require(${JSON.stringify(createRequire(import.meta.url).resolve('sqlite3'))})
    const db = new Database(${JSON.stringify(join(root, 'owner.lock'))})
    db.run('BEGIN EXCLUSIVE', () => {
      const write = (file, content) => require('node:fs').writeFileSync(file, JSON.stringify({ pid: process.pid, ...content }))
      write(${JSON.stringify(join(root, 'owner.json'))}, { host: 'elsewhere', since: 'today' })
      write(${JSON.stringify(join(root, 'server.json'))}, { mode: 'real' })
      console.log('held')
    })
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout) await once(child.stdout, 'data')
  return child
}

it('is refused while another process lives, and taken over when it was killed', async () => {
  const other = await holder()
  try {
    await expect(openDataFolder(root, 'real')).rejects.toThrow(`Process ${other.pid} on elsewhere has owned it since today`)
    expect(await runningServer(root, 'real')).toMatchObject({ pid: other.pid })
  } finally {
    other.kill('SIGKILL')
    await once(other, 'exit')
  }
  expect(await runningServer(root, 'real')).toBeNull()
  const folder = await openDataFolder(root, 'real')
  expect(await exists(join(root, 'server.json'))).toBe(false)
  await folder.release()
})
