import type { Env } from './env'
import { refuse } from './errors'
import { holds, type RightId } from './rights'

/**
 * An action that one person may not decide alone. Staff bring the PIN of somebody who may, which the server has checked for this
 * one command; a key that holds the right approves itself.
 * @param action as in a sentence: `a void`, `a discount above 10 %`
 * @param right what whoever approves must hold
 * @param about what is approved, in figures and names, for whoever types the PIN
 * @returns the id of who approved
 * @throws RestoflowError `approval-required`, `approval-forbidden`
 */
export function requireApproval({ approval, by }: Pick<Env, 'approval' | 'by'>, action: string, why: string, right: RightId,
  about: Readonly<Record<string, unknown>> = {}): string {
  if (approval) return holds(approval, right) ? approval.by : refuse('approval-forbidden', `${approval.by} may not approve ${action}.`)
  if (by.kind === 'key' && holds(by, right)) return by.id
  return refuse('approval-required', why, { right, ...about })
}
