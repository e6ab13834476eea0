import { z } from 'zod'
import { idSchema } from '../kernel/kernel.schema'

export const onLinesSchema = z.strictObject({ lineIds: z.array(idSchema).min(1).max(200).optional() })
