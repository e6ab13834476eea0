import type { DeviceAccount } from '../mqtt/devices'
import { requireText, textOf, UsageError } from './arguments'
import { administer } from './administer'
import type { Context } from './context'

/** `device add --kind display --station tandoor`: prints its credentials, this once. */
export async function addDeviceAccount(context: Context): Promise<void> {
  const { typed, output } = context
  const [station, name] = [textOf(typed, 'station'), textOf(typed, 'name')]
  const { user, password, topicRoot, filters } = await administer<DeviceAccount>(context, 'device.add', {
    kind: requireText(typed, 'kind', 'display'), ...(station !== undefined && { station }), ...(name !== undefined && { name }),
  })
  output.result({ user, password, topicRoot, filters }, [
    `User       ${user}`,
    `Password   ${password}`,
    `Topic root ${topicRoot}`,
    ...filters.map(filter => `May read   ${filter}`),
    'The password is shown this once. It works now.',
  ])
}

interface DeviceLine {
  readonly user: string
  readonly name: string
  readonly kind: string
  readonly station: string | null
}

/** `device list` */
export async function listDevices(context: Context): Promise<void> {
  const { items } = await administer<{ items: readonly DeviceLine[] }>(context, 'device.list', {})
  const lines = items.map(({ user, name, kind, station }) => `${user}  ${name.padEnd(24)} ${kind}${station === null ? '' : ` ${station}`}`)
  context.output.result({ items }, lines.length === 0 ? ['There are no devices.'] : lines)
}

/** `device revoke USER`: its connection is cut at once. */
export async function revokeDevice(context: Context): Promise<void> {
  const [device] = context.typed.positionals
  if (device === undefined) throw new UsageError('Name the device by its user: restoflow device revoke USER')
  await administer(context, 'device.revoke', { device })
  context.output.result({ revoked: device }, [`Revoked ${device}.`])
}
