import { z } from 'zod'
import { roles } from '../kernel/env'

export const staffMemberSchema = z.strictObject({ roles: z.array(z.enum(roles)).min(1).max(roles.length) })
