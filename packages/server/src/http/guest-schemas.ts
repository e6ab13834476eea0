import { cancelReasons, declineReasons, orderKinds, reservationKinds, reservationStatuses } from '@restoflow/core'
import { idSchema, paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'

// The shapes of what the API says about guests and their reservations.

const instant = z.string().meta({ id: 'Instant', description: 'UTC instant, ISO 8601 with milliseconds' })
const count = z.int()

const customer = {
  id: idSchema,
  name: z.string().meta({ description: 'Empty where only the phone is known, or after the guest was erased' }),
  phone: z.string().optional().meta({ description: 'E.164: +919876543210' }),
  address: z.string().optional(),
  notes: z.string().optional(),
  language: z.string().optional(),
  createdAt: instant.optional(),
}

export const customerSchema = z.object(customer).meta({ id: 'Customer' })

export const customerCardSchema = z.object({
  ...customer,
  erased: z.boolean(),
  openOrders: z.array(idSchema),
  reservations: z.array(z.object({ id: idSchema, at: instant, covers: count, state: z.enum(reservationStatuses) })),
  history: z.object({
    bills: count,
    totalPaise: paiseSchema,
    lastBills: z.array(z.object({
      id: idSchema, number: z.string(), invoiceDate: z.string(), issuedAt: instant, orderKind: z.enum(orderKinds), tableName: z.string().nullable(),
      covers: count, totalPaise: paiseSchema, settled: z.boolean(),
    })),
    favourites: z.array(z.object({ itemId: idSchema, name: z.string(), times: count })),
  }),
}).meta({ id: 'CustomerCard' })

export const reservationSchema = z.object({
  id: idSchema,
  kind: z.enum(reservationKinds),
  state: z.enum(reservationStatuses),
  customerId: idSchema.nullable(),
  covers: count,
  at: instant,
  durationMinutes: count,
  day: z.string(),
  tableIds: z.array(idSchema),
  quotedMinutes: count.nullable(),
  requestedAt: instant,
  arrivedAt: instant.nullable(),
  endedAt: instant.nullable(),
  seated: z.object({ tableId: idSchema, orderId: idSchema }).nullable(),
  reason: z.enum([...declineReasons, ...cancelReasons]).nullable(),
  place: count.nullable().optional().meta({ description: 'On the wait-list, from 1' }),
  until: instant.optional(),
  tableNames: z.array(z.string()).optional(),
  seatedAt: z.string().nullable().optional(),
  note: z.string().nullable().meta({ description: 'Kept beside the journal, erased with the guest' }),
}).meta({ id: 'Reservation' })
