import {
  dayBookTable, dayPeriod, editLogColumns, editLogRow, gstr1Json, gstr1Tables, holds, monthPeriod, refuse, requireSettings, taxSummaryTable, type Cell,
  type Gstr1Report, type OutletState, type Period, type RightId, type Table, type WarningKind,
} from '@restoflow/core'
import { privateEvents } from '@restoflow/core/features'
import type { Rightful } from '@restoflow/core'
import type { Runtime } from '../runtime'
import { instantsOf } from './books'
import { eInvoicesOf, eInvoiceTable } from './e-invoice'
import { gstr1Of, taxSummaryOf, todayOf } from './gst'
import { csvHead, csvRows } from './sheets'

export const exportFormats = ['json', 'csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What is wanted: a month or days, and in which form. */
export interface ExportRequest {
  /** `2026-11` */
  readonly month?: string | undefined
  /** `2026-11-22`; with `to` several days. */
  readonly day?: string | undefined
  readonly to?: string | undefined
  readonly format: ExportFormat
  /** Of a report of several tables as CSV: only this one. */
  readonly section?: string | undefined
}

/** A file as it is made: read it once. */
export interface ExportFile {
  readonly name: string
  readonly type: string
  readonly body: AsyncIterable<string | Uint8Array>
}

interface Export {
  readonly summary: string
  readonly formats: readonly [ExportFormat, ...ExportFormat[]]
  make(runtime: Runtime, request: ExportRequest, by: Rightful): Promise<MadeExport>
}

/** A report as files, and what whoever files it has to know. */
export interface MadeExport {
  /** One, or as CSV one for each table. */
  readonly files: readonly ExportFile[]
  /** What keeps it from being filed as it is, and what it does not have yet; in English, for the command line. */
  readonly notices: readonly string[]
}

const types = {
  json: 'application/json', csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>

/** Who may have any of these. */
export const reportsRight: RightId = 'reports.read'

/** THE list: `restoflow export NAME`, and the downloads of `/reports`. */
export const reportExports = {
  'gstr1': {
    summary: 'GSTR-1 of a month', formats: ['json', 'csv', 'xlsx'],
    make: async (runtime, { month, format, section }) => {
      const report = await gstr1Of(runtime, requireMonth(month))
      const name = `gstr1-${report.gstin}-${report.month}`
      const files = format === 'json' ? [jsonFile(name, gstr1Json(report))] : tableFiles(runtime, name, gstr1Tables(report), format, section)
      return { files, notices: gstr1Notices(report) }
    },
  },
  'daybook': {
    summary: 'Every document, payment and refund of a day or a month', formats: ['csv', 'xlsx'],
    make: async (runtime, request) => {
      const { books, outlet } = runtime
      const { period, label } = periodOf(request)
      const entries = await books.dayBook(outlet, period, timeZoneOf(runtime))
      return {
        files: tableFiles(runtime, `day-book-${label}`, [dayBookTable(entries, timeZoneOf(runtime), id => runtime.nameOf(id))], request.format), notices: [],
      }
    },
  },
  'tax-summary': {
    summary: 'Tax by date, section, rate and HSN', formats: ['csv', 'xlsx'],
    make: async (runtime, request) => {
      const { period, label } = periodOf(request)
      return { files: tableFiles(runtime, `tax-summary-${label}`, [taxSummaryTable(await taxSummaryOf(runtime, period))], request.format), notices: [] }
    },
  },
  'einvoice': {
    summary: 'Form INV-01 of each document to a registered buyer, as the e-invoice portal takes it', formats: ['json', 'csv', 'xlsx'],
    make: async (runtime, request) => {
      const { period, label } = periodOf(request)
      const invoices = await eInvoicesOf(runtime, period)
      const sound = invoices.filter(({ faults }) => faults.length === 0)
      const refused = invoices.length - sound.length
      // what the portal would refuse is listed in the table, with the fields at fault
      return request.format === 'json'
        ? {
          files: [jsonFile(`einvoice-${label}`, sound.map(({ json }) => json))],
          notices: refused === 0 ? [] : [`Documents left out, because the portal would refuse them: ${refused}. As CSV the report says why.`],
        }
        : { files: tableFiles(runtime, `einvoice-${label}`, [eInvoiceTable(invoices)], request.format), notices: [] }
    },
  },
  'edit-log': {
    summary: 'Every change with its date, who made it and what it was; of a month, or all', formats: ['csv'],
    make: async (runtime, request, by) => {
      const isWhole = request.month === undefined && request.day === undefined
      const { period, label } = isWhole ? { period: null, label: 'all' } : periodOf(request)
      return { files: [{ name: `edit-log-${label}.csv`, type: types.csv, body: editLog(runtime, period, by) }], notices: [] }
    },
  },
} as const satisfies Record<string, Export>

export type ExportName = keyof typeof reportExports

/** @returns whether there is such a report */
export function isExportName(name: string): name is ExportName {
  return Object.hasOwn(reportExports, name)
}

/**
 * @param by who asks: what only an owner may read is left blank for others
 * @returns the files of a report, and what is to be known about them
 * @throws RestoflowError `forbidden`, `invalid-query`, `invalid-period` also for one that has not begun, and as the report refuses
 */
export async function makeExport(runtime: Runtime, name: ExportName, request: ExportRequest, by: Rightful): Promise<MadeExport> {
  const made: Export = reportExports[name]
  if (!made.formats.includes(request.format)) refuse('invalid-query', `${name} comes as ${made.formats.join(' or ')}.`, { field: 'format' })
  if (!holds(by, reportsRight)) refuse('forbidden', `"${reportsRight}" is not among the rights here.`, { right: reportsRight })
  const unfinished = periodNotices(runtime, request)
  const { files, notices } = await made.make(runtime, request, by)
  return { files, notices: [...unfinished, ...notices] }
}

/** @throws RestoflowError `invalid-period` for a period of which no day has come yet: what it would hold is no return with nothing in it */
function periodNotices(runtime: Runtime, request: ExportRequest): readonly string[] {
  if (request.month === undefined && request.day === undefined) return []
  const { period: { from, to }, label } = periodOf(request)
  const today = todayOf(runtime)
  if (from > today) refuse('invalid-period', `${label} has not begun: today is ${today}.`, { field: request.day === undefined ? 'month' : 'day' })
  return to < today ? [] : [`${label} is not over: this has what was issued until ${today}.`]
}

const warningTexts = {
  'buyer-without-address': 'registered buyer without an address (Rule 46(d))', 'buyer-not-named': 'bill of ₹50,000 or more that names no buyer (Rule 46(e))',
  'hsn-missing': 'line without an HSN of four digits', 'irn-missing': 'invoice without the e-invoice portal\'s number (Rule 48(4))',
  'series-gap': 'gap in a series', 'operator-without-gstin': 'operator without a GSTIN', 'other-gstin': 'document under another GSTIN',
} as const satisfies Record<WarningKind, string>

function gstr1Notices({ warnings, composition }: Gstr1Report): readonly string[] {
  return [
    ...warnings.map(({ kind, number, detail }) => `Warning: ${[number, detail].filter(part => part !== '').join(', ')}: ${warningTexts[kind]}.`),
    ...(composition.length === 0 ? [] : [`Documents under composition, in no table of this return (CMP-08 has them): ${composition.length}.`]),
  ]
}

const timeZoneOf = ({ house }: Runtime): string => requireSettings(house.state<OutletState>('outlet')).timeZone

function requireMonth(month: string | undefined): string {
  return month ?? refuse('invalid-period', 'Name the month, such as 2026-11.', { field: 'month' })
}

function periodOf({ month, day, to }: ExportRequest): { readonly period: Period; readonly label: string } {
  if (day !== undefined) return { period: dayPeriod(day, to), label: to === undefined ? day : `${day}-${to}` }
  return { period: monthPeriod(requireMonth(month)), label: requireMonth(month) }
}

function jsonFile(name: string, value: unknown): ExportFile {
  return { name: `${name}.json`, type: types.json, body: once(() => `${JSON.stringify(value, null, 2)}\n`) }
}

function tableFiles({ backOffice }: Runtime, name: string, tables: readonly Table[], format: ExportFormat, section?: string): readonly ExportFile[] {
  if (format === 'xlsx') return [{ name: `${name}.xlsx`, type: types.xlsx, body: once(() => backOffice.workbook(tables)) }]
  const wanted = section === undefined ? tables : tables.filter(({ id }) => id === section)
  if (wanted.length === 0) refuse('invalid-query', `There is no table ${section}; use one of ${tables.map(({ id }) => id).join(', ')}.`, { field: 'section' })
  return wanted.map(table => ({
    name: tables.length === 1 ? `${name}.csv` : `${name}-${table.id}.csv`, type: types.csv, body: once(() => backOffice.csv(table)),
  }))
}

async function * once(make: () => string | Uint8Array | Promise<string | Uint8Array>): AsyncIterable<string | Uint8Array> {
  yield await make()
}

/** Events that stay inside the house are an owner's to read: for others the change is listed, and what it was is not. */
async function * editLog(runtime: Runtime, period: Period | null, by: Rightful): AsyncIterable<string> {
  const { books, outlet } = runtime
  const timeZone = timeZoneOf(runtime)
  const isOwner = by.roles.includes('owner')
  yield csvHead(editLogColumns)
  let rows: (readonly Cell[])[] = []
  for await (const event of books.events(outlet, period === null ? {} : instantsOf(period, timeZone))) {
    const isHidden = !isOwner && privateEvents.has(event.type)
    rows.push(editLogRow(isHidden ? { ...event, data: 'for owners' } : event, timeZone, id => runtime.nameOf(id)))
    if (rows.length < rowsAtOnce) continue
    yield csvRows(editLogColumns, rows)
    rows = []
  }
  yield csvRows(editLogColumns, rows)
}

const rowsAtOnce = 500
