import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config'
import { runningServer } from '../journal/data-folder'

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

/** @returns what the server that owns the data of a mode says, or null when none runs */
export async function readServerFile({ dataRoot, demo }: Pick<Config, 'dataRoot' | 'demo'>): Promise<ServerFile | null> {
  return await runningServer(dataRoot, demo ? 'demo' : 'real') as ServerFile | null
}
