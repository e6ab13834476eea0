import { heldRights, isId, refuse, requireRight, type RightId, type StaffMember, type StaffState } from '@restoflow/core'
import { nameSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { randomPin } from '../access/weak-pins'
import type { Runtime, SignedIn } from '../runtime'
import { readBody } from './body'
import { staffView } from './staff-view'

/** Something that must never stand in the journal, or has no place in it: written beside it. */
export interface StaffWrite {
  /** Below `POST /api/v1/`. */
  readonly path: string
  readonly summary: string
  readonly body: z.ZodType
  /** Who may; owners and managers where it is left out. */
  readonly right?: RightId
  /** @returns what a command would answer, with no events */
  carryOut(runtime: Runtime, signedIn: SignedIn, id: string, request: Request): Promise<unknown>
}

const nameBody = z.strictObject({ name: nameSchema })
const pinBody = z.strictObject({ pin: z.string().regex(/^\d{4}$/, 'must have four digits').optional() })
const emptyBody = z.strictObject({})

/** THE list: who may be told what about whom. It takes the right to manage people; about an owner only an owner. */
export const staffWrites: readonly StaffWrite[] = [
  {
    path: 'staff/{id}/set-name', summary: 'Give a person a name; it never enters the journal', body: nameBody,
    carryOut: async (runtime, signedIn, id, request) => {
      const { name } = await readBody(request, nameBody)
      const member = requireMember(runtime, signedIn, id)
      await runtime.access.setName(id, name)
      return replyOf(runtime, staffView(runtime, member))
    },
  },
  {
    path: 'staff/{id}/set-pin',
    summary: 'Give a person a PIN of four digits, or a random one, which is answered this once; whoever is signed in with the one before is signed out',
    body: pinBody,
    carryOut: async (runtime, signedIn, id, request) => {
      const { pin: typed } = await readBody(request, pinBody)
      const member = requireMember(runtime, signedIn, id)
      requireOwnOrBelow(signedIn, member)
      const pin = typed ?? randomPin()
      await runtime.access.setPin(id, pin)
      return replyOf(runtime, { ...staffView(runtime, member), ...(typed === undefined && { pin }) })
    },
  },
  {
    path: 'staff/{id}/sign-out', summary: 'End every session of a person', body: emptyBody,
    carryOut: async (runtime, signedIn, id, request) => {
      await readBody(request, emptyBody)
      const member = requireMember(runtime, signedIn, id)
      return replyOf(runtime, { ...staffView(runtime, member), ended: await runtime.access.endSessions(id) })
    },
  },
  {
    path: 'staff/{id}/unlock', summary: 'Forget the wrong PINs of a person at every terminal', body: emptyBody,
    carryOut: async (runtime, signedIn, id, request) => {
      await readBody(request, emptyBody)
      const member = requireMember(runtime, signedIn, id)
      runtime.access.unlockEverywhere(id)
      return replyOf(runtime, staffView(runtime, member))
    },
  },
  {
    path: 'staff/{id}/erase-name', summary: 'Forget the name of a person who has left: the id is all that stays', body: emptyBody,
    carryOut: async (runtime, signedIn, id, request) => {
      await readBody(request, emptyBody)
      const member = requireMember(runtime, signedIn, id)
      if (!member.disabled) refuse('still-works-here', `${runtime.nameOf(id)} may still sign in.`)
      await runtime.access.eraseName(id)
      return replyOf(runtime, staffView(runtime, member))
    },
  },
]

function requireMember({ house }: Runtime, { principal }: SignedIn, id: string): StaffMember {
  if (!isId(id)) refuse('invalid-id', 'The id is not 1 to 36 of a-z, 0-9 and -.', { field: 'id' })
  requireRight(principal, 'people.manage')
  const { members } = house.state<StaffState>('staff')
  const member = (Object.hasOwn(members, id) ? members[id] : undefined) ?? refuse('unknown-staff', `There is nobody with the id ${id}.`)
  if (member.roles.includes('owner') && !principal.roles.includes('owner')) refuse('forbidden', 'Only an owner changes an owner.', { roles: ['owner'] })
  return member
}

/** Who could set the PIN of somebody who may more could act in that person's name. */
function requireOwnOrBelow({ principal }: SignedIn, member: StaffMember): void {
  if (principal.roles.includes('owner') || member.staffId === principal.id) return
  if (member.roles.includes('manager')) refuse('forbidden', 'Only an owner sets the PIN of another manager.', { roles: ['owner'] })
  const mine = heldRights(principal)
  const beyond = heldRights(member).find(right => !mine.includes(right))
  if (beyond !== undefined) refuse('forbidden', `This person may do what you may not (${beyond}): an owner sets the PIN.`, { right: beyond, roles: ['owner'] })
}

/** @returns the answer of something that wrote no event */
export function replyOf({ house }: Runtime, state: unknown): unknown {
  return { position: house.position, events: [], state }
}
