import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { omitted } from '../../../tools/test-support/omit'
import { commandFolder, type CommandFolder, type Served } from './support/command'

let folder: CommandFolder
let server: Served | null = null
beforeEach(async () => {
  folder = await commandFolder()
})
afterEach(async () => {
  await server?.end('SIGKILL')
  await folder.remove()
})

// A killed process leaves its writes to the system; only a sync puts them where a power cut cannot reach them.
describe.skipIf(omitted('strace'))('an acknowledged command', () => {
  it('was synced to the disk between its request and its answer', async () => {
    await folder.run('demo')
    const { key } = (await folder.run('key', 'add', '--demo', '--role', 'owner', '--name', 'sync', '--json')).json() as { key: string }
    server = await folder.serve()
    const trace = join(folder.path, 'trace.txt')
    const strace = spawn('strace', [
      '-f', '-p', String(server.pid), '-s', '600', '-o', trace, '-e', 'trace=fsync,fdatasync,read,recvfrom,recvmsg,write,writev,sendto,sendmsg',
    ], { stdio: ['ignore', 'ignore', 'pipe'] })
    await once(strace.stderr, 'data')
    const keys = Array.from({ length: 20 }, (_, index) => `synced-command-${index}-x`)
    for (const idempotencyKey of keys) {
      const response = await fetch(`${server.url}/api/v1/orders`, {
        method: 'POST', body: JSON.stringify({ kind: 'takeaway' }),
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      })
      expect(response.status).toBe(200)
      await response.text()
    }
    strace.kill('SIGINT')
    await once(strace, 'exit')
    const lines = (await readFile(trace, 'utf8')).split('\n')
    for (const idempotencyKey of keys) {
      const request = lines.findIndex(line => line.includes(idempotencyKey))
      const answer = lines.findIndex((line, index) => index > request && line.includes('HTTP/1.1 200'))
      const synced = lines.slice(request, answer).some(line => /\b(fsync|fdatasync)(\(| resumed).*= 0$/.test(line))
      expect([request >= 0, answer > request, synced], idempotencyKey).toEqual([true, true, true])
    }
  })
})
