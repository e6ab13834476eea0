import { z } from 'zod'
import { approvalSchema, idSchema, plainSchema, quantitySchema, textSchema } from '../kernel/kernel.schema'
import { courseSchema } from '../menu/menu.schema'
import { coversSchema } from '../table/table.schema'
import { orderKinds } from './order'

export const openOrderSchema = z.strictObject({
  orderId: idSchema.optional(),
  kind: z.enum(orderKinds),
  tableId: idSchema.optional(),
  covers: coversSchema.optional(),
  customerId: idSchema.optional(),
})

export const addLineSchema = z.object({
  lineId: idSchema.optional(),
  itemId: idSchema,
  variantId: idSchema.optional(),
  quantity: quantitySchema,
  modifiers: z.array(z.object({ modifierId: idSchema, quantity: quantitySchema.optional() })).max(50).optional(),
  note: plainSchema.trim().max(140).optional(),
  course: courseSchema.optional(),
  cover: z.int().min(1).max(99).optional(),
})

const reason = plainSchema.trim().max(200).optional()

export const changeQuantitySchema = z.strictObject({ lineId: idSchema, delta: quantitySchema, reason, approval: approvalSchema.optional() })
export const voidLineSchema = z.strictObject({ lineId: idSchema, reason, approval: approvalSchema.optional() })
export const moveOrderSchema = z.strictObject({ tableId: idSchema })
export const cancelOrderSchema = z.strictObject({ reason: textSchema.trim().min(1) })
export const fireOrderSchema = z.strictObject({ course: courseSchema.optional() })
