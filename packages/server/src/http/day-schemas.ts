import { documentKinds } from '@restoflow/core'
import { idSchema, paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { basisPoints, count, date, instant } from './view-parts'

// The shapes of what the API says about days, drawers and losses.

const tally = z.object({ count, amountPaise: paiseSchema })
const tenderTally = tally.extend({ tipPaise: paiseSchema, changePaise: paiseSchema })
const figures = {
  grossPaise: paiseSchema, discountPaise: paiseSchema, taxablePaise: paiseSchema, cgstPaise: paiseSchema, sgstPaise: paiseSchema, igstPaise: paiseSchema,
  cessPaise: paiseSchema, vatPaise: paiseSchema,
}
const documents = z.object({
  ...figures, count, roundOffPaise: paiseSchema, totalPaise: paiseSchema,
  rows: z.array(z.object({ rateBasisPoints: basisPoints, treatment: z.string(), ...figures })),
})
const section = z.partialRecord(z.enum(documentKinds), documents)
const byKind = z.record(z.string(), tally)
const tenders = z.record(z.string(), tenderTally)
const cash = z.object({ in: tally, out: tally, drop: tally })
const received = z.partialRecord(z.enum(['voucher', 'account']), z.record(z.string(), tally.extend({ returned: tally })))
  .meta({ description: 'What came for vouchers and against due accounts, by kind of payment: no sale. Cash of it is in `cash` as well' }).optional()
const shiftTotals = z.object({
  drawerId: z.string(), personId: z.string(), floatPaise: paiseSchema, tenders, reversed: tenders, refunds: byKind, cash, received, noSales: count,
  closed: z.object({ expectedPaise: paiseSchema, countedPaise: paiseSchema, overShortPaise: paiseSchema }).nullable(),
})

const totals = z.object({
  dates: z.record(z.string(), z.partialRecord(z.enum(['gst', 'vat']), section)).meta({ description: 'By the documents\' calendar dates, as GSTR-1 takes them' }),
  series: z.record(z.string(), z.object({ first: z.string(), last: z.string(), count })),
  covers: count, tenders, reversed: tenders, refunds: byKind, cash, received, voids: tally.extend({ begun: tally }), comps: tally, discounts: tally, noSales: count,
  shifts: z.record(z.string(), shiftTotals),
}).meta({ id: 'DayTotals' })

const denominations = z.array(z.object({ valuePaise: paiseSchema, count })).optional()

const held = z.array(z.object({ collectionId: idSchema, orderId: idSchema, billNumbers: z.array(z.string()), amountPaise: paiseSchema }))
  .meta({ id: 'HeldForGuests', description: 'Paid twice or too much through a payment provider, and not given back yet: in no drawer and in no sale' })

const closed = z.object({
  businessDay: date, zNumber: z.string(), seriesPeriod: z.string(), carriedOver: z.array(z.object({ orderId: idSchema, label: z.string() })),
  held: held.optional(), approvedBy: z.string(),
  chain: z.object({ position: count, hash: z.string() }).nullable(), at: instant, by: z.object({ kind: z.string(), id: z.string() }),
})

const blocker = z.object({
  kind: z.enum(['earlier-day', 'open-shift', 'open-order', 'unpaid-bill']), id: z.string(), label: z.string(), billIds: z.array(idSchema).optional(),
})

export const xReportSchema = z.object({
  businessDay: date, state: z.enum(['open', 'closed']), totals, blockers: z.array(blocker), held,
}).meta({ id: 'XReport' })

export const dayStatusSchema = z.object({ clockDay: date, openDay: date, unclosed: z.array(date), blockers: z.array(blocker), held }).meta({ id: 'DayStatus' })

export const zLineSchema = z.object({ id: date, number: z.string(), at: instant })

const print = z.object({ copy: count, form: z.enum(['80', 'a4']), at: instant, by: z.object({ kind: z.string(), id: z.string() }) })

export const zReportSchema = z.object({
  id: date, totals, closed, copies: z.array(print).meta({ description: 'Prints on record, the original first' }),
}).meta({ id: 'ZReport' })

export const shiftSchema = z.object({
  id: idSchema, state: z.enum(['open', 'closed']), drawerId: idSchema, personId: z.string(), businessDay: date, floatPaise: paiseSchema, denominations,
  fromShiftId: idSchema.optional(), openedAt: instant,
  movements: z.array(z.object({
    movementId: idSchema, direction: z.enum(['in', 'out', 'drop']), amountPaise: paiseSchema, reason: z.string(), reference: z.string().optional(),
    at: instant, by: z.object({ kind: z.string(), id: z.string() }),
  })),
  closed: z.looseObject({ at: instant, countedPaise: paiseSchema, expectedPaise: paiseSchema, overShortPaise: paiseSchema }).optional(),
}).meta({ id: 'Shift' })

const lossTallies = z.array(z.object({ id: z.string(), kinds: z.record(z.string(), tally) }))

export const lossReportSchema = z.object({
  from: instant, to: instant, people: lossTallies, approvers: lossTallies, isCut: z.boolean(),
  losses: z.array(z.object({
    position: count, at: instant, kind: z.string(), by: z.string(), approvedBy: z.string().nullable(), amountPaise: paiseSchema, what: z.string(),
    reason: z.string(), orderId: idSchema.nullable(), billId: idSchema.nullable(),
  })),
}).meta({ id: 'LossReport' })
