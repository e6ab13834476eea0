import { z } from 'zod'
import { approvalSchema, idSchema } from '../kernel/kernel.schema'

export const closeDaySchema = z.strictObject({
  carryOver: z.array(idSchema).max(500).optional(),
  approval: approvalSchema.optional(),
})

export const printDaySchema = z.strictObject({ form: z.enum(['80', 'a4']) })
