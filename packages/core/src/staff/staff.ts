import { defineDecision, defineFeature } from '../kernel/decider'
import { roles as allRoles, type DomainEvent, type Role } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'

/** A person who works here. The name is erasable and lives in the server's `people`, never in an event. */
export interface StaffMember {
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly disabled: boolean
}

export interface StaffState {
  readonly members: Readonly<Record<string, StaffMember>>
}

export type StaffEvent =
  | DomainEvent<'StaffMemberAdded', { staffId: string; roles: readonly Role[] }>
  | DomainEvent<'StaffRolesChanged', { staffId: string; roles: readonly Role[] }>
  | DomainEvent<'StaffMemberDisabled', { staffId: string }>
  | DomainEvent<'StaffMemberEnabled', { staffId: string }>

/** The people of one outlet and what each may do. */
export const staff = defineFeature<StaffState, StaffEvent>({
  category: 'staff',
  initial: { members: {} },
  evolve: (state, event) => {
    const { staffId } = event.data
    const before = own(state.members, staffId) ?? { staffId, roles: [], disabled: false }
    const put = (member: StaffMember): StaffState => ({ members: { ...state.members, [staffId]: member } })
    switch (event.type) {
      case 'StaffMemberAdded':
      case 'StaffRolesChanged':
        return put({ ...before, roles: event.data.roles })
      case 'StaffMemberDisabled':
        return put({ ...before, disabled: true })
      case 'StaffMemberEnabled':
        return put({ ...before, disabled: false })
      default:
        return event satisfies never
    }
  },
  live: () => true,
  view: (_, state) => ({ items: Object.values(state.members) }),
})

/** @throws RestoflowError `last-owner` when `member` is the only one who may sign in as an owner */
function keepAnOwner(state: StaffState, member: StaffMember): void {
  const isOwner = ({ roles, disabled }: StaffMember): boolean => roles.includes('owner') && !disabled
  if (!isOwner(member)) return
  if (Object.values(state.members).filter(isOwner).length === 1) refuse('last-owner', 'The outlet would be left without an owner.')
}

/** Adds a person, or gives a known one other roles and lets them in again. Adding an owner takes an owner. */
export const addStaffMember = defineDecision<StaffState, { roles: readonly Role[] }, unknown, StaffEvent>({
  name: 'staff.add-member',
  category: 'staff',
  roles: ['owner', 'manager'],
  decide: (state, { roles }, env) => {
    const staffId = env.id
    const wrong = roles.find(role => !allRoles.includes(role))
    if (roles.length === 0 || wrong !== undefined) refuse('invalid-body', `A person needs roles of ${allRoles.join(', ')}.`, { field: 'roles' })
    const known = own(state.members, staffId)
    const touchesOwner = roles.includes('owner') || known?.roles.includes('owner')
    if (touchesOwner && !env.by.roles.includes('owner')) refuse('forbidden', 'Only an owner changes an owner.')
    if (known && !roles.includes('owner')) keepAnOwner(state, known)
    if (!known) return [{ type: 'StaffMemberAdded', data: { staffId, roles } }]
    const events: StaffEvent[] = []
    if (known.disabled) events.push({ type: 'StaffMemberEnabled', data: { staffId } })
    if (known.roles.join() !== roles.join()) events.push({ type: 'StaffRolesChanged', data: { staffId, roles } })
    return events
  },
  view: (id, state) => own(state.members, id),
})

/** Takes a person's access away; what they did stays. The last owner stays. */
export const disableStaffMember = defineDecision<StaffState, unknown, unknown, StaffEvent>({
  name: 'staff.disable-member',
  category: 'staff',
  roles: ['owner', 'manager'],
  decide: (state, _, env) => {
    const staffId = env.id
    const member = own(state.members, staffId) ?? refuse('unknown-staff', `There is nobody with the id ${staffId}.`)
    if (member.disabled) return []
    if (member.roles.includes('owner')) {
      if (!env.by.roles.includes('owner')) refuse('forbidden', 'Only an owner changes an owner.')
      keepAnOwner(state, member)
    }
    return [{ type: 'StaffMemberDisabled', data: { staffId } }]
  },
  view: (id, state) => own(state.members, id),
})
