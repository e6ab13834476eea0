import { z } from 'zod'
import { roles } from '../kernel/env'
import { rights } from '../kernel/rights'

const revision = z.number().int().min(0).optional()
const rightList = z.array(z.enum(rights.map(({ id }) => id))).max(rights.length)

export const staffMemberSchema = z.strictObject({ roles: z.array(z.enum(roles)).min(1).max(roles.length), revision })
export const staffRightsSchema = z.strictObject({ allow: rightList, deny: rightList, revision })
export const staffRevisionSchema = z.strictObject({ revision })
