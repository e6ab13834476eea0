import { z } from 'zod'
import { idSchema, nameSchema, namesSchema } from '../kernel/kernel.schema'
import { courses } from './menu'

export const courseSchema = z.enum(courses)

const price = z.int().min(0).max(100_000_000)

export const taxClassSchema = z.strictObject({
  name: nameSchema,
  section: z.enum(['gst', 'vat']),
  treatment: z.enum(['taxable', 'nil', 'exempt', 'non-gst']),
  rateBasisPoints: z.int().min(0).max(10_000),
  hsn: z.string().regex(/^\d{4,8}$/),
  cessBasisPoints: z.int().min(0).max(100_000).optional(),
  cessPaisePerUnit: z.int().min(0).max(10_000_000).optional(),
})

export const modifierGroupSchema = z.strictObject({
  name: nameSchema,
  names: namesSchema.optional(),
  min: z.int().min(0).max(50),
  max: z.int().min(1).max(50),
  modifiers: z.array(z.strictObject({ id: idSchema, name: nameSchema, names: namesSchema.optional(), pricePaise: price })).min(1).max(60),
})

export const categorySchema = z.strictObject({ name: nameSchema, names: namesSchema.optional(), order: z.int().min(0).max(10_000) })

export const itemSchema = z.strictObject({
  categoryId: idSchema,
  name: nameSchema,
  names: namesSchema.optional(),
  code: z.string().max(12).optional(),
  diet: z.enum(['veg', 'non-veg', 'egg']),
  pricePaise: price,
  variants: z.array(z.strictObject({ id: idSchema, name: nameSchema, names: namesSchema.optional(), pricePaise: price })).max(20),
  modifierGroupIds: z.array(idSchema).max(20),
  stationId: idSchema.optional(),
  taxClassId: idSchema,
  course: courseSchema,
  quantityDecimals: z.int().min(0).max(3).optional(),
  allergens: z.array(nameSchema).max(20).optional(),
})
