import { isId, refuse, requireRight, RestoflowError } from '@restoflow/core'
import { nameSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import type { Runtime, SignedIn } from '../runtime'
import { readBody } from './body'
import { replyOf, type StaffWrite } from './staff-writes'

const nameBody = z.strictObject({ name: nameSchema.max(40) })
const emptyBody = z.strictObject({})

/** @returns one that takes an empty body from whoever may manage terminals */
function revoking(path: string, summary: string, revoke: (runtime: Runtime, id: string) => Promise<unknown>): StaffWrite {
  return {
    path, summary, body: emptyBody,
    carryOut: async (runtime, { principal }, id, request) => {
      await readBody(request, emptyBody)
      requireRight(principal, 'terminals.manage')
      if (!isId(id)) refuse('invalid-id', 'The id is not 1 to 36 of a-z, 0-9 and -.', { field: 'id' })
      await revoke(runtime, id)
      return replyOf(runtime, { id, revoked: true })
    },
  }
}

/** THE list: what is done to browsers, keys and devices, beside the journal. */
export const terminalWrites: readonly StaffWrite[] = [
  {
    path: 'terminals/{id}/rename', summary: 'Call a terminal something else', body: nameBody,
    carryOut: async (runtime: Runtime, { principal }: SignedIn, id, request) => {
      const { name } = await readBody(request, nameBody)
      requireRight(principal, 'terminals.manage')
      await runtime.access.terminals.rename(id, name)
      return replyOf(runtime, { id, name })
    },
  },
  revoking('terminals/{id}/revoke', 'Take a terminal back: its cookie, its sessions and its live connections end at once',
    ({ access }, id) => access.terminals.revoke(id)),
  revoking('keys/{id}/revoke', 'Take an API key back at once', async ({ access, outlet }, id) => {
    const key = (await access.keys.list()).find(line => line.id === id)
    if (key?.outlet !== outlet) throw new RestoflowError('unknown-key', `There is no key ${id} of this outlet.`)
    await access.keys.revoke(id)
  }),
  revoking('devices/{id}/revoke', 'Take a device\'s credentials back and cut it', ({ access }, id) => access.revokeDevice(id)),
]
