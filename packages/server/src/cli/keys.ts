import { roles } from '@restoflow/core'
import type { KeyLine } from '../access/keys'
import { requireText, textOf, UsageError } from './arguments'
import { administer } from './administer'
import type { Context } from './context'

/** `key add --role ROLE --name NAME [--outlet ID]`: prints the key, this once. */
export async function addKey(context: Context): Promise<void> {
  const { typed, output } = context
  const role = requireText(typed, 'role', 'manager')
  if (!roles.some(known => known === role)) throw new UsageError(`--role is ${role}; use one of ${roles.join(', ')}`)
  const outlet = textOf(typed, 'outlet')
  const made = await administer<{ key: string; outlet: string }>(context, 'key.add', {
    role, name: requireText(typed, 'name', 'loyalty-app'), ...(outlet !== undefined && { outlet }),
  })
  const answer = { key: made.key, outlet: made.outlet, baseUrl: baseUrlOf(context) }
  output.result(answer, [
    `Key      ${answer.key}`,
    `Outlet   ${answer.outlet}`,
    `Base URL ${answer.baseUrl}`,
    'The key is shown this once. It works now: Authorization: Bearer KEY',
  ])
}

/** `key list` */
export async function listKeys(context: Context): Promise<void> {
  const { items } = await administer<{ items: readonly KeyLine[] }>(context, 'key.list', {})
  const lines = items.map(({ id, name, roles: held, createdAt, revokedAt }) => {
    const until = revokedAt === null ? '' : `, revoked ${revokedAt.slice(0, 10)}`
    return `${id}  ${name.padEnd(24)} ${held.join(', ').padEnd(10)} since ${createdAt.slice(0, 10)}${until}`
  })
  context.output.result({ items }, lines.length === 0 ? ['There are no keys.'] : lines)
}

/** `key revoke ID-OR-NAME`: the key stops working at once. */
export async function revokeKey(context: Context): Promise<void> {
  const [key] = context.typed.positionals
  if (key === undefined) throw new UsageError('Name the key by its id or name: restoflow key revoke ID')
  const line = await administer<KeyLine>(context, 'key.revoke', { key })
  context.output.result({ ...line }, [`Revoked ${line.name} (${line.id}).`])
}

/** @returns where the key works: at the server that runs, or the one that the settings describe */
export function baseUrlOf({ server, config }: Context): string {
  if (server) return server.baseUrl
  if (config.publicUrl !== null) return config.publicUrl
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return `${config.tls === null ? 'http' : 'https'}://${host}:${config.port}`
}
