import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { raw } from 'hono/html'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, type Principal, type Role } from '@restoflow/core'
import { createRestoflow, type Restoflow } from '../app'
import { readConfig } from '../config'
import type { AppEnv, Runtime } from '../runtime'
import { defineRegion, regionAttributes, Regions, type Region } from '../screens/regions'
import { liveStream, type LiveStream } from './live'
import { sessionMiddleware } from './session'

type Message = Record<string, unknown>

let restoflow: Restoflow
let runtime: Runtime
let folder: string
const streams: LiveStream[] = []
const reported: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restoflow-live-'))
  const config = readConfig({}, { demo: true, data: folder, port: '0' })
  restoflow = await createRestoflow({ config, mqtt: false, report: error => void reported.push(String(error)) })
  runtime = restoflow.runtime
})
afterAll(async () => {
  for (const stream of streams) stream.close()
  await restoflow.close()
  rmSync(folder, { recursive: true, force: true })
})

const by = (id: string, ...roles: readonly Role[]): Principal => ({ kind: 'staff', id, roles })
const openOrders = async (times: number): Promise<void> => {
  for (let turn = 0; turn < times; turn += 1) {
    const body = { kind: 'takeaway' }
    await runtime.dispatcher.dispatch({ outlet: runtime.outlet, command: 'order.open', id: newId(), body, by: by('meera', 'manager') })
  }
}

/** Counts how often it is rendered; shows the position as its text. */
function counting(name: string, roles: readonly Role[], more: Partial<Region> = {}): { region: Region; rendered: () => number } {
  let count = 0
  const region = defineRegion({
    name, roles, follows: ['order'],
    render: ({ house }) => {
      count += 1
      const attributes = Object.entries(regionAttributes(name, house)).map(([key, value]) => `${key}="${value}"`).join(' ')
      return raw(`<p ${attributes}>${house.live('order').size}</p>`)
    },
    ...more,
  })
  return { region, rendered: () => count }
}

/** The stream of some regions, with a terminal on which the people are signed in. */
async function open(regions: readonly Region[], ...people: readonly [string, string][]) {
  const known = new Regions(runtime, regions)
  const stream = liveStream(runtime, known)
  streams.push(stream)
  const app = new Hono<AppEnv>().use(sessionMiddleware(runtime)).route('/', stream.routes)
  const { terminal, token } = await runtime.access.addTerminal('Test')
  for (const [staffId, pin] of people) await runtime.access.signIn(terminal.id, staffId, pin)
  const get = (query: string): Response | Promise<Response> => app.request(`/live?s=${query}`, { headers: { cookie: `rf_terminal=${token}` } })
  return { get, stream, terminal }
}

/** Reads a stream's messages; `until` resolves with the first that fits. */
function reader(response: Response) {
  const body = response.body?.getReader()
  if (!body) throw new Error('no body')
  const messages: Message[] = []
  let rest = ''
  const readOne = async (): Promise<boolean> => {
    const { done, value } = await body.read()
    if (done) return false
    rest += new TextDecoder().decode(value)
    const parts = rest.split('\n\n')
    rest = parts.pop() ?? ''
    messages.push(...parts.filter(part => part.startsWith('data: ')).map(part => JSON.parse(part.slice(6)) as Message))
    return true
  }
  const until = async (fits: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = messages.find(fits)
      if (found) return found
      if (!(await readOne())) throw new Error('The stream ended.')
    }
  }
  return { messages, until, readOne, cancel: () => body.cancel() }
}

describe('who may see what', () => {
  it('refuses a browser that is no terminal, a person who is not signed in, and a role without the board', async () => {
    const { region } = counting('board', ['cashier'])
    const { get, stream } = await open([region], ['ravi', '3952'])
    expect((await get('meera~board')).status).toBe(401)
    expect((await get('ravi~board')).status).toBe(403)
    expect((await get('ravi~nothing')).status).toBe(403)
    const problem = (await (await get('ravi~board')).json()) as Message
    expect(problem['code']).toBe('forbidden')
    expect(stream.viewers()).toBe(0)
  })

  it('opens what is allowed and names the rest; owners and managers see every board', async () => {
    const { region } = counting('board', ['cashier'])
    const own = counting('kitchenette', ['waiter'])
    const { get } = await open([region, own.region], ['ravi', '3952'], ['meera', '4071'])
    const response = await get('ravi~board,ravi~kitchenette,meera~board,farah~board')
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const { messages, until, cancel } = reader(response)
    await until(({ region: key }) => key === 'kitchenette')
    await until(({ region: key }) => key === 'board')
    expect(messages[0]).toMatchObject({ hello: { refused: ['ravi~board', 'farah~board'], position: runtime.house.position } })
    await cancel()
  })

  it.each(['', 'meera', 'meera~', '~board', 'Meera~board', 'meera~board~x', 'meera~<b>', Array.from({ length: 257 }, () => 'meera~board').join()])(
    'refuses the malformed list %#', async query => {
      const { get } = await open([counting('board', []).region], ['meera', '4071'])
      expect((await get(encodeURIComponent(query))).status).toBe(422)
    })

  it('ends a connection whose person signs out, and not that of others', async () => {
    const { region } = counting('board', ['waiter'])
    const { get, stream, terminal } = await open([region], ['ravi', '3952'], ['meera', '4071'])
    const ravi = reader(await get('ravi~board'))
    const meera = reader(await get('meera~board'))
    await ravi.until(message => 'region' in message)
    await runtime.access.signOut(terminal.id, 'ravi')
    await expect(ravi.until(() => false)).rejects.toThrow('The stream ended.')
    expect(stream.viewers()).toBe(1)
    await openOrders(1)
    await meera.until(({ position }) => position === runtime.house.position)
    await meera.cancel()
    expect(stream.viewers()).toBe(0)
  })
})

describe('what is sent', () => {
  it('renders once for all viewers, and only after something that the board follows', async () => {
    const { region, rendered } = counting('board', [])
    const { get } = await open([region], ['meera', '4071'])
    const viewers = await Promise.all(Array.from({ length: 20 }, async () => reader(await get('meera~board'))))
    await Promise.all(viewers.map(({ until }) => until(message => 'region' in message)))
    expect(rendered()).toBe(1)
    await runtime.dispatcher.dispatch({ outlet: runtime.outlet, command: 'menu.eighty-six', id: 'masala-papad', body: {}, by: by('meera', 'manager') })
    await new Promise(resolve => setTimeout(resolve, 60))
    expect(rendered()).toBe(1)
    await openOrders(1)
    await Promise.all(viewers.map(({ until }) => until(({ position }) => position === runtime.house.position)))
    expect(rendered()).toBe(2)
    await Promise.all(viewers.map(({ cancel }) => cancel()))
  })

  it('shows the first change at once, gathers a burst, and ends with the newest state', async () => {
    const { region, rendered } = counting('board', [])
    const { get } = await open([region], ['meera', '4071'])
    const { until, messages, cancel } = reader(await get('meera~board'))
    await until(message => 'region' in message)
    await new Promise(resolve => setTimeout(resolve, 30))
    const beganMs = performance.now()
    await openOrders(1)
    await until(({ position }) => position === runtime.house.position)
    expect(performance.now() - beganMs).toBeLessThan(200)

    const before = rendered()
    const burstMs = performance.now()
    await openOrders(60)
    await until(({ position }) => position === runtime.house.position)
    const rounds = (performance.now() - burstMs) / 20
    expect(rendered() - before).toBeLessThanOrEqual(Math.ceil(rounds) + 1)
    expect(rendered() - before).toBeLessThan(60)
    const positions = messages.flatMap(({ position }) => (typeof position === 'number' ? [position] : []))
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    await cancel()
  })

  it('queues nothing for a browser that does not read: it gets the newest state when it does', async () => {
    const padding = 'x'.repeat(50_000)
    const { region } = counting('board', [], {
      render: ({ house }) => raw(`<p data-region="board" data-position="${house.position}">${house.position}${padding}</p>`),
    })
    const { get } = await open([region], ['meera', '4071'])
    const slow = reader(await get('meera~board'))
    await slow.until(message => 'region' in message)
    for (let turn = 0; turn < 30; turn += 1) {
      await openOrders(1)
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    await slow.until(({ position }) => position === runtime.house.position)
    expect(slow.messages.length).toBeLessThan(8)
    await slow.cancel()
  })

  it('says what is no more, and renders again by itself when a board asks for it', async () => {
    let gone = false
    const dueAt = new Date(Date.now() + 150).toISOString()
    const vanishing = counting('vanishing', [], { render: ({ house }) => (gone ? null : raw(`<p data-region="vanishing" data-position="${house.position}"></p>`)) })
    const alarm = counting('alarm', [], {
      render: ({ house, now, again }) => {
        again(dueAt)
        return raw(`<p data-region="alarm" data-position="${house.position}">${now >= dueAt ? 'late' : 'in time'}</p>`)
      },
    })
    const { get } = await open([vanishing.region, alarm.region], ['meera', '4071'])
    const { until, cancel } = reader(await get('meera~vanishing,meera~alarm'))
    await until(({ region }) => region === 'vanishing')
    expect((await until(({ html }) => String(html).includes('late'))).region).toBe('alarm')
    gone = true
    await openOrders(1)
    expect(await until(message => 'gone' in message)).toMatchObject({ gone: 'vanishing' })
    await cancel()
  })

  it('keeps one board\'s failure to itself', async () => {
    const broken = counting('broken', [], { render: () => { throw new Error('A view that fails.') } })
    const whole = counting('whole', [])
    const { get } = await open([broken.region, whole.region], ['meera', '4071'])
    const { until, cancel } = reader(await get('meera~broken,meera~whole'))
    await until(({ region }) => region === 'whole')
    await openOrders(1)
    await until(({ region, position }) => region === 'whole' && position === runtime.house.position)
    expect(reported).toEqual(['Error: A view that fails.'])
    await cancel()
  })
})
