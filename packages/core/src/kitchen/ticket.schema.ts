import { z } from 'zod'
import { idSchema } from '../kernel/kernel.schema'

/** `station`: the display's own, which the ticket must be of. */
const station = idSchema.optional()

export const onLinesSchema = z.strictObject({ lineIds: z.array(idSchema).min(1).max(200).optional(), station })
export const acknowledgeSchema = z.strictObject({ station })
