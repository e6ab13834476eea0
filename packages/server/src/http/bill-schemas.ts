import { chargePers, orderKinds, printForms, tenderKinds, treatments, units } from '@restoflow/core'
import { idSchema, paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { explanationSchema } from './explanation'
import { basisPoints, count, date, instant, names, quantity, section } from './view-parts'

// The shapes of answers about bills.

const figures = {
  cgstPaise: paiseSchema,
  sgstPaise: paiseSchema,
  igstPaise: paiseSchema,
  cessPaise: paiseSchema,
  cessPerUnitPaise: paiseSchema,
  vatPaise: paiseSchema,
  grossPaise: paiseSchema,
  lineDiscountPaise: paiseSchema,
  billDiscountPaise: paiseSchema,
  discountPaise: paiseSchema,
  taxablePaise: paiseSchema,
  taxPaise: paiseSchema,
  totalPaise: paiseSchema,
}
const rates = {
  rateBasisPoints: basisPoints,
  cessBasisPoints: basisPoints,
  cessPaisePerUnit: z.string(),
  pricing: z.enum(['exclusive', 'inclusive']),
  treatment: z.enum(treatments).meta({ description: '`operator`: an e-commerce operator pays the tax, CGST Act s. 9(5)' }),
}
const discount = z.union([z.object({ percent: z.union([z.string(), z.number()]) }), z.object({ amountPaise: paiseSchema })]).nullable()

const figuresSchema = z.looseObject({
  ...figures,
  document: z.enum(['bill', 'tax-invoice', 'bill-of-supply', 'invoice-cum-bill-of-supply', 'vat-invoice']),
  roundOffPaise: paiseSchema,
  billDiscount: discount,
  lines: z.array(z.object({
    ...figures, ...rates, id: idSchema, name: z.string(), quantity, unitPricePaise: paiseSchema, hsn: z.string(), discount, group: count,
    unit: z.enum(units).optional().meta({ description: 'What the quantity is of; pieces when absent' }),
  })),
  groups: z.array(z.object({ ...figures, ...rates, quantity })),
}).meta({ id: 'BillFigures', description: 'Every figure in whole paise, by line, by group of rates, and of the bill' })

const chargeAmount = z.union([z.object({ basisPoints }), z.object({ paise: paiseSchema })])
const texts = z.array(z.object({
  lineId: z.string(), itemId: z.string(), names: names.optional(), modifiers: z.array(z.string()),
  discounts: z.array(z.object({
    kind: z.enum(['discount', 'comp', 'coupon', 'offer']), name: z.string().optional(), names: names.optional(),
    percent: z.string().optional(),
    reason: z.string().optional(), amountPaise: paiseSchema.optional(),
    givenBy: z.string().optional().meta({ description: 'Who gave a discount or a comp' }), approvedBy: z.string().optional(),
    free: z.literal(true).optional().meta({ description: 'The line\'s pieces are what the offer gives' }),
  })).optional().meta({ description: 'What lowered the line' }),
  charge: z.object({ per: z.enum(chargePers), amount: chargeAmount, basePaise: paiseSchema.optional(), pricedPaise: paiseSchema.optional() }).optional()
    .meta({ description: 'Of a charge: how its amount is made' }),
}))

const effect = z.union([
  z.object({ basisPoints, maxPaise: paiseSchema.optional() }), z.object({ paise: paiseSchema }),
  z.object({ buy: count, free: count, freeItemIds: z.array(idSchema).optional() }),
])
const discounts = z.array(z.object({
  kind: z.enum(['discount', 'coupon', 'offer']), on: z.enum(['bill', 'lines']), amountPaise: paiseSchema, percent: z.string().optional(),
  promotionId: idSchema.optional(), name: z.string().optional(), names: names.optional(), code: z.string().optional(),
  reason: z.string().optional(),
  effect: effect.optional(), taken: z.object({ basePaise: paiseSchema, paise: paiseSchema, pieces: count.optional() }).optional(),
})).meta({ id: 'BillDiscounts', description: 'What was taken off, and by what' })

const split = z.object({
  part: count, parts: count,
  share: z.object({
    how: z.enum(['equal', 'amounts', 'weights', 'lines']), paise: paiseSchema, wholePaise: paiseSchema, weight: z.number().optional(),
    weights: z.number().optional(),
    lines: z.array(z.object({ lineId: z.string(), share: quantity, shares: quantity, wholePaise: paiseSchema })).optional(),
  }).optional().meta({ description: 'How the part was made' }),
})

const operator = z.object({ name: z.string(), gstin: z.string().optional(), orderNumber: z.string() })
  .meta({ id: 'BillOperator', description: 'Took the order; pays the tax on lines whose treatment is `operator` (CGST Act, s. 9(5))' })

const einvoice = z.object({ irn: z.string(), ackNumber: z.string(), ackDate: z.string(), signedQr: z.string() })
  .meta({ description: 'What the e-invoice portal gave back' })
const copies = z.array(z.object({ copy: count, form: z.enum(printForms), at: instant, by: z.object({ kind: z.string(), id: z.string() }) }))

export const previewSchema = z.object({
  orderId: idSchema,
  section,
  sections: z.array(section),
  totalPaise: paiseSchema,
  figures: figuresSchema,
  texts,
  discounts,
  split: split.optional(),
  operator: operator.optional(),
  explanation: explanationSchema.optional(),
}).meta({ id: 'BillPreview' })

export const billSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: z.enum(['issued', 'settled', 'reopened']),
  orderId: idSchema,
  section,
  totalPaise: paiseSchema,
  duePaise: paiseSchema,
  seriesPeriod: z.string(),
  invoiceDate: date,
  businessDay: date,
  orderKind: z.enum(orderKinds),
  tableId: idSchema.nullable(),
  tableName: z.string().nullable(),
  token: z.string().nullable(),
  covers: count,
  customerId: idSchema.nullable(),
  supplier: z.looseObject({ name: z.string(), addressLines: z.array(z.string()), stateCode: z.string() }),
  buyer: z.looseObject({ name: z.string() }).nullable(),
  texts,
  figures: figuresSchema,
  discounts: discounts.optional(),
  split: split.optional(),
  explanation: explanationSchema.optional(),
  discountApprovedBy: z.string().optional(),
  operator: operator.optional(),
  source: z.object({ name: z.string(), orderNumber: z.string() }).optional()
  .meta({ description: 'The other house that the order came through' }),
  placeOfSupply: z.string().optional().meta({ description: 'State code, where it is another than the restaurant\'s' }),
  reverseCharge: z.literal(false).optional(),
  issuedAt: instant,
  settledAt: instant.optional(),
  tenders: z.array(z.object({
    tenderId: idSchema,
    kind: z.enum(tenderKinds),
    amountPaise: paiseSchema,
    tipPaise: paiseSchema,
    changePaise: paiseSchema,
    reference: z.string().optional(),
    corrects: idSchema.optional().meta({ description: 'The reversed payment in whose place it stands' }),
  })),
  needsIrn: z.literal(true).optional().meta({ description: 'Valid only with the e-invoice portal\'s number (CGST Rules, Rule 48(5))' }),
  einvoice: einvoice.optional(),
  copies,
}).meta({ id: 'Bill' })

export const creditNoteSchema = z.object({
  id: idSchema,
  number: z.string(),
  billId: idSchema,
  billNumber: z.string(),
  billDate: date,
  orderId: idSchema,
  section,
  seriesPeriod: z.string(),
  date,
  businessDay: date,
  reason: z.string(),
  taxEffect: z.boolean().meta({ description: 'Whether it lowers the tax that is owed (CGST Act, s. 34(2))' }),
  reopens: z.boolean(),
  supplier: z.looseObject({ name: z.string(), addressLines: z.array(z.string()), stateCode: z.string() }),
  buyer: z.looseObject({ name: z.string() }).nullable(),
  texts,
  figures: figuresSchema,
  creditPaise: paiseSchema,
  approvedBy: z.string(),
  operator: operator.optional(),
  needsIrn: z.literal(true).optional(),
  issuedAt: instant,
  copies,
  einvoice: einvoice.optional(),
}).meta({ id: 'CreditNote' })

const share = z.object({ billId: idSchema, billNumber: z.string(), amountPaise: paiseSchema, tipPaise: paiseSchema })

export const collectionSchema = z.object({
  id: idSchema,
  state: z.enum(['asked', 'offered', 'paid', 'ended']),
  provider: z.string(),
  orderId: idSchema,
  shares: z.array(share).meta({ description: 'What each bill gets of it' }),
  amountPaise: paiseSchema,
  requestedAt: instant,
  offer: z.object({
    providerId: z.string(), link: z.string().meta({ description: 'Opens a UPI app; also what the QR says' }), expiresAt: instant.nullable(),
  }).nullable(),
  payments: z.array(z.object({
    paymentId: z.string(), amountPaise: paiseSchema, paidAt: z.string(),
    surplusPaise: paiseSchema.meta({ description: 'What no bill needed any more: the guest\'s, to be given back' }),
    returned: z.looseObject({ at: instant, reference: z.string().optional() }).optional(),
  })),
  ended: z.object({ reason: z.enum(['expired', 'refused', 'cancelled']), detail: z.string().optional() }).nullable(),
}).meta({ id: 'Collection' })

export const foundBillSchema = z.object({
  id: idSchema,
  number: z.string(),
  orderId: idSchema,
  tableName: z.string().nullable(),
  token: z.string().nullable(),
  buyerName: z.string().nullable().meta({ description: 'Who is named on it as the buyer' }),
  invoiceDate: date,
  issuedAt: instant,
  settledAt: instant.nullable(),
  totalPaise: paiseSchema,
  duePaise: paiseSchema,
  state: z.enum(['issued', 'settled', 'reopened']),
  tenders: z.array(z.enum(tenderKinds)),
}).meta({ id: 'FoundBill' })
