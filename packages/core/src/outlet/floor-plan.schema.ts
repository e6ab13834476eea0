import { z } from 'zod'
import { idSchema, nameSchema, namesSchema, plainSchema } from '../kernel/kernel.schema'

const planUnits = z.number().min(0).max(100_000)
/** The revision that was read; 0: it must not exist yet. */
const revision = z.int().min(0).optional()

const section = {
  name: nameSchema,
  names: namesSchema.optional(),
  x: planUnits, y: planUnits, width: planUnits, height: planUnits,
  outdoor: z.boolean().optional(),
  order: z.int().min(0).max(1_000).optional(),
  revision,
}

const table = {
  name: plainSchema.trim().min(1).max(12),
  sectionId: idSchema,
  seats: z.int().min(1).max(99),
  shape: z.enum(['round', 'square', 'rectangle']),
  x: planUnits, y: planUnits, width: planUnits, height: planUnits,
  rotation: z.int().min(0).max(359).optional(),
  revision,
}

export const sectionSchema = z.strictObject(section)
export const tableSchema = z.strictObject(table)
export const mergePresetSchema = z.strictObject({ id: idSchema, name: nameSchema, tableIds: z.array(idSchema).min(2).max(20), revision })
export const removeSchema = z.strictObject({ revision })

export const arrangeFloorSchema = z.strictObject({
  tables: z.array(z.strictObject({ id: idSchema, ...table })).max(300).optional(),
  sections: z.array(z.strictObject({ id: idSchema, ...section })).max(50).optional(),
  presets: z.array(mergePresetSchema).max(100).optional(),
  removeTableIds: z.array(idSchema).max(300).optional(),
  removeSectionIds: z.array(idSchema).max(50).optional(),
  removePresetIds: z.array(idSchema).max(100).optional(),
})
