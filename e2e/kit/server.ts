import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoFolderVariable } from './demo-folder'

/** A RestoFlow server of the built command, with a folder of its own. */
export interface TestServer {
  /** `http://127.0.0.1:{port}`, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly dataFolder: string
  /** What it printed so far. */
  output(): string
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port. */
  restart(): Promise<void>
  /** Ends the process and deletes the folder. */
  stop(): Promise<void>
}

const command = fileURLToPath(new URL('../../packages/server/bin/restoflow.js', import.meta.url))
const startMsMax = 30_000

export interface ServerOptions {
  /** False: a house of its own that has no owner yet. */
  readonly demo?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a restaurant on free ports, by default the demo's. @throws Error with what the server printed when it does not come up */
export async function startServer({ demo = true, env = {} }: ServerOptions = {}): Promise<TestServer> {
  const root = mkdtempSync(join(tmpdir(), 'restoflow-e2e-'))
  const dataFolder = demo ? join(root, 'demo') : root
  const made = process.env[demoFolderVariable]
  if (demo && made !== undefined) cpSync(made, root, { recursive: true })
  let port = 0
  let printed = ''
  let child: ChildProcess | null = null

  const start = async (): Promise<void> => {
    const running = spawn(process.execPath, [command, 'serve', ...(demo ? ['--demo'] : [])], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), MQTT_PORT: '0', RESTOFLOW_DATA: root, ...env },
    })
    child = running
    for (const stream of [running.stdout, running.stderr]) stream?.on('data', (chunk: Buffer) => void (printed += chunk.toString()))
    port = await portOf(running, dataFolder, () => printed)
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = new Promise(resolve => running.once('exit', resolve))
    running.kill(signal)
    await ended
  }
  await start()
  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    get port() {
      return port
    },
    dataFolder,
    output: () => printed,
    kill: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGTERM')
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** The server writes `server.json` with its address once it answers; one of an earlier process counts for nothing. */
async function portOf(child: ChildProcess, dataFolder: string, printed: () => string): Promise<number> {
  const file = join(dataFolder, 'server.json')
  const untilMs = Date.now() + startMsMax
  while (Date.now() < untilMs) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed()}`)
    const url = existsSync(file) ? addressIn(readFileSync(file, 'utf8'), child.pid) : null
    if (url !== null && (await answers(url))) return Number(new URL(url).port)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not answer within ${startMsMax / 1000} s:\n${printed()}`)
}

function addressIn(text: string, pid: number | undefined): string | null {
  try {
    const told = JSON.parse(text) as { pid?: number; baseUrl?: string }
    // Before the port is open, the address is only what the settings say.
    return told.pid === pid && told.baseUrl !== undefined && new URL(told.baseUrl).port !== '0' ? told.baseUrl : null
  } catch {
    // Written at this very moment.
    return null
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(new URL('/readyz', url)).then(({ ok }) => ok, () => false)
}
