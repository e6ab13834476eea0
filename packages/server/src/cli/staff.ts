import { roles, type Role } from '@restoflow/core'
import { requireText, textOf, UsageError } from './arguments'
import { administer } from './administer'
import type { Context } from './context'

interface StaffLine {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly disabled: boolean
  readonly allow: readonly string[]
  readonly deny: readonly string[]
  readonly rights: readonly string[]
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

/** `staff disable ID`: sessions and live connections end at once. */
export function disableStaff(context: Context): Promise<void> {
  return change(context, 'staff.disable', 'disable', 'has no access any more')
}

/** `staff enable ID` */
export function enableStaff(context: Context): Promise<void> {
  return change(context, 'staff.enable', 'enable', 'may sign in again')
}

/** `staff rights ID [--allow RIGHT,…] [--deny RIGHT,…]`: each list stands in place of the one before; an empty one takes it back. */
export async function staffRights(context: Context): Promise<void> {
  const { typed, output } = context
  const [id] = typed.positionals
  if (id === undefined) throw new UsageError('Name the person by the id: restoflow staff rights ID')
  const listOf = (name: string): readonly string[] | undefined => textOf(typed, name)?.split(',').map(part => part.trim()).filter(part => part !== '')
  const [allow, deny] = [listOf('allow'), listOf('deny')]
  const member = await administer<StaffLine>(context, 'staff.rights', { id, ...(allow && { allow }), ...(deny && { deny }) })
  output.result({ ...member }, [
    `${member.name} (${member.id}), ${member.roles.join(', ')}`,
    `May     ${member.rights.join(', ')}`,
    `Allowed ${member.allow.join(', ') || 'nothing beside the roles'}`,
    `Denied  ${member.deny.join(', ') || 'nothing'}`,
  ])
}

async function change(context: Context, command: 'staff.disable' | 'staff.enable', verb: string, words: string): Promise<void> {
  const [id] = context.typed.positionals
  if (id === undefined) throw new UsageError(`Name the person by the id: restoflow staff ${verb} ID`)
  const member = await administer<StaffLine>(context, command, { id })
  context.output.result({ ...member }, [`${member.name} (${member.id}) ${words}.`])
}
