import { z } from 'zod'
import { approvalSchema, dateSchema, idSchema, paiseSchema, plainSchema, textSchema } from '../kernel/kernel.schema'
import { moneyKinds } from '../money/money-kind'

/** As typed or scanned; blanks, hyphens and case do not matter. */
export const voucherCodeSchema = z.string().max(40).meta({ description: 'Sixteen characters of Crockford\'s base 32, `K7QW-3MZ9-X0RB-T5HD`' })
export const moneyKindSchema = z.enum(moneyKinds)
const reference = plainSchema.trim().max(80).optional()

export const sellVoucherSchema = z.strictObject({
  code: voucherCodeSchema,
  amountPaise: paiseSchema,
  kind: moneyKindSchema,
  reference,
  expiresOn: dateSchema.nullable().optional(),
  customerId: idSchema.optional(),
})

export const cancelVoucherSchema = z.strictObject({
  reason: textSchema.trim().min(1),
  kind: moneyKindSchema.optional(),
  reference,
  approval: approvalSchema.optional(),
})
