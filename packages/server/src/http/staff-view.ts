import { heldRights, type StaffMember } from '@restoflow/core'
import type { Runtime } from '../runtime'

/** @returns one person as the API shows them: what stands in the journal, and the name that does not */
export function staffView(runtime: Pick<Runtime, 'nameOf'>, member: StaffMember): Readonly<Record<string, unknown>> {
  const { staffId, roles, disabled, allow, deny, revision } = member
  return { id: staffId, name: runtime.nameOf(staffId), roles, disabled, allow, deny, rights: disabled ? [] : heldRights(member), revision }
}
