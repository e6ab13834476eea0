import { defineFeature } from '../kernel/decider'
import type { DomainEvent, Role } from '../kernel/env'
import { own } from '../kernel/own'

/** A person who works here. The name is erasable and lives in the server's `people`, never in an event. */
export interface StaffMember {
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly disabled: boolean
  /** Rights beyond those of the roles, and rights taken away, which win. */
  readonly allow: readonly string[]
  readonly deny: readonly string[]
  /** Counts what was changed about the person: 1, 2, 3 … */
  readonly revision: number
}

export interface StaffState {
  readonly members: Readonly<Record<string, StaffMember>>
}

export type StaffEvent =
  | DomainEvent<'StaffMemberAdded', { staffId: string; roles: readonly Role[] }>
  | DomainEvent<'StaffRolesChanged', { staffId: string; roles: readonly Role[] }>
  | DomainEvent<'StaffRightsChanged', { staffId: string; allow: readonly string[]; deny: readonly string[] }>
  | DomainEvent<'StaffMemberDisabled', { staffId: string }>
  | DomainEvent<'StaffMemberEnabled', { staffId: string }>

/** The people of one outlet and what each may do. */
export const staff = defineFeature<StaffState, StaffEvent>({
  category: 'staff',
  stateVersion: 2,
  initial: { members: {} },
  evolve: (state, event) => {
    const { staffId } = event.data
    const before = own(state.members, staffId) ?? { staffId, roles: [], disabled: false, allow: [], deny: [], revision: 0 }
    const put = (change: Partial<StaffMember>): StaffState =>
      ({ members: { ...state.members, [staffId]: { ...before, ...change, revision: before.revision + 1 } } })
    switch (event.type) {
      case 'StaffMemberAdded':
      case 'StaffRolesChanged':
        return put({ roles: event.data.roles })
      case 'StaffRightsChanged':
        return put({ allow: event.data.allow, deny: event.data.deny })
      case 'StaffMemberDisabled':
        return put({ disabled: true })
      case 'StaffMemberEnabled':
        return put({ disabled: false })
      default:
        return event satisfies never
    }
  },
  live: () => true,
  view: (_, state) => ({ items: Object.values(state.members) }),
})
