import { defineDecision } from '../kernel/decider'
import { roles as allRoles, type Principal, type Role } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import { heldRights, rightOf, rights, whoText, type Rightful, type RightId } from '../kernel/rights'
import type { StaffEvent, StaffMember, StaffState } from './staff'

/** `revision`: the one that was read, 0 for somebody who must not exist yet; without it the last change wins. */
interface Read {
  readonly revision?: number
}

const managing: readonly Role[] = ['owner', 'manager']
const nobody: Rightful = { roles: [] }

/** Who keeps the house open whatever happens: an owner with every right of owners. */
const isFullOwner = ({ roles, disabled, deny }: StaffMember): boolean => roles.includes('owner') && !disabled && deny.length === 0

/** @throws RestoflowError `last-owner` when the change would leave nobody who holds all that an owner holds */
function keepAnOwner(state: StaffState, before: StaffMember, after: StaffMember): void {
  if (!isFullOwner(before) || isFullOwner(after)) return
  if (Object.values(state.members).filter(isFullOwner).length === 1) {
    refuse('last-owner', 'The outlet would be left without an owner who may do everything.')
  }
}

/** @throws RestoflowError `forbidden`: only an owner changes an owner */
function requireOwnerForOwner(by: Principal, ...roles: readonly (readonly Role[])[]): void {
  if (roles.some(held => held.includes('owner')) && !by.roles.includes('owner')) {
    refuse('forbidden', 'Only an owner changes an owner.', { roles: ['owner'] })
  }
}

/**
 * Nobody hands out what they do not hold themselves, to themselves least of all.
 * @throws RestoflowError `forbidden`, naming the right
 */
function requireOwnRights(by: Principal, before: Rightful, after: Rightful): readonly RightId[] {
  const had = heldRights(before)
  const gained = heldRights(after).filter(id => !had.includes(id))
  const mine = heldRights(by)
  const beyond = gained.find(id => !mine.includes(id))
  if (beyond !== undefined) refuse('forbidden', `You do not hold ${beyond} yourself, so you can't give it.`, { right: beyond, roles: rightOf(beyond)?.roles })
  return gained
}

const nameOf = (staffId: string): string => `What is known of ${staffId}`

/** @returns somebody who is to be changed @throws RestoflowError `unknown-staff`, `version-conflict` */
function memberToChange(state: StaffState, staffId: string, revision: number | undefined): StaffMember {
  const known = own(state.members, staffId) ?? refuse('unknown-staff', `There is nobody with the id ${staffId}.`)
  requireRevision(known, revision, nameOf(staffId))
  return known
}

const viewOf = (id: string, state: StaffState): unknown => own(state.members, id)

/** Adds a person, or gives a known one other roles and lets them in again. Adding an owner takes an owner. */
export const addStaffMember = defineDecision<StaffState, { readonly roles: readonly Role[] } & Read, unknown, StaffEvent>({
  name: 'staff.add-member',
  category: 'staff',
  roles: managing,
  decide: (state, { roles, revision }, env) => {
    const staffId = env.id
    const wrong = roles.find(role => !allRoles.includes(role))
    if (roles.length === 0 || wrong !== undefined) refuse('invalid-body', `A person needs roles of ${allRoles.join(', ')}.`, { field: 'roles' })
    const known = own(state.members, staffId)
    requireRevision(known, revision, nameOf(staffId))
    requireOwnerForOwner(env.by, roles, known?.roles ?? [])
    if (!known) {
      requireOwnRights(env.by, nobody, { roles })
      return [{ type: 'StaffMemberAdded', data: { staffId, roles } }]
    }
    const after = { ...known, roles, disabled: false }
    requireOwnRights(env.by, known.disabled ? nobody : known, after)
    keepAnOwner(state, known, after)
    const events: StaffEvent[] = []
    if (known.disabled) events.push({ type: 'StaffMemberEnabled', data: { staffId } })
    if (known.roles.join() !== roles.join()) events.push({ type: 'StaffRolesChanged', data: { staffId, roles } })
    return events
  },
  view: viewOf,
})

/** Allows and denies a person single rights beside the roles. Both lists stand in place of those before. */
export const setStaffRights = defineDecision<
  StaffState, { readonly allow: readonly string[]; readonly deny: readonly string[] } & Read, unknown, StaffEvent
>({
  name: 'staff.set-rights',
  category: 'staff',
  roles: managing,
  decide: (state, { allow: allowed, deny: denied, revision }, env) => {
    const staffId = env.id
    const known = memberToChange(state, staffId, revision)
    const wrong = [...allowed, ...denied].find(id => rightOf(id) === undefined)
    if (wrong !== undefined) refuse('invalid-body', `There is no right ${wrong}.`, { field: allowed.includes(wrong) ? 'allow' : 'deny' })
    const inOrder = (ids: readonly string[]): readonly string[] => rights.map(({ id }) => id).filter(id => ids.includes(id))
    const after = { ...known, allow: inOrder(allowed), deny: inOrder(denied) }
    requireOwnerForOwner(env.by, known.roles)
    const owners = requireOwnRights(env.by, known, after).find(id => rightOf(id)?.ownerGrants)
    if (owners !== undefined && !env.by.roles.includes('owner')) {
      refuse('forbidden', `${whoText(['owner'])} alone gives ${owners}.`, { right: owners, roles: ['owner'] })
    }
    keepAnOwner(state, known, after)
    const { allow, deny } = after
    if (allow.join() === known.allow.join() && deny.join() === known.deny.join()) return []
    return [{ type: 'StaffRightsChanged', data: { staffId, allow, deny } }]
  },
  view: viewOf,
})

/** Takes a person's access away; what they did stays. The last owner stays. */
export const disableStaffMember = defineDecision<StaffState, Read, unknown, StaffEvent>({
  name: 'staff.disable-member',
  category: 'staff',
  roles: managing,
  decide: (state, { revision }, env) => {
    const staffId = env.id
    const known = memberToChange(state, staffId, revision)
    if (known.disabled) return []
    requireOwnerForOwner(env.by, known.roles)
    keepAnOwner(state, known, { ...known, disabled: true })
    return [{ type: 'StaffMemberDisabled', data: { staffId } }]
  },
  view: viewOf,
})

/** Lets a person in again, as they were. */
export const enableStaffMember = defineDecision<StaffState, Read, unknown, StaffEvent>({
  name: 'staff.enable-member',
  category: 'staff',
  roles: managing,
  decide: (state, { revision }, env) => {
    const staffId = env.id
    const known = memberToChange(state, staffId, revision)
    if (!known.disabled) return []
    requireOwnerForOwner(env.by, known.roles)
    requireOwnRights(env.by, nobody, known)
    return [{ type: 'StaffMemberEnabled', data: { staffId } }]
  },
  view: viewOf,
})
