import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { RestoflowError } from '@restoflow/core'
import type { StoreMode } from './sqlite'
import { lockFile } from './sqlite-driver'

/** How a command of the CLI reaches the server that owns the data. Readable by its user alone. */
export interface ServerFile {
  readonly pid: number
  readonly mode: StoreMode
  /** URL of the command line's endpoint, on the loopback address. */
  readonly address: string
  /** Good for this run of the server. */
  readonly token: string
  readonly outlet: string
  /** Where browsers and integrators reach it. */
  readonly baseUrl: string
}

/** A folder of data that this process owns until it releases it. */
export interface DataFolder {
  readonly path: string
  readonly mode: StoreMode
  readonly databaseFile: string
  /** Proves a command of the CLI to this run of the server. */
  readonly token: string
  /** Writes `server.json`, again when the addresses change. @returns what it says */
  announce(told: Pick<ServerFile, 'address' | 'outlet' | 'baseUrl'>): Promise<ServerFile>
  /** Removes `server.json` and lets go of the folder. */
  release(): Promise<void>
}

/** Who holds a folder, for the words of a refusal; the lock itself is the operating system's. */
interface Owner {
  readonly pid: number
  readonly host: string
  /** UTC instant. */
  readonly since: string
}

const tokenBytes = 32
const privateFolder = 0o700
const privateFile = 0o600
const lockName = 'owner.lock'
const ownerName = 'owner.json'
const serverName = 'server.json'

/** @returns where the data of a mode lies below the root: a demo's in a folder of its own */
export function dataPath(root: string, mode: StoreMode): string {
  return mode === 'demo' ? resolve(root, 'demo') : resolve(root)
}

/**
 * Makes this process the owner of a data folder; it is created when it is not there. What a process that was killed left
 * behind is no obstacle: its lock went with it.
 * @throws RestoflowError `data-folder-in-use`, saying who holds it
 */
export async function openDataFolder(root: string, mode: StoreMode): Promise<DataFolder> {
  const path = dataPath(root, mode)
  await mkdir(path, { recursive: true, mode: privateFolder })
  const unlock = await lockFile(join(path, lockName))
  if (!unlock) throw inUse(path, await readJson<Owner>(join(path, ownerName)))
  try {
    // a server that was killed has left its own
    await rm(join(path, serverName), { force: true })
    const owner: Owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
    await writePrivately(join(path, ownerName), owner)
  } catch (error) {
    await unlock()
    throw error
  }
  const token = randomBytes(tokenBytes).toString('base64url')
  return {
    path,
    mode,
    token,
    databaseFile: join(path, 'restoflow.db'),
    announce: async told => {
      const server: ServerFile = { pid: process.pid, mode, token, ...told }
      await writePrivately(join(path, serverName), server)
      return server
    },
    release: async () => {
      await rm(join(path, serverName), { force: true })
      await rm(join(path, ownerName), { force: true })
      await unlock()
    },
  }
}

/** @returns the server that owns the data of a mode, or null when none runs or it does not listen yet */
export async function runningServer(root: string, mode: StoreMode): Promise<ServerFile | null> {
  const path = dataPath(root, mode)
  const server = await readJson<ServerFile>(join(path, serverName))
  if (!server) return null
  const unlock = await lockFile(join(path, lockName))
  await unlock?.()
  return unlock ? null : server
}

function inUse(path: string, owner: Owner | null): RestoflowError {
  const who = owner ? `Process ${owner.pid} on ${owner.host} has owned it since ${owner.since}` : 'Another process owns it'
  return new RestoflowError('data-folder-in-use', `${path} is in use. ${who}.`, { path, ...owner })
}

/** Whoever reads the file sees all of it or the one before. */
async function writePrivately(file: string, content: object): Promise<void> {
  const beside = `${file}.new`
  await rm(beside, { force: true })
  await writeFile(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: privateFile })
  await rename(beside, file)
}

async function readJson<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch {
    return null
  }
}
