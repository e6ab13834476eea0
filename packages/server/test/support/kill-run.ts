import type { CommandFolder, Served } from './command'
import type { Json } from './house'

/** One command that a client sent, with what the server answered before it died, if it did. */
interface Sent {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly idempotencyKey: string
  readonly reply: string | null
}

/** What one kill showed. */
export interface KillRound {
  readonly acknowledged: number
  /** Sent, and not answered when the server died. */
  readonly inDoubt: number
  /** Empty when everything fits. */
  readonly problems: readonly string[]
}

export interface KillRunOptions {
  readonly folder: CommandFolder
  readonly times: number
  readonly clients?: number
  /** How long the load runs before the kill, in milliseconds; each round takes another one between the two. */
  readonly loadMs?: readonly [least: number, most: number]
  readonly onRound?: (round: KillRound, number: number) => void
}

interface Envelope {
  readonly position: number
  readonly stream: string
  readonly type: string
  readonly commandId: string
  readonly data: { readonly number?: string; readonly billNumber?: string }
}

/**
 * Kills a server under load (SIGKILL) again and again. After each kill: `verify` is clean; every acknowledged command is
 * there and answers the same bytes; one that was in doubt has one effect when it is sent again; no number is missing or
 * doubled.
 */
export async function killRun({ folder, times, clients = 8, loadMs = [150, 900], onRound }: KillRunOptions): Promise<readonly KillRound[]> {
  await folder.run('demo')
  const { key } = (await folder.run('key', 'add', '--demo', '--role', 'owner', '--name', 'load', '--json')).json() as { key: string }
  const rounds: KillRound[] = []
  let server = await folder.serve()
  try {
    for (let number = 0; number < times; number++) {
      const sent = await loadAndKill(server, key, number, clients, loadMs)
      const problems = await verified(folder)
      server = await folder.serve()
      problems.push(...await replayed(server, key, sent), ...await numbered(server, key))
      const acknowledged = sent.filter(({ reply }) => reply !== null).length
      const round = { acknowledged, inDoubt: sent.length - acknowledged, problems }
      rounds.push(round)
      onRound?.(round, number)
    }
  } finally {
    await server.end('SIGTERM')
  }
  return rounds
}

function post(server: Served, key: string, { path, body, idempotencyKey }: Omit<Sent, 'reply'>): Promise<Response> {
  return fetch(`${server.url}/api/v1/${path}`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
  })
}

async function loadAndKill(server: Served, key: string, round: number, clients: number, [least, most]: readonly [number, number]): Promise<Sent[]> {
  const sent: Sent[] = []
  let dead = false
  const client = async (name: string): Promise<void> => {
    for (let count = 0; !dead; count++) {
      const orderId = `${name}-${count}`
      let step = 0
      const send = async (path: string, body: Sent['body']): Promise<Json> => {
        const command = { path, body, idempotencyKey: `${orderId}-${step++}` }
        const reply = await post(server, key, command).then(async response => ({ status: response.status, text: await response.text() }), () => null)
        sent.push({ ...command, reply: reply?.text ?? null })
        if (reply === null) return null
        if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`)
        return JSON.parse(reply.text)
      }
      const steps: (() => Promise<Json>)[] = [
        () => send('orders', { orderId, kind: 'takeaway' }),
        () => send(`orders/${orderId}/add-line`, { itemId: 'butter-naan', quantity: '2' }),
        () => send(`orders/${orderId}/add-line`, { itemId: 'chana-masala', quantity: '1' }),
        () => send(`orders/${orderId}/fire`, {}),
        () => send('bills', { billId: `b-${orderId}`, orderId }),
      ]
      for (const take of steps) if (await take() === null) return
      const bill = sent.at(-1)
      const total = bill?.reply === null ? 0 : (JSON.parse(bill?.reply ?? '{}') as { state?: { totalPaise?: number } }).state?.totalPaise ?? 0
      if (total === 0 || await send(`bills/b-${orderId}/take-tender`, { kind: 'cash', amountPaise: total }) === null) return
    }
  }
  const running = Array.from({ length: clients }, (_, index) => client(`k${round}-${index}`))
  await new Promise(resolve => setTimeout(resolve, least + Math.random() * (most - least)))
  await server.end('SIGKILL')
  dead = true
  await Promise.all(running)
  return sent
}

async function verified(folder: CommandFolder): Promise<string[]> {
  const { ok, problems } = (await folder.run('verify', '--demo', '--json')).json() as { ok: boolean; problems: readonly unknown[] }
  return ok ? [] : problems.map(problem => `verify: ${JSON.stringify(problem)}`)
}

/** Sends everything again, in order for each order: what was acknowledged answers the same bytes. */
async function replayed(server: Served, key: string, sent: readonly Sent[]): Promise<string[]> {
  const problems: string[] = []
  const byClient = grouped(sent)
  await Promise.all([...byClient.values()].map(async commands => {
    for (const command of commands) {
      const response = await post(server, key, command)
      const text = await response.text()
      if (response.status !== 200) problems.push(`${command.path} (${command.idempotencyKey}): ${response.status} ${text}`)
      else if (command.reply !== null && command.reply !== text) problems.push(`${command.idempotencyKey} answered ${command.reply} and then ${text}`)
    }
  }))
  return problems
}

function grouped(sent: readonly Sent[]): Map<string, Sent[]> {
  const groups = new Map<string, Sent[]>()
  for (const command of sent) {
    const name = command.idempotencyKey.split('-').slice(0, 2).join('-')
    groups.set(name, [...(groups.get(name) ?? []), command])
  }
  return groups
}

/** No position, no number of a series and no bill number is missing or doubled; no command wrote twice. */
async function numbered(server: Served, key: string): Promise<string[]> {
  const events = await everything(server, key)
  const problems: string[] = []
  const bills = new Map<string, number>()
  const series = new Map<string, number[]>()
  for (const { stream, type, data } of events) {
    if (type === 'BillIssued') bills.set(data.billNumber ?? '', (bills.get(data.billNumber ?? '') ?? 0) + 1)
    if (type === 'SerialTaken') series.set(stream, [...(series.get(stream) ?? []), Number(/\d+$/.exec(data.number ?? '')?.[0])])
  }
  for (const [number, count] of bills) if (count !== 1) problems.push(`bill ${number} was issued ${count} times`)
  for (const [stream, numbers] of series) {
    const wrong = numbers.findIndex((number, index) => number !== (numbers[0] ?? 0) + index)
    if (wrong >= 0) problems.push(`${stream}: ${numbers[wrong]} follows ${numbers[wrong - 1]}`)
  }
  return problems
}

async function everything(server: Served, key: string): Promise<readonly Envelope[]> {
  const all: Envelope[] = []
  for (let after = 0; ;) {
    const response = await fetch(`${server.url}/api/v1/events?after=${after}`, { headers: { authorization: `Bearer ${key}` } })
    const { events, position } = await response.json() as { events: readonly Envelope[]; position: number }
    if (position === after) return all
    all.push(...events)
    after = position
  }
}
