import { z } from 'zod'
import { idSchema } from '../kernel/kernel.schema'
import { cancelReasons, declineReasons, reservationKinds } from './reservation'
import { coversMax, minutesMax, minutesMin } from './rules'

const instantSchema = z.iso.datetime().meta({ description: 'UTC instant, ISO 8601' })
const covers = z.int().min(1).max(coversMax)
const minutes = z.int().min(minutesMin).max(minutesMax)
const tableIds = z.array(idSchema).max(8)
const quotedMinutes = z.int().min(0).max(480)
const force = z.boolean().optional()

export const requestReservationSchema = z.strictObject({
  reservationId: idSchema.optional(),
  kind: z.enum(reservationKinds),
  customerId: idSchema.optional(),
  covers,
  at: instantSchema.optional(),
  durationMinutes: minutes.optional(),
  tableIds: tableIds.optional(),
  quotedMinutes: quotedMinutes.optional(),
  accept: z.boolean().optional(),
  force,
})
export const acceptReservationSchema = z.strictObject({ tableIds: tableIds.optional(), force })
export const declineReservationSchema = z.strictObject({ reason: z.enum(declineReasons).optional() })
export const changeReservationSchema = z.strictObject({
  at: instantSchema.optional(),
  covers: covers.optional(),
  durationMinutes: minutes.optional(),
  tableIds: tableIds.optional(),
  customerId: idSchema.optional(),
  quotedMinutes: quotedMinutes.optional(),
  force,
})
export const cancelReservationSchema = z.strictObject({ reason: z.enum(cancelReasons) })
export const seatReservationSchema = z.strictObject({ tableId: idSchema, orderId: idSchema.optional(), covers: covers.optional() })
