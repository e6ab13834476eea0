import { z } from 'zod'
import { idSchema, paiseSchema, plainSchema } from '../kernel/kernel.schema'

export const requestCollectionSchema = z.strictObject({
  collectionId: idSchema.optional(),
  bills: z.array(z.strictObject({ billId: idSchema, amountPaise: paiseSchema, tipPaise: paiseSchema.optional() })).min(1).max(50),
})

export const returnSurplusSchema = z.strictObject({
  paymentId: plainSchema.min(1).max(80),
  reference: plainSchema.trim().max(80).optional(),
})
