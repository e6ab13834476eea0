import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const cli = fileURLToPath(new URL('../../packages/server/bin/restoflow.js', import.meta.url))
const run = promisify(execFile)
const ticksPerSecond = 100

export interface BenchServer {
  readonly port: number
  readonly key: string
  readonly pid: number
  /** @returns the server's processor time so far, in seconds */
  cpuSeconds(): Promise<number>
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Starts the built product in demo mode on free ports, with a folder of its own. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-bench-'))
  const [port, mqttPort] = [await freePort(), await freePort()]
  const env = { ...process.env, PORT: String(port), MQTT_PORT: String(mqttPort), RESTOFLOW_DATA: folder, HOST: '127.0.0.1' }
  const child: ChildProcess = spawn(process.execPath, [cli, 'serve', '--demo'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  await ready(port)
  const { stdout } = await run(process.execPath, [cli, 'key', 'add', '--role', 'manager', '--name', 'bench', '--json'], { env })
  const pid = child.pid ?? 0
  return {
    port,
    key: (JSON.parse(stdout) as { key: string }).key,
    pid,
    cpuSeconds: async () => {
      const stat = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
      return (Number(stat[11]) + Number(stat[12])) / ticksPerSecond
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ready(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('The server was not ready within 15 s')
}
