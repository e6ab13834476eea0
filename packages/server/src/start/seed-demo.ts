import { nextBusinessDay, requireSettings, RestoflowError, type OutletState, type StaffState } from '@restoflow/core'
import { demoRestaurant } from '../demo/demo-restaurant'
import { bookings, guests } from '../demo/guests.data'
import { seedCommands } from '../demo/seed'
import { setup } from '../http/welcome'
import type { Runtime } from '../runtime'

const halfHourMs = 1_800_000
const dayMinutes = 1_440

/** Sets the demo's restaurant up, once. Broken off half-way, the next start does the rest: each command has its own id. */
export async function seedDemo(runtime: Runtime): Promise<void> {
  const { house, access } = runtime
  const { staff } = demoRestaurant
  const { members } = house.state<StaffState>('staff')
  if (staff.every(({ staffId }) => members[staffId] && access.nameOf(staffId) !== staffId)) return
  const commands = seedCommands(demoRestaurant).map(({ command, id, body }, index) => give(runtime, command, id, body, `demo-${index}`))
  const pins = staff.map(({ staffId, pin }) => access.setPin(staffId, pin))
  await Promise.all([...commands, ...pins])
  await seedGuests(runtime)
  for (const { staffId, name } of staff) await access.setName(staffId, name)
}

async function give({ outlet, dispatcher }: Runtime, command: string, id: string, body: unknown, commandId: string): Promise<void> {
  await dispatcher.dispatch({ outlet, command, id, body, by: setup, commandId }).catch((error: unknown) => {
    // done so long ago that its answer was forgotten
    if (error instanceof RestoflowError && error.code === 'idempotency-expired') return
    throw error
  })
}

/** Guests with bookings for the next hours, counted from the first start; those of today stay on today's page, however late it is. */
async function seedGuests(runtime: Runtime): Promise<void> {
  const { customers, house } = runtime
  for (const guest of guests) await customers.save(guest)
  const nextHalfHourMs = Math.ceil(Date.parse(runtime.now()) / halfHourMs) * halfHourMs
  const { timeZone, businessDayStart } = requireSettings(house.state<OutletState>('outlet'))
  const dayEndMs = Date.parse(nextBusinessDay(runtime.now(), timeZone, businessDayStart))
  for (const { id, guest, note, inMinutes, ...booking } of bookings) {
    const wantedMs = nextHalfHourMs + inMinutes * 60_000
    const at = new Date(inMinutes < dayMinutes ? Math.min(wantedMs, dayEndMs - halfHourMs) : wantedMs).toISOString()
    // half-way broken off, the second start would reckon another time under the same id
    const body = { ...booking, kind: 'booking', at, customerId: guest }
    if (house.get(`reservation/${id}`) === undefined) await give(runtime, 'reservation.request', id, body, `demo-${id}`)
    if (note !== undefined) await customers.setNote(id, guest, note)
  }
}
