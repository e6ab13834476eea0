import { z } from 'zod'
import { idSchema, nameSchema, namesSchema, textSchema } from '../kernel/kernel.schema'

const languageTag = z.string().max(35).regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const series = z.strictObject({ template: z.string().min(3).max(40), start: z.int().min(0).max(999_999) })

export const outletSettingsSchema = z.strictObject({
  name: nameSchema,
  addressLines: z.array(textSchema).max(5),
  phone: z.string().max(40).optional(),
  gstin: z.string().max(15).optional(),
  fssai: z.string().max(20).optional(),
  stateCode: z.string().regex(/^\d{2}$/),
  timeZone: z.string().max(60),
  businessDayStart: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  tax: z.strictObject({
    regime: z.literal('in-gst'),
    scheme: z.enum(['regular', 'specified-premises', 'composition']),
    pricing: z.enum(['exclusive', 'inclusive']),
    roundToPaise: z.int().min(0).max(10_000),
  }),
  series: z.strictObject({ invoice: series, vat: series, kot: series, token: series, credit: series.optional(), creditVat: series.optional() }),
  defaultStationId: idSchema,
  upiId: z.string().max(100).optional(),
  footer: textSchema.optional(),
  languages: z.strictObject({ screens: languageTag, kot: languageTag, bill: languageTag, second: languageTag.nullable() }).optional(),
  cleaningAfterRelease: z.boolean(),
  refuseUnsentAtIssue: z.boolean(),
  bumpServes: z.boolean(),
  discountCapBasisPoints: z.int().min(0).max(10_000),
  billAlertEscalatesAfterMs: z.int().min(1_000).max(3_600_000),
})

export const stationSchema = z.strictObject({
  name: nameSchema,
  names: namesSchema.optional(),
  hurryAfterMs: z.int().min(10_000).max(86_400_000),
  lateAfterMs: z.int().min(10_000).max(86_400_000),
})
