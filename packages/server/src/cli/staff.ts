import { roles, type Role } from '@restoflow/core'
import { requireText, textOf, UsageError } from './arguments'
import { administer } from './administer'
import type { Context } from './context'

interface StaffLine {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly disabled: boolean
}

/** `staff add --role ROLE --name NAME [--id ID] [--pin PIN]`: without a PIN it chooses one. */
export async function addStaff(context: Context): Promise<void> {
  const { typed, output } = context
  const role = requireText(typed, 'role', 'waiter')
  if (!roles.some(known => known === role)) throw new UsageError(`--role is ${role}; use one of ${roles.join(', ')}`)
  const [id, pin] = [textOf(typed, 'id'), textOf(typed, 'pin')]
  if (pin !== undefined && !/^\d{4}$/.test(pin)) throw new UsageError('--pin must have four digits')
  const added = await administer<{ id: string; name: string; role: string; pin: string }>(context, 'staff.add', {
    role, name: requireText(typed, 'name', '"Asha Nair"'), ...(id !== undefined && { id }), ...(pin !== undefined && { pin }),
  })
  output.result(added, [`${added.name} (${added.id}), ${added.role}, PIN ${added.pin}`])
}

/** `staff pin ID [--pin PIN]`: another PIN; whoever is signed in with the one before is signed out. */
export async function setStaffPin(context: Context): Promise<void> {
  const [id] = context.typed.positionals
  const pin = textOf(context.typed, 'pin')
  if (id === undefined) throw new UsageError('Name the person by the id: restoflow staff pin ID')
  const set = await administer<{ id: string; pin: string }>(context, 'staff.pin', { id, ...(pin !== undefined && { pin }) })
  context.output.result(set, [`PIN of ${set.id}: ${set.pin}`])
}

/** `staff list` */
export async function listStaff(context: Context): Promise<void> {
  const { items } = await administer<{ items: readonly StaffLine[] }>(context, 'staff.list', {})
  const lines = items.map(({ id, name, roles: held, disabled }) => `${id.padEnd(22)} ${name.padEnd(24)} ${held.join(', ')}${disabled ? ', no access' : ''}`)
  context.output.result({ items }, lines.length === 0 ? ['There is nobody yet.'] : lines)
}
