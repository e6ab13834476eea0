import { z } from 'zod'
import { approvalSchema, discountSchema, idSchema, nameSchema, paiseSchema, plainSchema, textSchema } from '../kernel/kernel.schema'
import { voucherCodeSchema } from '../voucher/voucher.schema'
import { tenderKinds } from './bill-events'
import { printForms } from '../kernel/copies'

const instrument = {
  kind: z.enum(tenderKinds),
  reference: plainSchema.trim().max(80).optional(),
  accountId: idSchema.optional(),
  voucherCode: voucherCodeSchema.optional(),
}

export const buyerSchema = z.strictObject({
  name: nameSchema,
  address: textSchema.optional(),
  gstin: z.string().max(20).optional(),
  stateCode: z.string().regex(/^\d{2}$/).optional(),
})

export const issueBillSchema = z.strictObject({
  billId: idSchema.optional(),
  orderId: idSchema,
  section: z.enum(['gst', 'vat']).optional(),
  part: z.int().min(1).max(100).optional(),
  billDiscount: discountSchema.optional(),
  discountReason: textSchema.trim().min(1).optional(),
  buyer: buyerSchema.optional(),
  placeOfSupply: z.string().regex(/^\d{2}$/).optional().meta({ description: 'State code where a delivery order is catered in another state' }),
  expectedTotalPaise: paiseSchema.optional().meta({ description: 'What was shown before; refused where the bill comes to another amount by now' }),
  approval: approvalSchema.optional(),
})

export const refundBillSchema = z.strictObject({
  creditNoteId: idSchema,
  ...instrument,
  amountPaise: paiseSchema,
  approval: approvalSchema.optional(),
})

export const correctTenderSchema = z.strictObject({
  tenderId: idSchema,
  ...instrument,
  kind: instrument.kind.optional().meta({ description: 'What it really was; left out: it never came' }),
  amountPaise: paiseSchema.optional().meta({ description: 'What really came, the tip included' }),
  tipPaise: paiseSchema.optional(),
  reason: textSchema.trim().min(1),
  approval: approvalSchema.optional(),
})

const tender = z.strictObject({
  ...instrument,
  amountPaise: paiseSchema,
  tipPaise: paiseSchema.optional(),
  changePaise: paiseSchema.optional(),
})

export const takeTenderSchema = tender.extend({ approval: approvalSchema.optional() })
export const takeTendersSchema = z.strictObject({ tenders: z.array(tender).min(1).max(50), approval: approvalSchema.optional() })

export const printSchema = z.strictObject({ form: z.enum(printForms) })
