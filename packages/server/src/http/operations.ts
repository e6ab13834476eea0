import { Hono } from 'hono'
import type { Runtime } from '../runtime'
import { docsPage } from './docs'
import type { Metrics } from './metrics'
import { openapiDocument } from './openapi'
import { pageHeaders } from './security'

export interface OperationsOptions {
  readonly version: string
  readonly metrics: Metrics
  /** False from the moment that the server begins to close. */
  readonly isOpen: () => boolean
}

/** `/healthz` (the process answers), `/readyz` (so does its store), `/metrics`, `/openapi.json`, `/docs`. */
export function operationsRoutes(runtime: Runtime, { version, metrics, isOpen }: OperationsOptions): Hono {
  const routes = new Hono()
  let document: { readonly json: string; readonly page: string } | null = null
  const made = (): { readonly json: string; readonly page: string } => {
    if (document) return document
    const openapi = openapiDocument(version, runtime.config.publicUrl ?? '/')
    document = { json: JSON.stringify(openapi), page: docsPage(openapi) }
    return document
  }
  routes.get('/healthz', c => c.json({ status: 'ok' }, 200, noStore))
  routes.get('/readyz', async c => {
    const position = isOpen() ? await runtime.journal.head(runtime.outlet).catch((error: unknown) => void runtime.report(error)) : undefined
    return position === undefined ? c.json({ status: 'unavailable' }, 503, noStore) : c.json({ status: 'ok', position }, 200, noStore)
  })
  routes.get('/metrics', async c => {
    const { type, body } = await metrics.text()
    return c.body(body, 200, { 'content-type': type, ...noStore })
  })
  routes.get('/openapi.json', c => c.body(made().json, 200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }))
  routes.get('/docs', pageHeaders, c => c.html(made().page))
  return routes
}

const noStore = { 'cache-control': 'no-store' } as const
