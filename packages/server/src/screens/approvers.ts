import { holds, type RightId, type StaffState } from '@restoflow/core'
import type { Runtime } from '../runtime'

/** Somebody whose PIN approves. */
export interface Approver {
  readonly staffId: string
  readonly name: string
}

/** @returns everybody who works here and holds the right */
export function approversOf(runtime: Runtime, right: RightId): readonly Approver[] {
  const { members } = runtime.house.state<StaffState>('staff')
  return Object.values(members)
    .filter(member => !member.disabled && holds(member, right))
    .map(({ staffId }) => ({ staffId, name: runtime.nameOf(staffId) }))
}
