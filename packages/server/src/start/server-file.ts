import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running server tells the command line about itself; readable by its own user alone. */
export interface ServerFile {
  readonly pid: number
  /** Loopback address of the command endpoint. */
  readonly url: string
  /** Good for this one run. */
  readonly token: string
  readonly demo: boolean
  readonly outlet: string
  /** Where browsers and integrators reach it. */
  readonly baseUrl: string
}

const fileName = 'server.json'
const ownerOnly = 0o600

/** @returns a token for one run */
export function newRunToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Writes the file in one step: nobody ever reads half of it. */
export async function writeServerFile(folder: string, content: ServerFile): Promise<void> {
  const path = join(folder, fileName)
  const draft = `${path}.${content.pid}`
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: ownerOnly })
  await rename(draft, path)
}

/** @returns what the server of this folder says, when its process lives; else null */
export async function readServerFile(folder: string): Promise<ServerFile | null> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const content = JSON.parse(text) as ServerFile
    return isAlive(content.pid) ? content : null
  } catch {
    return null
  }
}

export async function removeServerFile(folder: string): Promise<void> {
  await rm(join(folder, fileName), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
