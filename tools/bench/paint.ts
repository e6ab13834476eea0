// From the tap that asks for the bill to the red alert painted on the cashier's screen, on one clock: the browser's.
import { request as httpRequest } from 'node:http'
import { chromium, type Page } from 'playwright-core'
import { staff } from '../../packages/server/src/demo/staff.data'
import { chromiumPath } from '../test-support/omit'
import { startBenchServer, type BenchServer } from './server'

const chromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

export interface Paint {
  readonly screens: number
  readonly medianMs: number
  readonly p99Ms: number
}

/** @returns how long a bill request takes until its alert is painted, with so many screens connected in all */
export async function measurePaint({ screens, rounds }: { screens: number; rounds: number }): Promise<Paint> {
  const server = await startBenchServer()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags })
  const closes: (() => void)[] = []
  try {
    const origin = `http://127.0.0.1:${server.port}`
    const context = await browser.newContext()
    // what tsx compiles names its functions; inside the page nobody else knows how
    await context.addInitScript('globalThis.__name = value => value')
    const page = await context.newPage()
    await page.goto(origin)
    const cashier = staff.find(({ roles }) => roles.includes('cashier'))
    if (!cashier) throw new Error('The demo has no cashier')
    await page.evaluate(async ({ staffId, pin }) => {
      await fetch('/session/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ staffId, pin }) })
    }, { staffId: cashier.staffId, pin: cashier.pin })
    await page.goto(`${origin}/till?as=${cashier.staffId}`)
    await page.waitForSelector('[data-region="alert"]', { state: 'attached' })
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    for (let screen = 1; screen < screens; screen++) {
      closes.push(await watch(server, `/live?s=${cashier.staffId}~till,${cashier.staffId}~alert,${cashier.staffId}~floor`, cookie))
    }
    const orderIds = await openOrders(server, rounds)
    const times: number[] = []
    for (const orderId of orderIds) times.push(await paintOf(page, orderId, cashier.staffId))
    times.sort((a, b) => a - b)
    return { screens, medianMs: times[Math.floor(times.length / 2)] ?? 0, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 }
  } finally {
    for (const close of closes) close()
    await browser.close()
    await server.close()
  }
}

/** One more screen's live connection, read and thrown away. */
function watch(server: BenchServer, path: string, cookie: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port: server.port, host: '127.0.0.1', path, headers: { cookie, accept: 'text/event-stream' }, agent: false }, answer => {
      if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`))
      answer.resume()
      answer.on('error', () => undefined)
      resolve(() => request.destroy())
    })
    request.on('error', reject)
    request.end()
  })
}

async function openOrders(server: BenchServer, count: number): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' }
  const api = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return await answer.json() as T
  }
  interface Menu { categories: { items: { id: string; variants: unknown[]; modifierGroups: { min: number }[] }[] }[] }
  const { categories } = await api<Menu>('menu')
  const item = categories.flatMap(({ items }) => items).find(({ variants, modifierGroups }) => variants.length === 0 && modifierGroups.every(({ min }) => min === 0))
  const ids: string[] = []
  for (let order = 0; order < count; order++) {
    const orderId = `paint-${order}`
    await api('orders', { orderId, kind: 'takeaway' })
    await api(`orders/${orderId}/add-line`, { itemId: item?.id, quantity: '1' })
    ids.push(orderId)
  }
  return ids
}

/** Asks from the page itself; the alert is painted in the frame after the one in which its row is there. */
async function paintOf(page: Page, orderId: string, as: string): Promise<number> {
  const ms = await page.evaluate(async ({ orderId, as }) => {
    const alert = (): boolean => document.querySelector('[data-region="alert"]')?.innerHTML.includes(orderId) === true
    const post = (verb: string): Promise<Response> => fetch(`/api/v1/orders/${orderId}/${verb}`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'restoflow-as': as, 'idempotency-key': `${verb}-${orderId}` }, body: '{}',
    })
    const seen = new Promise<void>(resolve => {
      const observer = new MutationObserver(() => {
        if (!alert()) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })
    })
    const started = performance.now()
    const answered = post('request-bill')
    await seen
    await new Promise<void>(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    const painted = performance.now() - started
    const answer = await answered
    if (!answer.ok) throw new Error(`request-bill: ${answer.status}`)
    await post('acknowledge-bill-request')
    return painted
  }, { orderId, as })
  await page.waitForTimeout(40)
  return ms
}
