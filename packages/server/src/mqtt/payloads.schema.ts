import { orderKinds, tableStages } from '@restoflow/core'
import { idSchema, paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'

const instantSchema = z.iso.datetime({ precision: 3 }).meta({ id: 'Instant', description: 'UTC, ISO 8601 with milliseconds' })
const namesSchema = z.record(z.string(), z.string()).meta({ id: 'LocalNames', description: 'Names in other languages, by BCP 47 tag' })
const positionSchema = z.int().min(0).meta({ id: 'Position', description: 'Position of the journal that this state is of; ignore a message with a lower one' })
const quantityTextSchema = z.string().meta({ id: 'QuantityText', description: 'Decimal text, such as "2" or "0.250"' })
const actorSchema = z.strictObject({ kind: z.enum(['staff', 'guest', 'device', 'plugin', 'key', 'system']), id: z.string() }).meta({ id: 'Actor' })

const stageSchema = z.enum(['queued', 'cooking', 'ready', 'served', 'cancelled']).meta({ id: 'TicketStage' })

const ticketLineSchema = z.strictObject({
  lineId: idSchema,
  name: z.string(),
  names: namesSchema.optional(),
  diet: z.enum(['veg', 'non-veg', 'egg']),
  quantity: quantityTextSchema,
  modifiers: z.array(z.strictObject({ name: z.string(), names: namesSchema.optional(), quantity: z.int() })).readonly(),
  note: z.string().optional(),
  course: z.string(),
  cover: z.int().optional(),
  state: stageSchema,
}).meta({ id: 'TicketLine' })

/** `kitchen/{station}/tickets/{ticketId}`: the ticket as `GET /api/v1/tickets` shows it. */
export const ticketPayloadSchema = z.strictObject({
  position: positionSchema,
  id: idSchema,
  kind: z.enum(['none', 'kot', 'cancel']).meta({ description: 'A cancel tells the station to stop; it stays until somebody acknowledges it' }),
  number: z.string(),
  sequence: z.int(),
  orderId: idSchema,
  orderKind: z.string(),
  station: idSchema,
  tableId: idSchema.nullable(),
  tableName: z.string().nullable(),
  token: z.string().nullable(),
  covers: z.int(),
  lines: z.array(ticketLineSchema).readonly(),
  state: stageSchema,
  openedAt: instantSchema,
  sentBy: z.string(),
  readyAt: instantSchema.nullable(),
  servedAt: instantSchema.nullable(),
  cancels: idSchema.nullable().meta({ description: 'On a cancel: the ticket that it cancels from' }),
  reason: z.string().nullable(),
  acknowledged: z.boolean(),
}).meta({ id: 'Ticket' })
export type TicketPayload = z.infer<typeof ticketPayloadSchema>

/** `floor/tables/{tableId}` */
export const tablePayloadSchema = z.strictObject({
  position: positionSchema,
  id: idSchema,
  name: z.string(),
  section: idSchema,
  seats: z.int(),
  state: z.enum(tableStages),
  orderId: idSchema.optional().meta({ description: 'The oldest of orderIds' }),
  orderIds: z.array(idSchema).readonly(),
  covers: z.int(),
  since: instantSchema.nullable(),
}).meta({ id: 'Table' })
export type TablePayload = z.infer<typeof tablePayloadSchema>

/** `till/bill-requests/{orderId}` */
export const billRequestPayloadSchema = z.strictObject({
  position: positionSchema,
  orderId: idSchema,
  kind: z.enum(orderKinds),
  tableId: idSchema.nullable(),
  tableName: z.string().nullable(),
  token: z.string().nullable(),
  covers: z.int(),
  amountPaise: paiseSchema,
  askedAt: instantSchema,
  askedBy: z.string(),
  acknowledgedAt: instantSchema.nullable(),
  acknowledgedBy: z.string().nullable(),
}).meta({ id: 'BillRequest' })
export type BillRequestPayload = z.infer<typeof billRequestPayloadSchema>

/** `menu/availability` */
export const availabilityPayloadSchema = z.strictObject({
  position: positionSchema,
  soldOut: z.array(z.strictObject({ itemId: idSchema, name: z.string(), since: instantSchema })).readonly(),
}).meta({ id: 'Availability' })
export type AvailabilityPayload = z.infer<typeof availabilityPayloadSchema>

/** `events/{eventType}`: the journal's envelope. */
export const envelopeSchema = z.object({
  outlet: idSchema,
  position: z.int().min(1),
  id: z.string(),
  stream: z.string(),
  version: z.int().min(1),
  type: z.string(),
  at: instantSchema,
  by: actorSchema,
  commandId: z.string(),
  data: z.record(z.string(), z.unknown()),
  hash: z.string().regex(/^[0-9a-f]{64}$/).optional(),
}).meta({ id: 'Envelope' })

/** `devices/{deviceId}/announce`, written by the device. */
export const announcePayloadSchema = z.object({
  kind: z.string(),
  model: z.string(),
  capabilities: z.array(z.string()),
  version: z.string(),
}).partial().meta({ id: 'Manifest' })

/** `devices/{deviceId}/status`, written by the device and by its last will. Plain text, not JSON. */
export const statusPayloadSchema = z.enum(['online', 'offline']).meta({ id: 'DeviceStatus' })
