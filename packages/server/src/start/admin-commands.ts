import { newId, refuse, RestoflowError, roles, type OutletState, type StaffState } from '@restoflow/core'
import { idSchema, nameSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { randomPin } from '../access/weak-pins'
import { parseBody } from '../http/body'
import { dayStanding, dayState, dayStatus, dayToClose } from '../http/day-reports'
import { staffView } from '../http/staff-view'
import { setup } from '../http/welcome'
import { addDevice } from '../mqtt/devices'
import { exportFormats, makeExport, reportExports, type ExportName } from '../reports/exports'
import { writeExports } from '../reports/write'
import type { Runtime } from '../runtime'
import type { OpenHouse } from './house'

/** Something that the command line does to an open house: in its own process, or in the server that has the folder. */
interface AdminCommand {
  run(house: OpenHouse, args: unknown): Promise<unknown>
}

/** Outlet of what belongs to the whole house. */
const houseWide = '_house'

function adminCommand<Args>(schema: z.ZodType<Args>, run: (house: OpenHouse, args: Args) => unknown): AdminCommand {
  return { run: async (house, args) => await run(house, parseBody(args, schema)) }
}

const pinSchema = z.string().regex(/^\d{4}$/)
const keyName = z.strictObject({ key: z.string().min(1).max(120) })
const deviceName = z.strictObject({ device: idSchema })
const terminalName = z.strictObject({ terminal: idSchema })
const staffName = z.strictObject({ id: idSchema })
const rightNames = z.array(z.string().max(60)).max(60)

/** Whoever has the command line has the data folder. */
const operator = { roles: ['owner'] as const }
const exportRequest = z.strictObject({
  name: z.enum(Object.keys(reportExports) as [ExportName, ...ExportName[]]), format: z.enum(exportFormats),
  month: z.string().max(20).optional(), day: z.string().max(20).optional(), to: z.string().max(20).optional(), section: z.string().max(40).optional(),
})
const closeRequest = z.strictObject({
  by: idSchema, pin: z.string().max(12), day: z.string().max(20).optional(), carryOver: z.array(idSchema).max(500).optional(),
})

const commands = {
  'report.export': adminCommand(exportRequest, async ({ runtime }, { name, ...request }) =>
    writeExports(await makeExport(runtime, name, request, operator))),
  'day.status': adminCommand(z.strictObject({}), ({ runtime }) => dayStanding(runtime)),
  'day.close': adminCommand(closeRequest, async ({ runtime }, { by, pin, day, carryOver = [] }) => {
    const { access, dispatcher, journal, outlet } = runtime
    const id = day ?? dayToClose(await dayStatus(runtime))
    const approval = await access.approve('command-line', by, pin)
    const chain = (await journal.chainHead?.(outlet)) ?? null
    await dispatcher.dispatch({ outlet, command: 'day.close', id, body: { carryOver }, by: setup, approval, chain })
    const { closed } = await dayState(runtime, id)
    return { businessDay: id, zNumber: closed?.zNumber ?? '', approvedBy: closed?.approvedBy ?? by, carriedOver: closed?.carriedOver ?? [] }
  }),
  'key.add': adminCommand(
    z.strictObject({ name: nameSchema, role: z.enum(roles), outlet: z.union([idSchema, z.literal(houseWide)]).optional() }),
    async ({ runtime }, { name, role, outlet = runtime.outlet }) => {
      if (outlet !== houseWide && outlet !== runtime.outlet) {
        throw new RestoflowError('not-found', `There is no outlet ${outlet} here: there is ${runtime.outlet}.`)
      }
      const { key, id } = await runtime.access.keys.add({ name, role, outlet })
      return { key, id, outlet }
    }),
  'key.list': adminCommand(z.strictObject({}), async ({ runtime }) => ({ items: await runtime.access.keys.list() })),
  'key.revoke': adminCommand(keyName, ({ runtime }, { key }) => runtime.access.keys.revoke(key)),
  'device.add': adminCommand(
    z.strictObject({ kind: z.string().max(40), station: z.string().max(40).optional(), name: nameSchema.optional() }),
    ({ runtime }, { kind, station, name }) => addDevice(runtime.credentials, {
      outlet: runtime.outlet, kind, stations: Object.keys(runtime.house.state<OutletState>('outlet').stations),
      ...(station !== undefined && { station }), ...(name !== undefined && { name }),
    }, runtime.now())),
  'device.list': adminCommand(z.strictObject({}), async ({ runtime }) => {
    const devices = await runtime.credentials.list({ outlet: runtime.outlet, kind: 'device' })
    return { items: devices.map(({ id, label, scope, createdAt }) => ({ user: id, name: label, ...scope, createdAt })) }
  }),
  'device.revoke': adminCommand(deviceName, async ({ runtime }, { device }) => {
    await runtime.access.revokeDevice(device)
    return { revoked: device }
  }),
  'terminal.code': adminCommand(z.strictObject({}), ({ runtime }) => runtime.access.makeTerminalCode()),
  'terminal.list': adminCommand(z.strictObject({}), ({ runtime }) => ({ items: runtime.access.terminals.list() })),
  'terminal.revoke': adminCommand(terminalName, async ({ runtime }, { terminal }) => {
    await runtime.access.terminals.revoke(terminal)
    return { revoked: terminal }
  }),
  'staff.add': adminCommand(
    z.strictObject({ name: nameSchema, role: z.enum(roles), id: idSchema.optional(), pin: pinSchema.optional() }),
    async ({ runtime }, { name, role, id = newId(), pin = randomPin() }) => {
      const { access, dispatcher, outlet } = runtime
      await access.setName(id, name)
      await access.setPin(id, pin)
      await dispatcher.dispatch({ outlet, command: 'staff.add-member', id, body: { roles: [role] }, by: setup })
      return { id, name, role, pin }
    }),
  'staff.pin': adminCommand(z.strictObject({ id: idSchema, pin: pinSchema.optional() }), async ({ runtime }, { id, pin = randomPin() }) => {
    if (!runtime.house.state<StaffState>('staff').members[id]) throw new RestoflowError('unknown-staff', `There is nobody with the id ${id}.`)
    await runtime.access.setPin(id, pin)
    return { id, pin }
  }),
  'staff.list': adminCommand(z.strictObject({}), ({ runtime }) => ({
    items: Object.values(runtime.house.state<StaffState>('staff').members).map(member => staffView(runtime, member)),
  })),
  'staff.disable': adminCommand(staffName, ({ runtime }, { id }) => changeMember(runtime, 'staff.disable-member', id, {})),
  'staff.enable': adminCommand(staffName, ({ runtime }, { id }) => changeMember(runtime, 'staff.enable-member', id, {})),
  'staff.rights': adminCommand(
    z.strictObject({ id: idSchema, allow: rightNames.optional(), deny: rightNames.optional() }),
    ({ runtime }, { id, allow, deny }) => {
      const { members } = runtime.house.state<StaffState>('staff')
      const member = (Object.hasOwn(members, id) ? members[id] : undefined) ?? refuse('unknown-staff', `There is nobody with the id ${id}.`)
      if (allow === undefined && deny === undefined) return staffView(runtime, member)
      return changeMember(runtime, 'staff.set-rights', id, { allow: allow ?? member.allow, deny: deny ?? member.deny })
    }),
} as const satisfies Record<string, AdminCommand>

/** @returns the person after the change */
async function changeMember(runtime: Runtime, command: string, id: string, body: unknown): Promise<unknown> {
  const { dispatcher, outlet, house } = runtime
  await dispatcher.dispatch({ outlet, command, id, body, by: setup })
  const member = house.state<StaffState>('staff').members[id]
  return member && staffView(runtime, member)
}

export type AdminCommandName = keyof typeof commands

/** @returns whether there is such a command */
export function isAdminCommand(name: unknown): name is AdminCommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name)
}

/**
 * @returns what the command answers, as plain data
 * @throws RestoflowError `invalid-body` for arguments that do not fit, and whatever the command refuses
 */
export function runAdminCommand(house: OpenHouse, name: AdminCommandName, args: unknown): Promise<unknown> {
  return commands[name].run(house, args)
}
