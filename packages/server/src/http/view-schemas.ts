import { counterStages, courses, orderKinds, rights, tableStages } from '@restoflow/core'
import { idSchema, paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { count, instant, names, quantity, role } from './view-parts'

// The shapes of answers, for /openapi.json and for the tests that hold the answers to them.

export const replySchema = z.object({
  position: count.meta({ description: 'Of the last event written, or of the journal when nothing was' }),
  events: z.array(z.object({ position: count, stream: z.string(), type: z.string() })),
  state: z.unknown().meta({ description: 'The public view of what the command named or made' }),
}).meta({ id: 'Reply' })

export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: count,
  detail: z.string(),
  code: z.string().meta({ description: 'Permanent: switch on it' }),
  fix: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
}).meta({ id: 'Problem' })

export const envelopeSchema = z.object({
  outlet: z.string(),
  position: count.meta({ description: 'Gapless within the outlet, from 1' }),
  id: z.string(),
  stream: z.string(),
  version: count,
  type: z.string(),
  at: instant,
  by: z.object({ kind: z.enum(['staff', 'guest', 'device', 'plugin', 'key', 'system']), id: z.string() }),
  commandId: z.string(),
  data: z.unknown(),
  hash: z.string().optional().meta({ description: 'SHA-256 of the chain up to here' }),
}).meta({ id: 'Envelope' })

export const eventsSchema = z.object({ events: z.array(envelopeSchema), position: count }).meta({ id: 'Events' })

/** @returns the shape of a list with cursor paging */
export function pageSchema(item: z.ZodType, name: string): z.ZodType {
  return z.object({ items: z.array(item), next: z.string().nullable() }).meta({ id: `${name}Page` })
}

const orderSource = z.object({ name: z.string(), orderNumber: z.string() }).meta({ id: 'OrderSource', description: 'The aggregator that the order came through' })

export const orderSchema = z.object({
  id: idSchema,
  kind: z.enum(orderKinds),
  state: z.enum(['open', 'billed', 'settled', 'cancelled', 'merged']),
  tableId: idSchema.optional(),
  covers: count,
  token: z.string().optional(),
  label: z.string().optional().meta({ description: 'Tells the orders of a shared table apart' }),
  customerId: idSchema.optional(),
  promisedAt: instant.optional(),
  source: orderSource.optional(),
  handedOverAt: instant.optional(),
  mergedInto: idSchema.optional().meta({ description: 'The order that took all lines of this one' }),
  heldCourses: z.array(z.enum(courses)),
  openedAt: instant,
  lines: z.array(z.object({
    id: idSchema,
    itemId: idSchema,
    variantId: idSchema.optional(),
    name: z.string(),
    quantity,
    unsentQuantity: quantity,
    unitPricePaise: paiseSchema,
    modifiers: z.array(z.object({ modifierId: idSchema, name: z.string(), quantity: count, pricePaise: paiseSchema })),
    note: z.string().optional(),
    course: z.enum(courses),
    cover: count.optional(),
    comboId: idSchema.optional().meta({ description: 'Shared by the lines of one combo' }),
    comboItemId: idSchema.optional(),
    comboName: z.string().optional(),
    comboPieces: count.optional().meta({ description: 'Pieces of this line in one combo' }),
    state: z.enum(['new', 'sent', 'cooking', 'ready', 'served', 'voided']),
  })),
  bills: z.array(idSchema),
  billRequest: z.object({ at: instant, acknowledgedBy: idSchema.optional() }).optional(),
}).meta({ id: 'Order' })

const ticketStage = z.enum(['queued', 'cooking', 'ready', 'served', 'cancelled'])

export const ticketSchema = z.object({
  id: idSchema,
  kind: z.enum(['kot', 'cancel']),
  orderId: idSchema,
  orderKind: z.enum(orderKinds),
  station: idSchema,
  tableId: idSchema.nullable(),
  tableName: z.string().nullable(),
  token: z.string().nullable(),
  covers: count,
  label: z.string().nullable(),
  promisedAt: instant.nullable(),
  source: orderSource.nullable(),
  movedFrom: z.string().nullable().meta({ description: 'Where its food was to go before, until it is served: T4' }),
  continues: idSchema.nullable().meta({ description: 'The ticket of another order that it took over' }),
  number: z.string(),
  sequence: count,
  lines: z.array(z.object({
    lineId: idSchema,
    name: z.string(),
    names: names.optional(),
    diet: z.enum(['veg', 'non-veg', 'egg']),
    quantity,
    modifiers: z.array(z.object({ name: z.string(), names: names.optional(), quantity: count })),
    note: z.string().optional(),
    course: z.enum(courses),
    cover: count.optional(),
    state: ticketStage,
  })),
  state: ticketStage,
  openedAt: instant,
  sentBy: z.string(),
  readyAt: instant.nullable(),
  servedAt: instant.nullable(),
  cancels: idSchema.nullable(),
  reason: z.string().nullable(),
  acknowledged: z.boolean(),
}).meta({ id: 'Ticket' })

const noFigures = 'Whole paise; null where the order\'s figures can\'t be computed, such as with a rate that is none'

export const tableSchema = z.object({
  id: idSchema,
  name: z.string(),
  section: idSchema,
  seats: count,
  state: z.enum(tableStages),
  orderId: idSchema.optional(),
  orderIds: z.array(idSchema),
  orders: z.array(z.object({ orderId: idSchema, label: z.string().nullable() })),
  mergedInto: idSchema.optional().meta({ description: 'The main table of the party that also sits here' }),
  mergedTableIds: z.array(idSchema),
  covers: count.optional(),
  since: instant.optional(),
  amountPaise: paiseSchema.nullable().meta({ description: noFigures }),
  reservedAt: instant.optional().meta({ description: 'When the next reservation that keeps the table is for, however far ahead' }),
  reservationId: idSchema.optional(),
}).meta({ id: 'Table' })

export const counterRowSchema = z.object({
  orderId: idSchema,
  kind: z.enum(orderKinds),
  token: z.string().nullable(),
  label: z.string().nullable(),
  source: orderSource.nullable(),
  promisedAt: instant.nullable(),
  openedAt: instant,
  openedBy: z.string(),
  customerId: idSchema.nullable(),
  stage: z.enum(counterStages),
  readyLines: count,
  openLines: count,
  unsentLines: count,
  itemCount: count,
  amountPaise: paiseSchema.nullable().meta({ description: noFigures }),
  duePaise: paiseSchema.nullable().meta({ description: noFigures }),
  status: z.enum(['open', 'billed', 'settled']),
  billIds: z.array(idSchema),
}).meta({ id: 'CounterRow' })

const named = { id: idSchema, name: z.string(), names: names.optional() }

const availability = {
  available: z.boolean(),
  reason: z.enum(['sold-out', 'not-now', 'short']).optional(),
  left: quantity.optional().meta({ description: 'How many are left of what is counted' }),
  returnsAt: instant.optional().meta({ description: 'When it comes back by itself' }),
}
const times = z.array(z.object({ days: z.array(count).optional(), from: z.string(), to: z.string() }))
const modifierGroups = z.array(z.object({ ...named, min: count, max: count, modifiers: z.array(z.object({ ...named, pricePaise: paiseSchema })) }))

export const menuSchema = z.object({
  position: count,
  categories: z.array(z.object({
    ...named,
    times: times.optional(),
    items: z.array(z.object({
      ...named,
      categoryId: idSchema,
      code: z.string().optional(),
      diet: z.enum(['veg', 'non-veg', 'egg']),
      pricePaise: paiseSchema,
      variants: z.array(z.object({ ...named, pricePaise: paiseSchema })),
      stationId: idSchema.optional(),
      taxClassId: idSchema,
      course: z.enum(courses),
      quantityDecimals: count.optional(),
      allergens: z.array(z.string()).optional(),
      revision: count,
      description: z.string().optional(),
      pricing: z.enum(['inclusive', 'exclusive']).optional(),
      hsn: z.string().optional(),
      photo: idSchema.optional(),
      order: count.optional(),
      times: times.optional(),
      ...availability,
      modifierGroups,
      combo: z.object({
        parts: z.array(z.object({
          ...named,
          options: z.array(z.object({
            itemId: idSchema,
            variantId: idSchema.optional(),
            name: z.string(),
            names: names.optional(),
            diet: z.enum(['veg', 'non-veg', 'egg']),
            quantity: count,
            extraPaise: paiseSchema.optional(),
            ...availability,
            modifierGroups,
          })),
        })),
      }).optional(),
    })),
  })),
}).meta({ id: 'Menu' })

const right = z.enum(rights.map(({ id }) => id)).meta({ id: 'Right' })

export const staffSchema = z.object({
  id: idSchema, name: z.string(), roles: z.array(role), disabled: z.boolean(),
  allow: z.array(right).meta({ description: 'Rights beyond those of the roles' }),
  deny: z.array(right).meta({ description: 'Rights taken away; they win' }),
  rights: z.array(right).meta({ description: 'What holds at this moment' }),
  revision: count.meta({ description: 'Send it with a change: an older one is refused' }),
}).meta({ id: 'StaffMember' })

export const terminalSchema = z.object({
  id: idSchema, name: z.string(), createdAt: instant, lastSeenAt: instant, address: z.string().nullable(), signedIn: z.array(idSchema),
}).meta({ id: 'Terminal' })

export const deedSchema = z.object({
  position: count, at: instant, type: z.string(), text: z.string().meta({ description: 'What was done, as a sentence' }),
  orderId: idSchema.nullable(), billId: idSchema.nullable(), approvedBy: z.string().nullable(),
}).meta({ id: 'Deed' })

export const outletSchema = z.looseObject({
  settings: z.looseObject({ name: z.string(), timeZone: z.string(), currency: z.string() }).nullable(),
  stations: z.record(z.string(), z.looseObject({ id: idSchema, name: z.string() })),
  sections: z.record(z.string(), z.looseObject({ id: idSchema, name: z.string(), revision: count })),
  tables: z.record(z.string(), z.looseObject({ id: idSchema, name: z.string(), sectionId: idSchema, rotation: count.optional(), revision: count })),
  mergePresets: z.record(z.string(), z.object({ id: idSchema, name: z.string(), tableIds: z.array(idSchema), revision: count })),
}).meta({ id: 'Outlet' })
