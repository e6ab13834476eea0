import { createHash } from 'node:crypto'
import { requireRight, RestoflowError } from '@restoflow/core'
import { Hono } from 'hono'
import { z } from 'zod'
import { applyMenuFile, countsOf, errorsOf, readMenuFile, writeMenuFile } from '../menu-sheet/import'
import type { RowPlan } from '../menu-sheet/changes'
import type { MenuPlan } from '../menu-sheet/plan'
import { fileBytesMax, type SheetFormat } from '../menu-sheet/table'
import type { Runtime } from '../runtime'
import { readFileBody } from './file-body'
import { identify } from './identify'
import { expected, problemResponse } from './problem'
import { replySchema } from './view-schemas'

const counts = z.object({ new: z.int(), changed: z.int(), unchanged: z.int() })

/** What a file would change; `mark` names the menu beside which it was read. */
export const importPreviewSchema = z.object({
  mark: z.string(),
  counts: z.object({ items: counts, modifierGroups: counts, categories: counts }),
  changes: z.array(z.object({
    sheet: z.string(), row: z.int(), kind: z.enum(['new', 'changed']), id: z.string(), name: z.string(),
    cells: z.array(z.object({ column: z.string(), old: z.string(), new: z.string() })),
  })),
  errors: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.string(), message: z.string() })),
  unknownCategories: z.array(z.string()),
  ignored: z.array(z.object({ sheet: z.string(), column: z.string() })),
}).meta({ id: 'MenuImportPreview' })

export const importReplySchema = z.object({ ...replySchema.shape, counts: importPreviewSchema.shape.counts }).meta({ id: 'MenuImportReply' })

/** How each file is sent. */
export const fileTypes: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

/** @returns the menu as a file to keep, or one to begin a menu with @throws RestoflowError `too-busy`, `file-not-made` */
export async function menuFileResponse(runtime: Runtime, what: 'menu' | 'menu-template', format: SheetFormat): Promise<Response> {
  const { bytes, name } = await writeMenuFile(runtime, what, format)
  const headers = { ...noStore, 'content-type': fileTypes[format], 'content-disposition': `attachment; filename="${name}"` }
  return new Response(new Uint8Array(bytes), { headers })
}

/** @returns the bytes of a menu file: the body itself, or the first file of a form @throws RestoflowError `sheet-too-large`, `sheet-unreadable` */
export async function readMenuUpload(request: Request): Promise<Buffer> {
  const bytes = await readFileBody(request, { bytesMax: fileBytesMax, tooLarge: 'sheet-too-large', unreadable: 'sheet-unreadable', name: 'file' })
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data/i.test(type)) return bytes
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => null)
  const file = [...(form?.values() ?? [])].find(value => value instanceof File)
  if (!(file instanceof File) || file.size === 0) throw new RestoflowError('sheet-unreadable', 'The form holds no file.')
  return Buffer.from(await file.arrayBuffer())
}

const planCounts = (plan: MenuPlan): object => ({ items: countsOf(plan.items), modifierGroups: countsOf(plan.groups), categories: countsOf(plan.categories) })

function changesOf(plans: readonly RowPlan<{ readonly id: string; readonly name: string }>[]): readonly object[] {
  return plans.flatMap(({ sheet, row, kind, definition: { id, name }, cells }) => (kind === 'unchanged' ? [] : [{ sheet, row, kind, id, name, cells }]))
}

async function importMenu(runtime: Runtime, request: Request): Promise<unknown> {
  const { principal } = identify(request, runtime)
  requireRight(principal, 'menu.edit')
  const query = new URL(request.url).searchParams
  const bytes = await readMenuUpload(request)
  const newCategories = isSet(query, 'new-categories')
  const read = await readMenuFile(runtime, bytes, { newCategories })
  const { plan, mark } = read
  if (isSet(query, 'preview')) {
    return {
      mark, counts: planCounts(plan), changes: [...changesOf(plan.items), ...changesOf(plan.groups), ...changesOf(plan.categories)],
      errors: errorsOf(plan), unknownCategories: plan.unknownCategories, ignored: plan.ignored,
    }
  }
  const commandId = request.headers.get('idempotency-key') ?? undefined
  if (commandId !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(commandId)) {
    throw new RestoflowError('invalid-idempotency-key', 'The Idempotency-Key is not 1 to 64 of A-Z, a-z, 0-9, _ and -.')
  }
  const requestHash = createHash('sha256').update(`menu import ${newCategories}\n`).update(bytes).digest('hex')
  const reply = await applyMenuFile(runtime, read, { by: principal, mark: query.get('mark') ?? undefined, commandId, requestHash })
  return { ...(reply ?? { position: runtime.house.position, events: [], state: { batchId: null } }), counts: planCounts(plan) }
}

/** `?preview`, `?preview=1`; `?preview=0` is none. */
function isSet(query: URLSearchParams, name: string): boolean {
  const value = query.get(name)
  return value !== null && value !== '0' && value !== 'false'
}

/** `POST /api/v1/menu/import`, `GET /api/v1/menu/export.csv` and `.xlsx`. */
export function menuFileRoutes(runtime: Runtime, root: string): Hono {
  const routes = new Hono()
  const answer = (work: () => Promise<Response>): Promise<Response> => work().catch((error: unknown) => problemResponse(expected(error, runtime.report)))
  routes.post(`${root}menu/import`, c => answer(async () => Response.json(await importMenu(runtime, c.req.raw), { headers: noStore })))
  for (const format of ['csv', 'xlsx'] as const) {
    routes.get(`${root}menu/export.${format}`, c => answer(async () => {
      requireRight(identify(c.req.raw, runtime).principal, 'menu.edit')
      return menuFileResponse(runtime, 'menu', format)
    }))
  }
  return routes
}
