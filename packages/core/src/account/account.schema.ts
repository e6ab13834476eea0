import { z } from 'zod'
import { approvalSchema, idSchema, paiseSchema, plainSchema, textSchema } from '../kernel/kernel.schema'
import { moneyKindSchema } from '../voucher/voucher.schema'

export const defineAccountSchema = z.strictObject({
  limitPaise: paiseSchema,
  closed: z.boolean().optional(),
  revision: z.int().min(0).optional(),
})

export const receivePaymentSchema = z.strictObject({
  kind: moneyKindSchema,
  amountPaise: paiseSchema,
  reference: plainSchema.trim().max(80).optional(),
})

export const reversePaymentSchema = z.strictObject({
  paymentId: idSchema,
  reason: textSchema.trim().min(1),
  approval: approvalSchema.optional(),
})
