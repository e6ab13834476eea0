import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Json } from './house'

const bin = fileURLToPath(new URL('../../bin/restoflow.js', import.meta.url))

/** What the built command printed, and how it ended. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** Standard output as one JSON object. */
  json(): Json
}

/** A data folder with the built command on it. */
export interface CommandFolder {
  readonly path: string
  run(...args: readonly string[]): Promise<Ran>
  /** The same, with something on its standard input. */
  runWith(input: string, ...args: readonly string[]): Promise<Ran>
  /** Starts `serve --json` and waits for what it prints. */
  serve(args?: readonly string[], options?: ServeOptions): Promise<Served>
  remove(): Promise<void>
}

export interface ServeOptions {
  /** What runs the command, such as `strace …`; nothing by default. */
  readonly under?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Served {
  readonly url: string
  readonly pid: number
  readonly told: Json
  readonly process: ChildProcess
  /** Ends it as asked. @returns its exit code */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

const startMsMax = 60_000

export async function commandFolder(): Promise<CommandFolder> {
  const path = await mkdtemp(join(tmpdir(), 'restoflow-cli-'))
  const environment = (env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
    const { PORT: _port, HOST: _host, RESTOFLOW_DEMO: _demo, DATABASE_URL: _url, ...own } = process.env
    return { ...own, RESTOFLOW_DATA: path, HOST: '127.0.0.1', PORT: '0', MQTT_PORT: '0', ...env }
  }
  return {
    path,
    runWith: (input, ...args) => {
      const child = spawn(process.execPath, [bin, ...args], { env: environment(), stdio: ['pipe', 'pipe', 'pipe'] })
      child.stdin.end(input)
      return finish(child)
    },
    run: (...args) => finish(spawn(process.execPath, [bin, ...args], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] })),
    serve: async (args = ['--demo'], { under = [], env } = {}) => {
      const [program = process.execPath, ...before] = [...under, process.execPath]
      const child = spawn(program, [...before, bin, 'serve', '--json', ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
      const told = await firstLine(child)
      return {
        url: told.addresses[0], pid: child.pid ?? 0, told, process: child,
        end: async signal => {
          if (child.exitCode === null && child.signalCode === null) {
            const ended = once(child, 'exit')
            child.kill(signal)
            await ended
          }
          return child.exitCode
        },
      }
    },
    remove: () => rm(path, { recursive: true, force: true }),
  }
}

async function firstLine(child: ChildProcess): Promise<Json> {
  let [out, err] = ['', '']
  child.stderr?.on('data', (chunk: Buffer) => void (err += chunk.toString()))
  const line = new Promise<Json>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server said nothing within ${startMsMax} ms: ${err}`)), startMsMax)
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (!out.includes('\n')) return
      clearTimeout(timer)
      resolve(JSON.parse(out))
    })
    child.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`The server ended with ${code}: ${out}${err}`))
    })
  })
  return line
}

async function finish(child: ChildProcess): Promise<Ran> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => void (out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => void (err += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, out, err, json: () => JSON.parse(out) }
}
