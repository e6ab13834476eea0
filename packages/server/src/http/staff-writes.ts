import { isId, refuse, type StaffMember, type StaffState } from '@restoflow/core'
import { nameSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import type { Runtime, SignedIn } from '../runtime'
import { readBody } from './body'

/** Something told about a person that must never stand in the journal: written beside it, and erasable. */
export interface StaffWrite {
  /** Below `POST /api/v1/`. */
  readonly path: string
  readonly summary: string
  readonly body: z.ZodType
  /** @returns what a command would answer, with no events */
  carryOut(runtime: Runtime, signedIn: SignedIn, id: string, request: Request): Promise<unknown>
}

const nameBody = z.strictObject({ name: nameSchema })
const pinBody = z.strictObject({ pin: z.string().regex(/^\d{4}$/, 'must have four digits') })

/** THE list: who may be told what about whom. Owners and managers may; about an owner only an owner. */
export const staffWrites: readonly StaffWrite[] = [
  {
    path: 'staff/{id}/set-name', summary: 'Give a person a name; it never enters the journal', body: nameBody,
    carryOut: async (runtime, signedIn, id, request) => {
      const { name } = await readBody(request, nameBody)
      const member = requireMember(runtime, signedIn, id)
      await runtime.access.setName(id, name)
      return replyOf(runtime, member)
    },
  },
  {
    path: 'staff/{id}/set-pin', summary: 'Give a person a PIN of four digits; whoever is signed in with the one before is signed out', body: pinBody,
    carryOut: async (runtime, signedIn, id, request) => {
      const { pin } = await readBody(request, pinBody)
      const member = requireMember(runtime, signedIn, id)
      requireOwnOrBelow(signedIn, member)
      await runtime.access.setPin(id, pin)
      return replyOf(runtime, member)
    },
  },
]

function requireMember({ house }: Runtime, { principal: { roles } }: SignedIn, id: string): StaffMember {
  if (!isId(id)) refuse('invalid-id', 'The id is not 1 to 36 of a-z, 0-9 and -.', { field: 'id' })
  if (!roles.includes('owner') && !roles.includes('manager')) refuse('forbidden', 'This needs an owner or a manager.', { roles: ['owner', 'manager'] })
  const { members } = house.state<StaffState>('staff')
  const member = (Object.hasOwn(members, id) ? members[id] : undefined) ?? refuse('unknown-staff', `There is nobody with the id ${id}.`)
  if (member.roles.includes('owner') && !roles.includes('owner')) refuse('forbidden', 'Only an owner changes an owner.', { roles: ['owner'] })
  return member
}

/** Who could set another manager's PIN could approve in that person's name. */
function requireOwnOrBelow({ principal: { id, roles } }: SignedIn, { staffId, roles: theirs }: StaffMember): void {
  if (roles.includes('owner') || staffId === id || !theirs.includes('manager')) return
  refuse('forbidden', 'Only an owner sets the PIN of another manager.', { roles: ['owner'] })
}

function replyOf(runtime: Runtime, { staffId, roles, disabled }: StaffMember): unknown {
  return { position: runtime.house.position, events: [], state: { id: staffId, name: runtime.nameOf(staffId), roles, disabled } }
}
