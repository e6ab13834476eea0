import { requireRight, RestoflowError } from '@restoflow/core'
import { Hono } from 'hono'
import { recordCopy } from '../documents/hand-out'
import { loadDocument, loadProforma, type DocumentCategory } from '../documents/load'
import { pdfFormats, type PdfFormat } from '../documents/pdf/pdf'
import type { Runtime } from '../runtime'
import { identify } from './identify'
import { invalidQuery } from './paging'
import { expected, problemResponse } from './problem'
import { requireReadId } from './read-line'

/** A document as a file: routes and documents are made from this. */
export interface FileLine {
  /** Below `GET /api/v1/`. */
  readonly path: string
  readonly summary: string
  readonly query: Readonly<Record<string, string>>
  /** Absent: nothing is put on record, since it is no document yet. */
  readonly category?: DocumentCategory
}

const paper = 'a4 or 80 (millimetres); a4 when it is left out'

/** THE list: what can be had as PDF. Each bill or credit note that is taken is a copy on record. */
export const documentFiles: readonly FileLine[] = [
  { path: 'bills/{id}/pdf', summary: 'A bill as PDF: the first copy is the original, later ones are marked as duplicates', query: { paper }, category: 'bill' },
  { path: 'credit-notes/{id}/pdf', summary: 'A credit note as PDF, its copies counted as a bill\'s are', query: { paper }, category: 'credit-note' },
  { path: 'orders/{id}/proforma/pdf', summary: 'What an order would come to, as PDF: no tax invoice, and without a number', 
    query: { paper, section: 'gst or vat; the first that the order has' } },
]

/** What every answer with a document carries. A viewer would ask for it again to save it, and get a duplicate: it is saved at once. */
export function pdfHeaders(name: string): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/pdf', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename="${name}.pdf"`,
  }
}

/** @returns a serial as the name of a file: `KC/26-27/7` → `KC-26-27-7` */
export function fileName(number: string): string {
  return number.replace(/[^A-Za-z0-9-]+/g, '-')
}

/** @returns which paper a query asks for @throws RestoflowError `invalid-query` */
export function paperIn(query: URLSearchParams): PdfFormat {
  const wanted = query.get('paper') ?? 'a4'
  return pdfFormats.find(each => each === wanted) ?? invalidQuery('paper', 'must be a4 or 80.')
}

/** `GET /api/v1/bills/{id}/pdf` and its kin. */
export function documentRoutes(runtime: Runtime, root: string): Hono {
  const routes = new Hono()
  for (const { path, category } of documentFiles) {
    routes.get(root + path.replace('{id}', ':id'), async c => {
      try {
        return await answer(runtime, c.req.raw, requireReadId(c.req.param('id') ?? ''), category)
      } catch (error) {
        return problemResponse(expected(error, runtime.report))
      }
    })
  }
  return routes
}

async function answer(runtime: Runtime, request: Request, id: string, category: DocumentCategory | undefined): Promise<Response> {
  const signedIn = identify(request, runtime)
  requireRight(signedIn.principal, 'bills.print')
  // a page elsewhere must not use up the original
  if (request.headers.get('sec-fetch-site') === 'cross-site') throw new RestoflowError('wrong-origin', 'A page elsewhere asked for a document.')
  const query = new URL(request.url).searchParams
  const format = paperIn(query)
  if (category === undefined) {
    const section = query.get('section')
    if (section !== null && section !== 'gst' && section !== 'vat') return invalidQuery('section', 'must be gst or vat.')
    return pdf(await runtime.backOffice.pdf(await loadProforma(runtime, id, section ?? undefined), format, null), `proforma-${id}`)
  }
  const key = request.headers.get('idempotency-key') ?? undefined
  const copy = await recordCopy(runtime, signedIn, category, id, 'pdf', key)
  const { paper: document, number } = await loadDocument(runtime, category, id)
  return pdf(await runtime.backOffice.pdf(document, format, copy), fileName(number))
}

function pdf(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), { headers: pdfHeaders(name) })
}
