import { Hono } from 'hono'
import { RestoflowError } from '@restoflow/core'
import type { Runtime } from '../runtime'
import { readText } from './body'
import { expected, problemResponse } from './problem'

/**
 * `POST /hooks/payments/{provider}`: what a payment provider tells. No session and no key: the signature over the exact body, and its time,
 * say who it is, and are checked before a word of it is believed.
 */
export function paymentHooks({ payments, now, report }: Runtime): Hono {
  const routes = new Hono()
  routes.post('/hooks/payments/:provider', async c => {
    try {
      if (payments?.provider.name !== c.req.param('provider')) throw new RestoflowError('unknown-payment-provider', 'No provider of this name is set up.')
      const body = await readText(c.req.raw)
      await payments.take(payments.provider.readCallback({ headers: c.req.raw.headers, body, now: now() }))
      return c.json({ received: true }, 200, { 'cache-control': 'no-store' })
    } catch (error) {
      return problemResponse(expected(error, report))
    }
  })
  return routes
}
