import { requireApproval } from '../kernel/approval'
import type { Env, Role } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { holds, type Rightful } from '../kernel/rights'

/** What of the settings says how much may be given off. */
export interface DiscountCaps {
  readonly discountCapBasisPoints: number
  readonly discountCaps?: Partial<Readonly<Record<Role, number>>>
}

/** @returns the most that somebody gives off without an approval, in basis points: the highest of the roles */
export function discountCapOf({ roles }: Rightful, { discountCapBasisPoints, discountCaps = {} }: DiscountCaps): number {
  return roles.length === 0 ? discountCapBasisPoints : Math.max(...roles.map(role => discountCaps[role] ?? discountCapBasisPoints))
}

/** @returns the most that somebody may approve, in basis points: no limit where no role of theirs has a cap of its own */
export function approvalCapOf({ roles }: Rightful, { discountCaps = {} }: DiscountCaps): number {
  return Math.max(0, ...roles.map(role => discountCaps[role] ?? 10_000))
}

/** @returns whether a discount is more than a share of `grossPaise`; by less than a paisa, from rounding, it is not */
export function isAbove(capBasisPoints: number, paise: number, grossPaise: number): boolean {
  return (paise - 1) * 10_000 >= grossPaise * capBasisPoints
}

/**
 * @param paise what is given off that nobody approved yet, of `grossPaise`
 * @param line the name of the one line that it comes off; a whole bill's without
 * @returns the id of who approved, or null where the person's own cap suffices
 * @throws RestoflowError `approval-required`, `approval-forbidden` also where the discount is above what the approver may approve
 */
export function discountApprover(env: Pick<Env, 'approval' | 'by'>, paise: number, grossPaise: number, caps: DiscountCaps, line?: string): string | null {
  const cap = discountCapOf(env.by, caps)
  const isAboveCap = paise * 10_000 > grossPaise * cap
  if (!isAboveCap && holds(env.by, 'bills.discount')) return null
  const what = isAboveCap ? `More than ${cap / 100} %${line === undefined ? '' : ` off ${line}`}` : 'Any discount of yours'
  const approvedBy = requireApproval(env, 'a discount', `${what} needs a manager's PIN.`, isAboveCap ? 'approve.discount' : 'bills.discount',
    { discountPaise: paise, ofPaise: grossPaise, ...(line !== undefined && { line }) })
  const most = approvalCapOf(env.approval ?? env.by, caps)
  if (paise * 10_000 > grossPaise * most) refuse('approval-forbidden', `${approvedBy} may approve up to ${most / 100} %; this is more.`)
  return approvedBy
}
