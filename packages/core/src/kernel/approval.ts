import type { Env, Role } from './env'
import { refuse } from './errors'

const approves = (by: { readonly roles: readonly Role[] }): boolean => by.roles.includes('owner') || by.roles.includes('manager')

/**
 * An action that one person may not decide alone. Staff bring the PIN of somebody who may, which the server has checked for this
 * one command; a key whose role approves, approves itself.
 * @param action as in a sentence: `a void`, `a discount above 10 %`
 * @returns the id of who approved
 * @throws RestoflowError `approval-required`, `approval-forbidden`
 */
export function requireApproval({ approval, by }: Pick<Env, 'approval' | 'by'>, action: string, why: string): string {
  if (approval) return approves(approval) ? approval.by : refuse('approval-forbidden', `${approval.by} may not approve ${action}.`)
  if (by.kind === 'key' && approves(by)) return by.id
  return refuse('approval-required', why)
}
