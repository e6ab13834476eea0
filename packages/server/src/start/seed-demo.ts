import { RestoflowError, type StaffState } from '@restoflow/core'
import { demoRestaurant } from '../demo/demo-restaurant'
import { seedCommands } from '../demo/seed'
import { setup } from '../http/welcome'
import type { Runtime } from '../runtime'

/** Sets the demo's restaurant up, once. Broken off half-way, the next start does the rest: each command has its own id. */
export async function seedDemo({ outlet, dispatcher, house, access }: Runtime): Promise<void> {
  const { staff } = demoRestaurant
  const { members } = house.state<StaffState>('staff')
  if (staff.every(({ staffId }) => members[staffId] && access.nameOf(staffId) !== staffId)) return
  const commands = seedCommands(demoRestaurant).map(({ command, id, body }, index) =>
    dispatcher.dispatch({ outlet, command, id, body, by: setup, commandId: `demo-${index}` }).catch((error: unknown) => {
      // done so long ago that its answer was forgotten
      if (error instanceof RestoflowError && error.code === 'idempotency-expired') return
      throw error
    }))
  const pins = staff.map(({ staffId, pin }) => access.setPin(staffId, pin))
  await Promise.all([...commands, ...pins])
  for (const { staffId, name } of staff) await access.setName(staffId, name)
}
