import { z } from 'zod'
import { approvalSchema, discountSchema, idSchema, paiseSchema, plainSchema, quantitySchema } from '../kernel/kernel.schema'

const reason = plainSchema.trim().max(200).optional()
const section = z.enum(['gst', 'vat']).optional()
const many = 100

export const addChargeSchema = z.strictObject({ chargeId: idSchema })
export const waiveChargeSchema = z.strictObject({ chargeId: idSchema, reason })
export const discountLineSchema = z.strictObject({
  lineId: idSchema,
  discount: discountSchema.nullable(),
  reason,
  code: plainSchema.trim().max(40).optional(),
  approval: approvalSchema.optional(),
})
export const compLineSchema = z.strictObject({ lineId: idSchema, reason: plainSchema.trim().min(1).max(200), approval: approvalSchema.optional() })

const splitLine = z.strictObject({ lineId: idSchema, share: quantitySchema.optional() })
export const splitOrderSchema = z.strictObject({
  section,
  by: z.union([
    z.strictObject({ parts: z.int().min(2).max(many) }),
    z.strictObject({ amountsPaise: z.array(paiseSchema).min(2).max(many) }),
    z.strictObject({ weights: z.array(z.number().positive().max(1_000_000)).min(2).max(many) }),
    z.strictObject({ lines: z.array(z.array(splitLine).min(1).max(200)).min(2).max(many) }),
    z.strictObject({ byCover: z.literal(true) }),
  ]),
  billDiscount: discountSchema.optional(),
  discountReason: reason,
  /** Who pays each part, where not everybody has one. */
  payers: z.array(z.int().min(1).max(many)).min(2).max(many).optional(),
  /** The plan that it replaces, 0: none. */
  revision: z.int().min(0).optional(),
  approval: approvalSchema.optional(),
})
export const applyPromotionSchema = z.union([
  z.strictObject({ code: plainSchema.trim().min(1).max(40) }),
  z.strictObject({ promotionId: idSchema }),
])
export const removePromotionFromOrderSchema = z.strictObject({ promotionId: idSchema })
export const unsplitOrderSchema = z.strictObject({ section })
