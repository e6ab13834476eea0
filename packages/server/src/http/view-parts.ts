import { roles } from '@restoflow/core'
import { z } from 'zod'

// What the shapes of answers are made of.

export const instant = z.string().meta({ id: 'Instant', description: 'UTC instant, ISO 8601 with milliseconds' })
export const date = z.string().meta({ description: 'Local calendar date, YYYY-MM-DD' })
export const quantity = z.string().meta({ description: 'Decimal text with at most 3 places' })
export const basisPoints = z.int()
export const count = z.int()
export const names = z.record(z.string(), z.string()).meta({ id: 'LocalNames', description: 'Names in other languages, by BCP 47 tag' })
export const role = z.enum(roles).meta({ id: 'Role' })
export const section = z.enum(['gst', 'vat'])
