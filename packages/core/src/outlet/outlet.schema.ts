import { z } from 'zod'
import { dateSchema, idSchema, nameSchema, namesSchema, plainSchema, textSchema } from '../kernel/kernel.schema'
import { orderKindSchema, timesSchema } from '../menu/menu.schema'
import { chargePers } from './charge'
import { gstSchemes } from '../tax/gst/gst'
import { cessBasisPointsMax, rateBasisPointsMax } from '../tax/terms'
import { yearSeries } from '../calendar/series-years'

/** What amounts can be rounded to and then paid: coins and notes, in paise. */
const roundSteps = [0, 1, 5, 10, 25, 50, 100, 200, 500, 1_000]
const languageTag = z.string().max(35).regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const series = z.strictObject({ template: z.string().min(3).max(40), start: z.int().min(0).max(999_999) })

const tax = z.strictObject({
  regime: z.literal('in-gst'),
  scheme: z.enum(gstSchemes),
  pricing: z.enum(['exclusive', 'inclusive']),
  roundToPaise: z.literal(roundSteps).meta({ description: 'To the rupee: 100; 0 or 1: not at all' }),
})
const cap = z.int().min(0).max(10_000)
/** The revision that an editor read; 0: the thing must not exist yet. */
const revision = z.int().min(0)

export const outletSettingsSchema = z.strictObject({
  name: nameSchema,
  addressLines: z.array(textSchema).max(5),
  phone: z.string().max(40).optional(),
  gstin: z.string().max(20).optional(),
  fssai: z.string().max(20).optional(),
  stateCode: z.string().regex(/^\d{2}$/),
  timeZone: z.string().max(60),
  businessDayStart: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  tax,
  series: z.strictObject({
    invoice: series, vat: series, kot: series, token: series, credit: series.optional(), creditVat: series.optional(), z: series.optional(),
    receipt: series.optional(), voucher: series.optional(),
  }),
  defaultStationId: idSchema,
  upiId: z.string().max(100).optional(),
  footer: textSchema.optional(),
  eInvoicingFrom: dateSchema.optional()
    .meta({ description: 'Local date from which B2B documents need the e-invoice portal\'s number' }),
  billLinkDays: z.int().min(1).max(365).optional(),
  languages: z.strictObject({ screens: languageTag, kot: languageTag, bill: languageTag, second: languageTag.nullable() }).optional(),
  cleaningAfterRelease: z.boolean(),
  soldOutUntil: z.enum(['next-day', 'restored']).optional(),
  refuseUnsentAtIssue: z.boolean(),
  bumpServes: z.boolean(),
  discountCapBasisPoints: z.int().min(0).max(10_000),
  discountCaps: z.strictObject({ owner: cap, manager: cap, cashier: cap, waiter: cap }).partial().optional(),
  cash: z.strictObject({
    drawers: z.array(z.strictObject({ id: idSchema, name: nameSchema, terminalId: idSchema.optional() })).min(1).max(20),
    needsShift: z.boolean(),
    tipsStay: z.boolean(),
    opensFor: z.array(z.string().max(20).regex(/^[a-z-]+$/)).max(10),
  }).optional(),
  billAlertEscalatesAfterMs: z.int().min(1_000).max(3_600_000),
  settleNeedsServed: z.boolean().optional(),
  payments: z.strictObject({
    referenceFor: z.array(z.enum(['upi', 'card', 'other'])).max(3).optional(),
    refundApprovalAfterDays: z.int().min(0).max(3_650).optional(),
    refundOwnerAfterDays: z.int().min(0).max(3_650).optional(),
    voucherMonths: z.int().min(0).max(120).optional(),
  }).optional(),
  reservations: z.strictObject({
    durationMinutes: z.int().min(15).max(720), graceMinutes: z.int().min(0).max(240), showAheadMinutes: z.int().min(0).max(720),
  }).optional(),
  operators: z.array(z.strictObject({
    name: plainSchema.trim().min(1).max(40), gstin: z.string().max(20).optional(), paysTax: z.boolean().optional(),
    commissionBasisPoints: z.int().min(0).max(10_000).optional(),
  })).max(20).optional(),
})

export const stationSchema = z.strictObject({
  name: nameSchema,
  names: namesSchema.optional(),
  hurryAfterMs: z.int().min(10_000).max(86_400_000),
  lateAfterMs: z.int().min(10_000).max(86_400_000),
  revision: revision.optional(),
})

export const configureSchema = outletSettingsSchema.extend({ revision: revision.optional() })

const { phone, gstin, fssai, upiId, footer, billLinkDays, eInvoicingFrom, languages, reservations, payments, discountCaps, cash, operators } =
  outletSettingsSchema.shape
const { series: wholeSeries, ...parts } = outletSettingsSchema.shape

/** Some of the settings; null takes away what may be absent. */
export const changeOutletSchema = z.strictObject({
  patch: z.strictObject({
    ...z.strictObject(parts).partial().shape,
    phone: phone.nullable(), gstin: gstin.nullable(), fssai: fssai.nullable(), upiId: upiId.nullable(), footer: footer.nullable(),
    billLinkDays: billLinkDays.nullable(), eInvoicingFrom: eInvoicingFrom.nullable(),
    languages: languages.nullable(), reservations: reservations.nullable(), operators: operators.nullable(),
    discountCaps: discountCaps.nullable(), cash: cash.nullable(),
    payments: payments.nullable(),
    series: wholeSeries.partial().optional(),
  }),
  revision: revision.optional(),
})

const rates = z.strictObject({
  rateBasisPoints: z.int().min(0).max(rateBasisPointsMax),
  cessBasisPoints: z.int().min(0).max(cessBasisPointsMax).optional(),
  cessPaisePerUnit: z.int().min(0).max(10_000_000).optional(),
})

export const stageTaxSchema = z.strictObject({ changeId: idSchema.optional(), from: dateSchema, tax, rates: z.record(idSchema, rates).optional() })
export const withdrawStagedSchema = z.strictObject({ changeId: idSchema })
export const stageSeriesSchema = z.strictObject({ kind: z.enum(yearSeries), ...series.shape })

export const chargeSchema = z.strictObject({
  name: nameSchema,
  names: namesSchema.optional(),
  amount: z.union([z.strictObject({ basisPoints: z.int().min(1).max(10_000) }), z.strictObject({ paise: z.int().min(1).max(10_000_000) })]),
  per: z.enum(chargePers),
  kinds: z.array(orderKindSchema).min(1).max(orderKindSchema.options.length),
  taxClassId: idSchema,
  automatic: z.boolean(),
  waivable: z.boolean(),
  archived: z.boolean().optional(),
  revision: revision.optional(),
})

/** What a coupon or an offer gives: a share with a cap, an amount, or free pieces. */
const effect = z.union([
  z.strictObject({ basisPoints: z.int().min(1).max(10_000), maxPaise: z.int().min(1).max(10_000_000).optional() }),
  z.strictObject({ paise: z.int().min(1).max(10_000_000) }),
  z.strictObject({ buy: z.int().min(1).max(20), free: z.int().min(1).max(20), freeItemIds: z.array(idSchema).min(1).max(50).optional() }),
])
export const promotionSchema = z.strictObject({
  name: nameSchema,
  names: namesSchema.optional(),
  effect,
  scope: z.strictObject({ categoryIds: z.array(idSchema).max(100).optional(), itemIds: z.array(idSchema).max(200).optional() }),
  kinds: z.array(orderKindSchema).min(1).max(orderKindSchema.options.length),
  minBillPaise: z.int().min(0).max(100_000_000).optional(),
  from: dateSchema.optional(),
  until: dateSchema.optional(),
  times: timesSchema.optional(),
  codes: z.array(z.string().trim().min(3).max(30)).max(200).optional(),
  usesMax: z.int().min(1).max(1_000_000).optional(),
  automatic: z.boolean(),
  archived: z.boolean().optional(),
  revision: revision.optional(),
})
