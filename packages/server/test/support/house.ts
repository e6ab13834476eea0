import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope, Role } from '@restoflow/core'
import { createRestoflow, type Restoflow } from '../../src/app'
import { readConfig, type Environment } from '../../src/config'

/** Whatever JSON says; tests look into it. */
export type Json = ReturnType<JSON['parse']>

/** What a request came to. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Undefined where the answer is no JSON. */
  readonly body: Json
}

export interface Sent {
  readonly key?: string
  readonly idempotencyKey?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is, instead of JSON. */
  readonly raw?: string
}

/** A running house in a folder of its own. */
export interface TestHouse {
  readonly restoflow: Restoflow
  readonly url: string
  readonly folder: string
  /** @returns an API key of the role; the manager's is made once */
  key(role?: Role): Promise<string>
  post(path: string, body?: unknown, sent?: Sent): Promise<Answer>
  get(path: string, sent?: Sent): Promise<Answer>
  request(path: string, init?: RequestInit): Promise<Answer>
  /** @returns everything in the journal */
  events(): Promise<readonly Envelope[]>
  /** Failures that nobody expected, so far. */
  readonly reported: readonly unknown[]
  /** Stops it and starts another one on the same folder. */
  restart(): Promise<TestHouse>
  close(): Promise<void>
}

export interface TestHouseOptions {
  readonly demo?: boolean
  readonly env?: Environment
  readonly now?: () => string
  /** UTC instant at which it was set up, long ago; from then on its clock is right. */
  readonly since?: string
  readonly mqtt?: boolean
}

/** A payment provider that nobody answers for: payments can be asked for, and none is confirmed. */
export const silentProvider: Environment = {
  RESTOFLOW_PAYMENT_PROVIDER: 'test', RESTOFLOW_PAYMENT_URL: 'http://127.0.0.1:9', RESTOFLOW_PAYMENT_SECRET: 'a secret of the tests',
}

/** @returns a house on a free port of loopback, by default the demo's */
export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const { since, ...rest } = options
  let isOpen = false
  const now = (): string => (isOpen || since === undefined ? new Date().toISOString() : since)
  const house = await openOn(await mkdtemp(join(tmpdir(), 'restoflow-http-')), since === undefined ? rest : { ...rest, now })
  isOpen = true
  return house
}

async function openOn(folder: string, options: TestHouseOptions): Promise<TestHouse> {
  const { demo = true, env = {}, now, mqtt = false } = options
  const reported: unknown[] = []
  const config = readConfig({ HOST: '127.0.0.1', ...env }, { demo, data: folder, port: '0', mqttPort: '0' })
  const restoflow = await createRestoflow({ config, mqtt, log: () => undefined, report: error => reported.push(error), ...(now && { now }) })
  const { http } = await restoflow.listen()
  const url = http[0] ?? ''
  const keys = new Map<Role, string>()
  const key = async (role: Role = 'manager'): Promise<string> => {
    const known = keys.get(role) ?? (await restoflow.runtime.access.keys.add({ outlet: config.outlet, name: role, role })).key
    keys.set(role, known)
    return known
  }
  const request = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined }
  }
  const headersOf = async ({ key: given, idempotencyKey, headers }: Sent): Promise<Record<string, string>> => ({
    authorization: `Bearer ${given ?? await key()}`, ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }), ...headers,
  })
  return {
    restoflow, url, folder, key, request, reported,
    post: async (path, body = {}, sent = {}) => request(`/api/v1/${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...await headersOf(sent) }, body: sent.raw ?? JSON.stringify(body),
    }),
    get: async (path, sent = {}) => request(`/api/v1/${path}`, { headers: await headersOf(sent) }),
    events: () => restoflow.runtime.journal.readAfter(config.outlet, 0, 1_000_000),
    restart: async () => {
      await restoflow.close()
      return openOn(folder, options)
    },
    close: async () => {
      await restoflow.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Seats a table, adds one dish, and sends it when `fire` says so. @returns the order's id */
export async function placeOrder(house: TestHouse, tableId: string, orderId: string, fire = true): Promise<string> {
  await house.post(`tables/${tableId}/seat`, { covers: 2, orderId })
  await house.post(`orders/${orderId}/add-line`, { lineId: `${orderId}-l1`, itemId: 'paneer-butter-masala', quantity: '1' })
  if (fire) await house.post(`orders/${orderId}/fire`)
  return orderId
}
