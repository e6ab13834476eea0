import type { CollectionOffer } from '@restoflow/core'
import { idSchema, paiseSchema, plainSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { parseBody } from '../http/body'
import { postSigned, Unreachable, type Outside } from '../outside/post-signed'
import { requireSignature, signatureHeader } from '../outside/signature'
import { ProviderRefusal, type CollectionNotice, type PaymentProvider } from './provider'

const instantSchema = z.iso.datetime()
const noticeSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending'), reference: idSchema }),
  z.object({ state: z.enum(['expired', 'refused']), reference: idSchema, detail: plainSchema.max(200).nullable().default(null) }),
  z.object({ state: z.literal('paid'), reference: idSchema, paymentId: plainSchema.min(1).max(80), amountPaise: paiseSchema, paidAt: instantSchema }),
])
const offerSchema = z.object({ providerId: plainSchema.min(1).max(80), link: z.string().max(500).startsWith('upi://'), expiresAt: instantSchema.nullable() })

/** @returns the provider of `test-provider-server.ts`, for demos and tests: real HTTP and real signatures, and no money */
export function createTestProvider(outside: Outside): PaymentProvider {
  const asked = async <T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> => {
    const answer = await postSigned(outside, path, body)
    if (answer.status >= 400) throw new ProviderRefusal(z.object({ detail: z.string() }).safeParse(answer.body).data?.detail ?? `It answered ${answer.status}.`)
    const parsed = schema.safeParse(answer.body)
    if (!parsed.success) throw new Unreachable('its answer has another form')
    return parsed.data
  }
  return {
    name: 'test',
    request: (ask): Promise<CollectionOffer> => asked('/collections', ask, offerSchema),
    readCallback: ({ headers, body, now }): CollectionNotice => {
      requireSignature(outside.secret, body, headers.get(signatureHeader), now)
      return parseBody(jsonOf(body), noticeSchema)
    },
    state: (reference): Promise<CollectionNotice> => asked('/collections/state', { reference }, noticeSchema),
  }
}

/** What is signed and no JSON has no form at all. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
