import { z } from 'zod'
import { idSchema } from '../kernel/kernel.schema'

export const coversSchema = z.int().min(1).max(99)
export const seatSchema = z.strictObject({ covers: coversSchema, orderId: idSchema.optional() })
export const transferTableSchema = z.strictObject({ toTableId: idSchema, join: z.boolean().optional() })
export const mergeTablesSchema = z.strictObject({ tableIds: z.array(idSchema).min(1).max(50) })
