import { z } from 'zod'
import { dateSchema, idSchema, nameSchema, namesSchema, quantitySchema, textSchema } from '../kernel/kernel.schema'
import { orderKinds } from '../offer/order-kind'
import { menuBatchMax } from './batch'
import { cessBasisPointsMax, rateBasisPointsMax } from '../tax/terms'
import { courses } from './menu'

export const courseSchema = z.enum(courses)
export const orderKindSchema = z.enum(orderKinds)

const price = z.int().min(0).max(100_000_000)
const hsn = z.string().regex(/^\d{4,8}$/)
const cess = { cessBasisPoints: z.int().min(0).max(cessBasisPointsMax).optional(), cessPaisePerUnit: z.int().min(0).max(10_000_000).optional() }
const names = namesSchema.optional()
const named = { name: nameSchema, names }
const revision = z.int().min(0).optional().meta({
  description: 'What was read, 0 for a thing that must not exist yet; refused with version-conflict when it differs',
})
const kinds = z.array(orderKindSchema).min(1).max(orderKinds.length)

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Weekdays and times of day. */
export const timesSchema = z.array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7).optional(), from: clock, to: clock })).max(14)

const taxClass = {
  name: nameSchema,
  section: z.enum(['gst', 'vat']),
  treatment: z.enum(['taxable', 'nil', 'exempt', 'non-gst']),
  rateBasisPoints: z.int().min(0).max(rateBasisPointsMax),
  hsn,
  ...cess,
  rates: z.array(z.strictObject({ from: dateSchema, rateBasisPoints: z.int().min(0).max(rateBasisPointsMax), ...cess })).max(50).optional(),
}

const modifierGroup = {
  ...named,
  min: z.int().min(0).max(50),
  max: z.int().min(1).max(50),
  modifiers: z.array(z.strictObject({ id: idSchema, ...named, pricePaise: price })).min(1).max(60),
}

const category = { ...named, order: z.int().min(0).max(10_000), times: timesSchema.optional(), archived: z.boolean().optional() }

const comboPart = z.strictObject({
  id: idSchema,
  ...named,
  options: z.array(z.strictObject({
    itemId: idSchema, variantId: idSchema.optional(), quantity: z.int().min(1).max(99), extraPaise: price.optional(),
  })).min(1).max(60),
})

const item = {
  categoryId: idSchema,
  ...named,
  description: textSchema.optional(),
  code: z.string().max(12).optional(),
  diet: z.enum(['veg', 'non-veg', 'egg']),
  pricePaise: price,
  variants: z.array(z.strictObject({ id: idSchema, ...named, pricePaise: price })).max(20),
  prices: z.array(z.strictObject({ from: dateSchema.optional(), kinds: kinds.optional(), variantId: idSchema.optional(), pricePaise: price })).max(200).optional(),
  pricing: z.enum(['inclusive', 'exclusive']).optional(),
  modifierGroupIds: z.array(idSchema).max(20),
  stationId: idSchema.optional(),
  taxClassId: idSchema,
  hsn: hsn.optional(),
  course: courseSchema,
  quantityDecimals: z.int().min(0).max(3).optional(),
  allergens: z.array(nameSchema).max(20).optional(),
  order: z.int().min(0).max(10_000).optional(),
  times: timesSchema.optional(),
  combo: z.strictObject({ parts: z.array(comboPart).min(1).max(20) }).optional(),
  photo: idSchema.optional(),
  costPaise: price.optional(),
  archived: z.boolean().optional(),
}

export const taxClassSchema = z.strictObject({ ...taxClass, revision })
export const modifierGroupSchema = z.strictObject({ ...modifierGroup, revision })
export const categorySchema = z.strictObject({ ...category, revision })
export const itemSchema = z.strictObject({ ...item, revision })

/** Of whatever is removed. */
export const removeDefinitionSchema = z.strictObject({ revision })

export const eightySixSchema = z.strictObject({
  until: z.union([z.enum(['next-day', 'restored']), z.iso.datetime()]).optional()
    .meta({ description: 'next-day: the next business day begins; restored: until somebody restores it; a UTC instant. The outlet\'s setting when absent' }),
})
export const countSchema = z.strictObject({
  left: quantitySchema.nullable().meta({ description: 'How many there are; null: not counted any more' }),
  until: eightySixSchema.shape.until.meta({ description: 'When the count ends by itself and the item is simply there again, as for an 86' }),
})

export const changePricesSchema = z.strictObject({
  changes: z.array(z.strictObject({ itemId: idSchema, variantId: idSchema.optional(), pricePaise: price, revision })).min(1).max(menuBatchMax),
  from: dateSchema.optional(),
  kinds: kinds.optional(),
})

const withId = { id: idSchema, revision }

export const applyBatchSchema = z.strictObject({
  batchId: idSchema,
  taxClasses: z.array(z.strictObject({ ...withId, ...taxClass })).max(menuBatchMax).optional(),
  modifierGroups: z.array(z.strictObject({ ...withId, ...modifierGroup })).max(menuBatchMax).optional(),
  categories: z.array(z.strictObject({ ...withId, ...category })).max(menuBatchMax).optional(),
  items: z.array(z.strictObject({ ...withId, ...item })).max(menuBatchMax).optional(),
})
export const undoBatchSchema = z.strictObject({ batchId: idSchema })
