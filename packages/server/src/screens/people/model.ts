import { clockText, heldRights, holds, localTime, rights, type OutletState, type RightId, type Role, type StaffMember, type StaffState } from '@restoflow/core'
import type { Runtime, SignedIn } from '../../runtime'
import { textsIn, useLanguage, type WordKey, type Words } from '../../words/words'

/** One person of the list. */
export interface PersonRow {
  readonly member: StaffMember
  readonly name: string
  /** Names of the terminals where the person is signed in. */
  readonly places: readonly string[]
  /** UTC instant of the last thing done, null for nothing yet. */
  readonly lastDeedAt: string | null
}

/** @returns everybody, by name */
export async function peopleRows(runtime: Runtime): Promise<readonly PersonRow[]> {
  const { members } = runtime.house.state<StaffState>('staff')
  const rows = await Promise.all(Object.values(members).map(member => rowOf(runtime, member)))
  return [...rows].sort((one, other) => one.name.localeCompare(other.name))
}

/** @returns one person, or null when there is nobody of this id */
export async function personRow(runtime: Runtime, staffId: string): Promise<PersonRow | null> {
  const { members } = runtime.house.state<StaffState>('staff')
  const member = Object.hasOwn(members, staffId) ? members[staffId] : undefined
  return member ? rowOf(runtime, member) : null
}

async function rowOf(runtime: Runtime, member: StaffMember): Promise<PersonRow> {
  const { access, activity, outlet } = runtime
  const { staffId } = member
  const names = new Map(access.terminals.list().map(({ id, name }) => [id, name]))
  const [last] = await activity.of(outlet, staffId, { without: [], categories: [], limit: 1 })
  return {
    member, name: runtime.nameOf(staffId), lastDeedAt: last?.at ?? null,
    places: [...new Set(access.terminals.sessionsOf(staffId).map(({ terminalId }) => names.get(terminalId) ?? terminalId))],
  }
}

/** One right of a person, as the matrix shows it. */
export interface RightRow {
  readonly id: RightId
  readonly group: (typeof rights)[number]['group']
  readonly byRole: boolean
  readonly choice: 'role' | 'allow' | 'deny'
  readonly holds: boolean
  /** Why whoever looks can't give it: it is an owner's to give, or not theirs. */
  readonly lock: 'owner' | 'not-yours' | null
}

/** @returns every right with what the person has of it */
export function rightRows(member: StaffMember, { principal }: SignedIn): readonly RightRow[] {
  const mine = heldRights(principal)
  return rights.map(right => {
    const { id, group } = right
    const isOwners = 'ownerGrants' in right && !principal.roles.includes('owner')
    return {
      id, group, byRole: holds({ roles: member.roles }, id), holds: holds(member, id),
      choice: member.deny.includes(id) ? 'deny' : member.allow.includes(id) ? 'allow' : 'role',
      lock: isOwners ? 'owner' : mine.includes(id) ? null : 'not-yours',
    }
  })
}

/** @returns what a right is called; its English name where no word was written */
export function rightText(words: Words, id: RightId): string {
  const key = `right.${id.replace('.', '-')}`
  return isWordKey(key) ? words(key) : (rights.find(right => right.id === id)?.name ?? id)
}

const isWordKey = (key: string): key is WordKey => Object.hasOwn(textsIn('en'), key)

const roleKeys = {
  owner: 'people.role-owner', manager: 'people.role-manager', waiter: 'people.role-waiter',
  kitchen: 'people.role-kitchen', pass: 'people.role-pass', cashier: 'people.role-cashier',
} as const satisfies Record<Role, WordKey>

/** @returns what somebody does here */
export function roleText(words: Words, role: Role): string {
  return words(roleKeys[role])
}

/** @returns an instant as the outlet's calendar and clock show it: `22 Nov, 8:42 PM`; today's without the date */
export function whenText(runtime: Runtime, at: string): string {
  const timeZone = runtime.house.state<OutletState>('outlet').settings?.timeZone ?? 'UTC'
  const { date, minutes } = localTime(at, timeZone)
  const clock = clockText(minutes)
  if (date === localTime(runtime.now(), timeZone).date) return clock
  const days = new Intl.DateTimeFormat(`${useLanguage()}-IN-u-nu-latn`, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return `${days.format(new Date(`${date}T00:00:00.000Z`))}, ${clock}`
}

/** @returns whether whoever looks may change this person at all */
export function mayChange({ principal }: SignedIn, member: StaffMember): boolean {
  return principal.roles.includes('owner') || !member.roles.includes('owner')
}
