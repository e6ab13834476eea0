import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { html } from 'hono/html'
import { formatMoney, RestoflowError } from '@restoflow/core'
import { problemBody } from '../http/problem'
import { upiLink } from '../documents/upi'
import { bodyText, closeServer } from '../http/node-server'
import { requireSignature, sign, signatureHeader } from '../outside/signature'
import type { CollectionAsk, CollectionNotice } from './provider'

export interface TestProviderOptions {
  readonly secret: string
  /** 0: any free one. */
  readonly port?: number
  /** How long a collection may be paid. */
  readonly expiresAfterMs?: number
  readonly now?: () => string
}

/** What a guest does, beyond paying what is asked. */
export interface PayOptions {
  readonly amountPaise?: number
  /** False: the money comes, and the callback gets lost. */
  readonly callback?: boolean
}

/** A payment provider that moves no money, as a server of its own on the loopback address. */
export interface TestProviderServer {
  readonly url: string
  /** References that can be paid, newest last. */
  open(): readonly string[]
  /** Pays as a guest with a phone would. @returns the HTTP status of the callback's answer, null where none was sent or answered */
  pay(reference: string, options?: PayOptions): Promise<number | null>
  /** Refuses as a bank does that has reached a limit. @param detail what the cashier reads @returns as `pay` */
  refuse(reference: string, detail: string): Promise<number | null>
  close(): Promise<void>
}

interface Kept {
  readonly ask: CollectionAsk
  readonly providerId: string
  readonly link: string
  readonly expiresAt: string
  /** How it came out, once it did. */
  outcome: CollectionNotice | null
}

interface PlainAnswer {
  readonly status: number
  readonly body: string
  readonly type: string
  readonly location?: string
}

const loopback = '127.0.0.1'
const bodyBytesMax = 16_384
const retriesMs = [0, 500, 2_000]

/**
 * Starts it. It takes signed requests (`POST /collections`, `POST /collections/state`), and on `pay` sends a callback that is signed with the
 * same secret. Its page `/` lists what can be paid, with a button for each: nobody but this machine reaches it.
 */
export async function startTestProvider(options: TestProviderOptions): Promise<TestProviderServer> {
  const { secret, port = 0, expiresAfterMs = 900_000, now = () => new Date().toISOString() } = options
  const kept = new Map<string, Kept>()
  const noticeOf = ({ ask: { reference }, outcome, expiresAt }: Kept): CollectionNotice =>
    outcome ?? (expiresAt < now() ? { state: 'expired', reference, detail: null } : { state: 'pending', reference })

  const open = (): readonly Kept[] => [...kept.values()].filter(each => noticeOf(each).state === 'pending')

  const accept = (ask: CollectionAsk): Kept => {
    const known = kept.get(ask.reference)
    if (known) return known
    const { reference, note, amountPaise } = ask
    const link = upiLink({ upiId: 'collect@testprovider', name: 'Test provider', reference, note, amountPaise })
    const expiresAt = new Date(Date.parse(now()) + expiresAfterMs).toISOString()
    const made: Kept = { ask, providerId: `col_${randomBytes(8).toString('hex')}`, link, expiresAt, outcome: null }
    kept.set(reference, made)
    return made
  }

  const comesOut = async (reference: string, outcomeOf: (ask: CollectionAsk) => CollectionNotice, callback = true): Promise<number | null> => {
    const known = kept.get(reference)
    if (!known) throw new Error(`There is no collection ${reference}`)
    known.outcome ??= outcomeOf(known.ask)
    return callback ? send(known.ask.callbackUrl, JSON.stringify(known.outcome), secret, now) : null
  }
  const pay = (reference: string, { amountPaise, callback }: PayOptions = {}): Promise<number | null> => comesOut(reference, ask =>
    ({ state: 'paid', reference, paymentId: `T${randomBytes(6).toString('hex')}`, amountPaise: amountPaise ?? ask.amountPaise, paidAt: now() }), callback)

  const answer = async (request: IncomingMessage): Promise<PlainAnswer> => {
    const path = new URL(request.url ?? '/', 'http://test').pathname
    if (request.method === 'GET' && path === '/') return { status: 200, body: await page(open()), type: 'text/html; charset=utf-8' }
    const body = await bodyText(request, bodyBytesMax)
    const paying = /^\/pay\/([a-z0-9-]{1,36})$/.exec(path)?.[1]
    if (request.method === 'POST' && paying !== undefined && kept.has(paying)) {
      await pay(paying)
      return { status: 303, body: '', type: 'text/plain', location: '/' }
    }
    const signature = request.headers[signatureHeader]
    requireSignature(secret, body, typeof signature === 'string' ? signature : null, now())
    if (path === '/collections') {
      const { providerId, link, expiresAt } = accept(askOf(body))
      return json(200, { providerId, link, expiresAt })
    }
    const known = path === '/collections/state' ? kept.get((JSON.parse(body) as { reference: string }).reference) : undefined
    return known ? json(200, noticeOf(known)) : json(404, { detail: 'There is no such collection.' })
  }

  const server = createServer((request, response) => {
    answer(request).catch(refusal).then(({ status, body, type, location }) => {
      response.writeHead(status, { 'content-type': type, ...(location !== undefined && { location }) }).end(body)
    }, () => response.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, loopback, resolve))
  return {
    url: `http://${loopback}:${(server.address() as AddressInfo).port}`,
    open: () => open().map(({ ask }) => ask.reference),
    pay,
    refuse: (reference, detail) => comesOut(reference, () => ({ state: 'refused', reference, detail })),
    close: () => closeServer(server),
  }
}

const json = (status: number, body: unknown): PlainAnswer => ({ status, body: JSON.stringify(body), type: 'application/json' })

function refusal(error: unknown): PlainAnswer {
  return error instanceof RestoflowError ? json(error.status, problemBody(error)) : json(400, { detail: String(error) })
}

/** @throws Error for what no provider would collect */
function askOf(body: string): CollectionAsk {
  const { reference, amountPaise, note, callbackUrl } = JSON.parse(body) as Partial<CollectionAsk>
  if (typeof reference !== 'string' || reference.length > 35 || typeof note !== 'string' || !URL.canParse(callbackUrl ?? '')) {
    throw new Error('The request has another form.')
  }
  if (typeof amountPaise !== 'number' || !Number.isSafeInteger(amountPaise) || amountPaise <= 0) {
    throw new Error('The amount is no whole number of paise above zero.')
  }
  return { reference, amountPaise, note, callbackUrl: callbackUrl ?? '' }
}

/** Sent again while the house is out of order; a refusal (4xx) is an answer. */
async function send(url: string, body: string, secret: string, now: () => string): Promise<number | null> {
  let status: number | null = null
  for (const waitMs of retriesMs) {
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs))
    const headers = { 'content-type': 'application/json', [signatureHeader]: sign(secret, body, now()) }
    status = await fetch(url, { method: 'POST', headers, body }).then(response => response.status, () => null)
    if (status !== null && status < 500) return status
  }
  return status
}

async function page(open: readonly Kept[]): Promise<string> {
  const rows = open.map(({ ask: { reference, amountPaise, note } }) =>
    html`<form method="post" action="/pay/${reference}"><p>${formatMoney(amountPaise)} · ${note} <button>Pay</button></p></form>`)
  const text = await html`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3">
<title>Test payments</title><main><h1>Test payments</h1><p>No money moves here.</p>
${rows.length === 0 ? html`<p>Nothing waits to be paid.</p>` : rows}</main></html>`
  return text.toString()
}
