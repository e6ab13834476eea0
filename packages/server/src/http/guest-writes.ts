import { createHash } from 'node:crypto'
import {
  canonicalJson, formatMoney, isId, newId, refuse, requireRight, type AccountState, type Principal, type Reply, type ReservationState, type ReservationView,
} from '@restoflow/core'
import { idSchema, plainSchema, requestReservationSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import type { Customer, CustomerInput } from '../people/customers'
import type { Runtime } from '../runtime'
import { loadEntry } from './aggregates'
import { parseBody, readBody, readJson } from './body'
import type { StaffWrite } from './staff-writes'

const note = z.string().trim().max(300)
const customerFields = {
  name: plainSchema.trim().max(120).optional(),
  phone: z.string().trim().max(40).optional(),
  address: z.string().trim().max(300).optional(),
  notes: z.string().trim().max(600).optional(),
  language: z.string().regex(/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/).optional(),
}
const customerBody = z.strictObject({ id: idSchema.optional(), ...customerFields })
const noteBody = z.strictObject({ note })
const bookingBody = z.strictObject({
  ...requestReservationSchema.omit({ customerId: true }).shape,
  customer: customerBody.optional(),
  note: note.optional(),
})
const nothing = z.strictObject({})

/**
 * Who owes money, or is owed some, must stay known by name until that is settled. The account is closed first, in the outlet's lane: a bill
 * that is charged to it comes before, and keeps the name, or is refused. Who may erase the guest may close it.
 */
async function closeAccount({ house, dispatcher, outlet }: Runtime, { kind, id: by }: Principal, id: string): Promise<void> {
  const account = house.live<AccountState>('account').get(id)?.state
  if (!account) return
  const { status, balancePaise, limitPaise } = account
  if (balancePaise !== 0) refuse('account-has-balance', `The guest's due account stands at ${formatMoney(balancePaise)}.`, { balancePaise })
  if (status !== 'open') return
  await dispatcher.dispatch({ outlet, command: 'account.define', id, body: { limitPaise, closed: true }, by: { kind, id: by, roles: ['manager'] } })
}

/** THE list: what is told about guests. It stands beside the journal, and can be erased. */
export const guestWrites: readonly StaffWrite[] = [
  {
    path: 'customers', summary: 'Make a guest, or change the one of this id or phone; an empty text takes a field away', body: customerBody, right: 'guests.keep',
    carryOut: async (runtime, { principal }, _, request) => {
      requireRight(principal, 'guests.keep')
      return replyOf(runtime, await runtime.customers.save(given(await readBody(request, customerBody))))
    },
  },
  {
    path: 'customers/{id}/erase', summary: 'Remove every word about a guest; orders and bills keep the id alone', body: nothing, right: 'guests.erase',
    carryOut: async (runtime, { principal }, id, request) => {
      requireRight(principal, 'guests.erase')
      await readBody(request, nothing)
      if ((await runtime.customers.get(requireGuestId(id))) !== null) await closeAccount(runtime, principal, id)
      const erased = await runtime.customers.erase(id)
      return { position: runtime.house.position, events: [], state: { id, erased } }
    },
  },
  {
    path: 'reservations/{id}/set-note', summary: 'Say something about a reservation: a window seat, an allergy', body: noteBody, right: 'guests.keep',
    carryOut: async (runtime, { principal }, id, request) => {
      requireRight(principal, 'guests.keep')
      const body = await readBody(request, noteBody)
      const entry = await loadEntry(runtime, `reservation/${requireGuestId(id)}`)
      if (!entry) refuse('unknown-reservation', `There is no reservation ${id}.`)
      await runtime.customers.setNote(id, (entry.state as ReservationState).customerId, body.note)
      return { position: runtime.house.position, events: [], state: { id, note: body.note } }
    },
  },
  {
    path: 'bookings', summary: 'Take a reservation with its guest and note in one step', body: bookingBody, right: 'guests.keep',
    carryOut: async (runtime, { principal, outlet }, _, request) => {
      requireRight(principal, 'guests.keep')
      const key = request.headers.get('idempotency-key')
      const sent = await readJson(request)
      const { customer, note: said = '', ...body } = parseBody(sent, bookingBody)
      // sent again, it must find the guest that it made
      const known = customer && (key === null || customer.id !== undefined ? customer : { ...customer, id: hashOf(key).slice(0, 20) })
      const guest = known ? await runtime.customers.save(given(known)) : null
      const reply = await runtime.dispatcher.dispatch<ReservationView>({
        outlet, command: 'reservation.request', id: body.reservationId ?? newId(), by: principal,
        body: { ...body, ...(guest && { customerId: guest.id }) },
        requestHash: hashOf(`bookings\n${canonicalJson(sent)}`),
        ...(key !== null && { commandId: key }),
      })
      if (said !== '') await runtime.customers.setNote(reply.state.id, guest?.id ?? null, said)
      return reply satisfies Reply<ReservationView>
    },
  },
]

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** @returns the fields that were sent */
function given(body: z.infer<typeof customerBody>): CustomerInput {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

function requireGuestId(id: string): string {
  return isId(id) ? id : refuse('invalid-id', 'The id is not 1 to 36 of a-z, 0-9 and -.', { field: 'id' })
}

function replyOf(runtime: Runtime, customer: Customer): unknown {
  return { position: runtime.house.position, events: [], state: customer }
}
