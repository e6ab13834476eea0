// The load: whole orders over raw keep-alive sockets, so that the measuring costs as little as it can.
import { connect, type Socket } from 'node:net'

const requestsPerOrder = 8

interface Wire {
  send(method: string, path: string, body: string, key: string): Promise<{ status: number; body: string }>
  close(): void
}

/** One keep-alive connection with one request under way at a time. */
function openWire(port: number, token: string): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    let buffer = Buffer.alloc(0)
    let waiting: { readonly done: (reply: { status: number; body: string }) => void; readonly fail: (error: Error) => void } | null = null
    socket.setNoDelay(true)
    socket.on('data', chunk => {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk])
      const head = buffer.indexOf('\r\n\r\n')
      if (head < 0) return
      const headers = buffer.toString('latin1', 0, head)
      const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? -1)
      if (length < 0) throw new Error(`A reply without a length: ${headers}`)
      if (buffer.length < head + 4 + length) return
      const body = buffer.toString('utf8', head + 4, head + 4 + length)
      buffer = buffer.subarray(head + 4 + length)
      const { done } = waiting ?? { done: () => undefined }
      waiting = null
      done({ status: Number(headers.slice(9, 12)), body })
    })
    socket.on('error', error => (waiting ? waiting.fail(error) : reject(error)))
    socket.on('connect', () => resolve({
      send: (method, path, body, key) => new Promise((done, fail) => {
        waiting = { done, fail }
        socket.write(
          `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`
          + `Idempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      }),
      close: () => socket.destroy(),
    }))
  })
}

export interface LoadOptions {
  readonly port: number
  readonly token: string
  readonly clients: number
  readonly seconds: number
  /** Free tables, one for each client, and items to order. */
  readonly tables: readonly string[]
  readonly items: readonly { readonly itemId: string; readonly variantId?: string; readonly modifiers?: readonly { readonly modifierId: string }[] }[]
}

export interface LoadResult {
  readonly orders: number
  readonly requests: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Processor time that the generator itself used. */
  readonly generatorCpuSeconds: number
}

/** Runs whole orders until the time is over: seat, 3 adds, fire, request bill, issue, pay. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { port, token, clients, seconds, tables, items } = options
  const latencies: number[] = []
  let orders = 0
  const run = Date.now().toString(36)
  const cpuBefore = process.cpuUsage()
  const started = performance.now()
  const end = started + seconds * 1000
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    const wire = await openWire(port, token)
    const table = tables[client] ?? ''
    let sent = 0
    const command = async (path: string, body: object): Promise<string> => {
      const before = performance.now()
      const reply = await wire.send('POST', `/api/v1/${path}`, JSON.stringify(body), `${run}-${client}-${sent++}`)
      latencies.push(performance.now() - before)
      if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.body}`)
      return reply.body
    }
    for (let count = 0; performance.now() < end; count++) {
      const orderId = `${run}-${client}-${count}`
      const billId = `b-${orderId}`
      await command(`tables/${table}/seat`, { covers: 2, orderId })
      for (let line = 0; line < 3; line++) {
        const item = items[(count * 3 + line) % items.length]
        await command(`orders/${orderId}/add-line`, { ...item, quantity: '1' })
      }
      await command(`orders/${orderId}/fire`, {})
      await command(`orders/${orderId}/request-bill`, {})
      const issued = await command('bills', { billId, orderId })
      const total = Number(/"totalPaise":(\d+),"duePaise"|"duePaise":(\d+)/.exec(issued)?.slice(1).find(Boolean))
      await command(`bills/${billId}/take-tender`, { kind: 'cash', amountPaise: total })
      orders += 1
    }
    wire.close()
  }))
  const elapsed = (performance.now() - started) / 1000
  const cpu = process.cpuUsage(cpuBefore)
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return {
    orders, requests: orders * requestsPerOrder, seconds: elapsed, p50Ms: at(0.5), p99Ms: at(0.99),
    generatorCpuSeconds: (cpu.user + cpu.system) / 1e6,
  }
}

if (process.argv[2] === 'run') {
  runLoad(JSON.parse(process.argv[3] ?? '{}') as LoadOptions).then(
    result => process.stdout.write(JSON.stringify(result)),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
}
