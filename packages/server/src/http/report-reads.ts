import { dayBookKinds, dayPeriod, gstr1Json, gstr1Sections, monthPeriod, type Period } from '@restoflow/core'
import { paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { documentsBehind, gstr1Of, taxSummaryOf } from '../reports/gst'
import type { Runtime } from '../runtime'
import { invalidQuery, wholeNumber } from './paging'
import type { ReadLine } from './read-line'
import { basisPoints, count, date, instant, section } from './view-parts'

const amounts = { taxablePaise: paiseSchema, igstPaise: paiseSchema, cgstPaise: paiseSchema, sgstPaise: paiseSchema, cessPaise: paiseSchema }
const sectionTotal = z.object({ amounts: z.object(amounts), documents: count })

const documentKind = z.enum(['invoice', 'credit-note'])

const gstr1Schema = z.object({
  month: z.string(),
  gstin: z.string(),
  totals: z.object(Object.fromEntries(gstr1Sections.map(name => [name, sectionTotal]))),
  documents: z.object({ invoices: count, creditNotes: count, totalPaise: paiseSchema, roundOffPaise: paiseSchema }),
  withoutTaxEffect: z.array(z.object({ id: z.string(), number: z.string(), date, billNumber: z.string(), creditPaise: paiseSchema })),
  composition: z.array(z.object({ kind: documentKind, id: z.string(), number: z.string(), date, totalPaise: paiseSchema }))
    .meta({ description: 'Of the month and in no table: bills of supply of a composition dealer and credit notes for them, which CMP-08 has' }),
  warnings: z.array(z.object({ kind: z.string(), id: z.string().nullable(), number: z.string(), detail: z.string() })),
  return: z.looseObject({ gstin: z.string(), fp: z.string() }).meta({ description: 'As the GST portal takes it: rupees, dates dd-mm-yyyy' }),
}).meta({ id: 'Gstr1' })

const behindSchema = z.object({
  items: z.array(z.object({
    kind: documentKind, id: z.string(), number: z.string(), date, billId: z.string(), buyerGstin: z.string().nullable(),
    taxablePaise: paiseSchema, wholePaise: paiseSchema, totalPaise: paiseSchema,
  })),
}).meta({ id: 'Gstr1Documents' })

const money = Object.fromEntries([
  'grossPaise', 'discountPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise', 'vatPaise', 'totalPaise',
].map(name => [name, paiseSchema]))
const taxSummarySchema = z.object({
  items: z.array(z.object({ date, section, treatment: z.string(), rateBasisPoints: basisPoints, hsn: z.string(), ...money })),
}).meta({ id: 'TaxSummary' })

const dayBookSchema = z.object({
  items: z.array(z.object({
    position: count, date, at: instant, kind: z.enum(dayBookKinds), number: z.string(), about: z.string(),
    tender: z.string(), taxablePaise: paiseSchema, taxPaise: paiseSchema, roundOffPaise: paiseSchema, totalPaise: paiseSchema, moneyPaise: paiseSchema,
    tipPaise: paiseSchema, by: z.string(),
  })),
}).meta({ id: 'DayBook' })

const monthQuery = { month: 'The month, such as 2026-11' }
const periodQuery = { day: 'A day, such as 2026-11-22', to: 'With day: the last day', ...monthQuery }

/** What accountants read: returns, tax, the day book. */
export const reportReads: readonly ReadLine[] = [
  {
    path: 'reports/gstr1', summary: 'GSTR-1 of a month: totals, what keeps it from being filed, and the return itself', right: 'reports.read', query: monthQuery,
    response: gstr1Schema,
    answer: async (runtime, { query }) => {
      const report = await gstr1Of(runtime, monthIn(query))
      const { month, gstin, totals, documents, withoutTaxEffect, composition, warnings } = report
      return { month, gstin, totals, documents, withoutTaxEffect, composition, warnings, return: gstr1Json(report) }
    },
  },
  {
    path: 'reports/gstr1-documents', summary: 'The documents behind a table of GSTR-1', right: 'reports.read', response: behindSchema,
    query: { ...monthQuery, section: gstr1Sections.join(', '), skip: 'How many to leave out', limit: 'How many at most: 200 unless told' },
    answer: async (runtime, { query }) => {
      const wanted = query.get('section')
      const table = gstr1Sections.find(each => each === wanted) ?? invalidQuery('section', `must be one of ${gstr1Sections.join(', ')}.`)
      const limit = wholeNumber(query, 'limit', 200, 1, 1_000)
      const found = await documentsBehind(runtime, monthPeriod(monthIn(query)), table, wholeNumber(query, 'skip', 0, 0), limit)
      return {
        items: found.map(({ document: { kind, id, number, date: dated, bill, buyer, figures }, taxablePaise, wholePaise }) => ({
          kind, id, number, date: dated, billId: bill.billId, buyerGstin: buyer?.gstin ?? null, taxablePaise, wholePaise, totalPaise: figures.totalPaise,
        })),
      }
    },
  },
  {
    path: 'reports/tax-summary', summary: 'Tax by date, section, rate and HSN', right: 'reports.read', query: periodQuery, response: taxSummarySchema,
    answer: async (runtime, { query }) => ({ items: await taxSummaryOf(runtime, periodIn(query)) }),
  },
  {
    path: 'reports/daybook', summary: 'Every document, payment and refund of a period', right: 'reports.read', query: periodQuery, response: dayBookSchema,
    answer: async (runtime, { query }) => ({ items: await runtime.books.dayBook(runtime.outlet, periodIn(query), timeZoneOf(runtime)) }),
  },
]

const timeZoneOf = ({ house }: Runtime): string =>
  house.state<{ readonly settings: { readonly timeZone: string } | null }>('outlet').settings?.timeZone ?? 'UTC'

const monthIn = (query: URLSearchParams): string => query.get('month') ?? invalidQuery('month', 'must be a month, such as 2026-11.')

function periodIn(query: URLSearchParams): Period {
  const [day, to] = [query.get('day'), query.get('to')]
  return day === null ? monthPeriod(monthIn(query)) : dayPeriod(day, to ?? undefined)
}
