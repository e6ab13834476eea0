import { z } from 'zod'
import { approvalSchema, idSchema, plainSchema, quantitySchema, textSchema } from '../kernel/kernel.schema'
import { courseSchema } from '../menu/menu.schema'
import { coversSchema } from '../table/table.schema'
import { orderKinds } from '../offer/order-kind'
import { exchangeableKinds } from './set-kind'

const instantSchema = z.string().max(30).meta({ description: 'UTC instant, ISO 8601' })
const labelSchema = plainSchema.trim().min(1).max(20).meta({ description: 'A seat or a letter that tells the orders of a table apart; never a guest\'s name' })
const sourceSchema = z.strictObject({ name: plainSchema.trim().min(1).max(40), orderNumber: plainSchema.trim().min(1).max(40) })

const modifiers = z.array(z.strictObject({ modifierId: idSchema, quantity: quantitySchema.optional() })).max(50)
const note = plainSchema.trim().max(140)

export const addLineSchema = z.strictObject({
  lineId: idSchema.optional(),
  itemId: idSchema,
  variantId: idSchema.optional(),
  quantity: quantitySchema,
  modifiers: modifiers.optional(),
  choices: z.array(z.strictObject({
    partId: idSchema, itemId: idSchema, variantId: idSchema.optional(), modifiers: modifiers.optional(), note: note.optional(),
  })).max(20).optional().meta({ description: 'Of a combo: one for each part that offers several' }),
  note: note.optional(),
  course: courseSchema.optional(),
  cover: z.int().min(1).max(99).optional(),
})

export const openOrderSchema = z.strictObject({
  orderId: idSchema.optional(),
  kind: z.enum(orderKinds),
  tableId: idSchema.optional(),
  covers: coversSchema.optional(),
  customerId: idSchema.optional(),
  label: labelSchema.optional(),
  promisedAt: instantSchema.optional(),
  source: sourceSchema.optional(),
  lines: z.array(addLineSchema).max(200).optional().meta({ description: 'Its first lines, at the menu\'s prices: all of them, or no order' }),
  fire: z.boolean().optional().meta({ description: 'Sends the lines to the kitchen in the same step' }),
})

export const setSourceSchema = z.strictObject({ source: sourceSchema })
export const setKindSchema = z.strictObject({ kind: z.enum(exchangeableKinds) })

const reason = plainSchema.trim().max(200).optional()

export const changeQuantitySchema = z.strictObject({ lineId: idSchema, delta: quantitySchema, reason, approval: approvalSchema.optional() })
export const voidLineSchema = z.strictObject({ lineId: idSchema, reason, approval: approvalSchema.optional() })
export const moveOrderSchema = z.strictObject({ tableId: idSchema, join: z.boolean().optional() })
export const moveLinesSchema = z.strictObject({
  toOrderId: idSchema,
  lines: z.array(z.strictObject({ lineId: idSchema, quantity: quantitySchema.optional() })).min(1).max(200),
  open: z.strictObject({ tableId: idSchema, covers: coversSchema.optional(), label: labelSchema.optional() }).optional()
    .meta({ description: 'Opens `toOrderId` at this table, free or taken, in the same transaction' }),
})
export const mergeOrderSchema = z.strictObject({ intoOrderId: idSchema })
export const renameOrderSchema = z.strictObject({ label: labelSchema })
export const setCoversSchema = z.strictObject({ covers: z.int().min(0).max(99) })
export const setCustomerSchema = z.strictObject({ customerId: idSchema.nullable() })
export const promiseOrderSchema = z.strictObject({ at: instantSchema })
export const handOverSchema = z.strictObject({ all: z.boolean().optional() })
export const courseOnlySchema = z.strictObject({ course: courseSchema })
export const setLineCoverSchema = z.strictObject({
  lineId: idSchema, cover: z.int().min(1).max(99).nullable().meta({ description: 'Which guest it is for; null: for the whole table' }),
})
export const onOneLineSchema = z.strictObject({ lineId: idSchema })
export const repeatRoundSchema = z.strictObject({
  lineIds: z.array(idSchema).min(1).max(200).optional(),
  skipSoldOut: z.boolean().optional().meta({ description: 'Leaves out what is sold out instead of refusing the round' }),
})
export const cancelOrderSchema = z.strictObject({ reason: textSchema.trim().min(1) })
export const fireOrderSchema = z.strictObject({ course: courseSchema.optional() })
