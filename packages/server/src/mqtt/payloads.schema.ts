import { orderKinds } from '@restoflow/core'
import { idSchema, paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { tableSchema, ticketSchema } from '../http/view-schemas'

const position = z.int().min(0)
  .meta({ id: 'Position', description: 'Of the journal that this state is of: ignore a message with a lower one than the last on its topic' })
const instant = ticketSchema.shape.openedAt

/** `kitchen/{station}/tickets/{ticketId}`: the ticket as `GET /api/v1/tickets` shows it. */
export const ticketMessageSchema = z.object({ position, ...ticketSchema.shape }).meta({ id: 'TicketMessage' })

/** `floor/tables/{tableId}`: the table as `GET /api/v1/tables` shows it, what it owes left out. */
export const tableMessageSchema = z.object({ position, ...tableSchema.omit({ amountPaise: true }).shape }).meta({ id: 'TableMessage' })

/** `till/bill-requests/{orderId}` */
export const billRequestMessageSchema = z.object({
  position,
  orderId: idSchema,
  kind: z.enum(orderKinds),
  tableId: idSchema.nullable(),
  tableName: z.string().nullable(),
  token: z.string().nullable(),
  covers: z.int(),
  amountPaise: paiseSchema.nullable().meta({ description: 'Total with tax and round-off; null where it can\'t be computed' }),
  askedAt: instant,
  askedBy: z.string(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable().meta({ description: 'The cashier who is on it' }),
}).meta({ id: 'BillRequestMessage' })
export type BillRequestMessage = z.infer<typeof billRequestMessageSchema>

/** `menu/availability` */
export const availabilityMessageSchema = z.object({
  position,
  soldOut: z.array(z.object({
    itemId: idSchema,
    name: z.string(),
    since: instant.optional().meta({ description: 'Of an 86; a count that came to nothing has none' }),
    returnsAt: instant.optional().meta({ description: 'When it comes back by itself' }),
  })),
  notNow: z.array(z.object({ itemId: idSchema, name: z.string(), returnsAt: instant.optional() })).meta({ description: 'Not served at this time of day' }),
  left: z.array(z.object({ itemId: idSchema, name: z.string(), left: z.string() })).meta({ description: 'How many are left of what is counted' }),
}).meta({ id: 'AvailabilityMessage' })
export type AvailabilityMessage = z.infer<typeof availabilityMessageSchema>

/** `devices/{deviceId}/announce`, written by the device. */
export const announceMessageSchema = z.object({
  kind: z.string().optional(),
  model: z.string().optional(),
  capabilities: z.array(z.string()).optional(),
  version: z.string().optional(),
}).meta({ id: 'Manifest' })

/** `devices/{deviceId}/status`, written by the device and by its last will. Plain text, not JSON. */
export const statusMessageSchema = z.enum(['online', 'offline']).meta({ id: 'DeviceStatus' })
