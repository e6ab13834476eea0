import { z } from 'zod'

/** 1 to 36 of `[a-z0-9-]`. */
export const idSchema = z.string().regex(/^[a-z0-9-]{1,36}$/).meta({ id: 'Id', description: '1 to 36 of a-z, 0-9 and -' })
/** A line of a bill: an order's line, what an offer gives of one free (`…:free`), or a charge (`charge:…`). */
export const billLineIdSchema = z.string().regex(/^(charge:)?[a-z0-9-]{1,36}(:free)?$/)
  .meta({ id: 'BillLineId', description: 'An order\'s line, `charge:` and a charge, or a line and `:free`' })
/** Decimal text with at most 3 places; JSON integers are accepted too. Zero and the item's precision are checked by the command. */
export const quantitySchema = z.union([z.string().max(12), z.int()]).meta({ id: 'Quantity', description: 'Decimal text such as "2" or "0.250", or a JSON integer' })
/** Whole paise. */
export const paiseSchema = z.int().meta({ id: 'Paise', description: 'Whole paise' })
/** A date of the calendar at the outlet. */
export const dateSchema = z.iso.date().meta({ description: 'Local date at the outlet, YYYY-MM-DD' })
/** One line of text. A control character would reach a printer as a command. */
export const plainSchema = z.string().regex(/^\P{Cc}*$/u, 'must not hold control characters')
export const nameSchema = plainSchema.trim().min(1).max(120)
export const namesSchema = z.record(z.string().max(12), plainSchema.max(160))
export const textSchema = plainSchema.max(400)
/** A command without a body. */
export const nothingSchema = z.strictObject({})
export const discountSchema = z.union([
  z.strictObject({ percent: z.union([z.string().max(10), z.int()]) }),
  z.strictObject({ amountPaise: paiseSchema }),
])
/** Who approves, and the PIN that proves it; the server checks the PIN and passes on only the person. */
export const approvalSchema = z.strictObject({ by: idSchema, pin: z.string().min(4).max(12) })
