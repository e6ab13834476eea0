import { z } from 'zod'
import { approvalSchema, idSchema, paiseSchema, plainSchema, textSchema } from '../kernel/kernel.schema'

const denominations = z.array(z.strictObject({ valuePaise: z.int().min(1).max(10_000_000), count: z.int().min(0).max(1_000_000) })).max(30)
  .meta({ description: 'Notes and coins: value in paise, and how many' })

export const openShiftSchema = z.strictObject({
  drawerId: idSchema.optional(),
  personId: idSchema.optional(),
  floatPaise: paiseSchema.optional(),
  denominations: denominations.optional(),
})

export const moveCashSchema = z.strictObject({
  amountPaise: paiseSchema,
  reason: textSchema.trim().min(1),
  reference: plainSchema.trim().max(80).optional(),
})

export const closeShiftSchema = z.strictObject({
  countedPaise: paiseSchema.optional(),
  denominations: denominations.optional(),
  note: textSchema.optional(),
})

export const handOverShiftSchema = closeShiftSchema.extend({
  toPersonId: idSchema,
  toShiftId: idSchema.optional(),
  approval: approvalSchema.optional(),
})

export const openNoSaleSchema = z.strictObject({ reason: textSchema.trim().min(1), approval: approvalSchema.optional() })
