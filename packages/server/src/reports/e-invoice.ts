import type { ErrorObject, ValidateFunction } from 'ajv'
import { columnsOf, inv01, needsEInvoice, type Period, type Registration, type ReturnDocument, type Table } from '@restoflow/core'
import type { Runtime } from '../runtime'
import { inv01Schema } from './inv01-schema.data'

/** A document for the e-invoice portal, and what of its form is missing or wrong: the portal would refuse it. */
export interface EInvoice {
  readonly document: ReturnDocument
  readonly json: Readonly<Record<string, unknown>>
  /** Fields of INV-01 at fault: `BuyerDtls.Pin`. */
  readonly faults: readonly string[]
  /** What the portal gave back; null while it has not. */
  readonly registration: Registration | null
}

let validator: Promise<ValidateFunction> | null = null

/** @returns the fields of INV-01 that do not fit the form; none when the portal takes it */
export async function inv01Faults(json: unknown): Promise<readonly string[]> {
  validator ??= loadValidator()
  const validate = await validator
  return validate(json) ? [] : [...new Set((validate.errors ?? []).map(fieldOf))]
}

/** Houses without e-invoices never need it. */
async function loadValidator(): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv')
  // a double is not exactly a multiple of a hundredth: as good as a paisa is good enough
  return new Ajv({ allErrors: true, multipleOfPrecision: 6 }).compile(inv01Schema)
}

function fieldOf({ instancePath, keyword, params }: ErrorObject): string {
  const missing = keyword === 'required' ? `/${String((params as { readonly missingProperty?: unknown }).missingProperty)}` : ''
  return `${instancePath}${missing}`.slice(1).replaceAll('/', '.')
}

/** @returns the documents of a period that a liable seller registers with the portal, in the order of their dates */
export async function eInvoicesOf({ books, outlet }: Runtime, period: Period): Promise<readonly EInvoice[]> {
  const found: EInvoice[] = []
  for await (const document of books.documents(outlet, period)) {
    if (!needsEInvoice(document)) continue
    const json = inv01(document)
    found.push({ document, json, faults: await inv01Faults(json), registration: await books.registrationOf(outlet, document) })
  }
  return found
}

/** @returns the documents as a table, each with what is wrong about it */
export function eInvoiceTable(invoices: readonly EInvoice[]): Table {
  return {
    id: 'einvoice',
    columns: columnsOf({
      'Number': 'text', 'Date': 'date', 'GSTIN of recipient': 'text', 'Receiver name': 'text', 'Value': 'paise', 'Missing or wrong': 'text',
      'IRN': 'text', 'Ack no.': 'text', 'Ack date': 'text',
    }),
    rows: invoices.map(({ document: { number, date, buyer, figures }, faults, registration }) => [
      number, date, buyer?.gstin ?? '', buyer?.name ?? '', figures.totalPaise, faults.join(' '),
      registration?.irn ?? '', registration?.ackNumber ?? '', registration?.ackDate ?? '',
    ]),
  }
}
