import { z } from 'zod'
import { approvalSchema, billLineIdSchema, idSchema, paiseSchema, quantitySchema, textSchema } from '../kernel/kernel.schema'

export const issueCreditNoteSchema = z.strictObject({
  creditNoteId: idSchema.optional(),
  billId: idSchema,
  lines: z.array(z.strictObject({ lineId: billLineIdSchema, quantity: quantitySchema.optional() })).min(1).max(200).optional(),
  reason: textSchema.trim().min(1),
  reopen: z.boolean().optional(),
  expectedCreditPaise: paiseSchema.optional().meta({ description: 'What was shown before; refused where the note comes to another amount by now' }),
  approval: approvalSchema.optional(),
})
