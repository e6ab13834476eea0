import { Readable } from 'node:stream'
import { dayPeriod, gstr1Sections, monthPeriod, RestoflowError } from '@restoflow/core'
import { Hono, type Context } from 'hono'
import { problemResponse } from '../../http/problem'
import { exportFormats, isExportName, makeExport, type ExportFile, type ExportFormat } from '../../reports/exports'
import { documentsBehind, todayOf } from '../../reports/gst'
import { packed } from '../../reports/pack'
import type { AppEnv, Runtime, SignedIn } from '../../runtime'
import { BehindPage, behindAtOnce } from './behind-page'
import { ReportsPage } from './report-page'
import type { ReportsSeen } from './section'
import { reportSections } from './sections'

/** `/reports` (`?month=` or `?day=`), the documents behind a table at `/reports/gstr1/{section}`, and files at `/reports/files/{name}`. */
export function reportsRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))
  const noStore = (c: Context): void => c.header('cache-control', 'no-store')

  routes.get('/reports', async c => {
    const seen = seenIn(c, runtime)
    const wanted = reportSections.filter(({ scope, isFor }) => scope === seen.scope && (isFor?.(seen.signedIn) ?? true))
    const shown = await Promise.all(wanted.map(async section => ({ section, content: await section.view(seen) })))
    noStore(c)
    return c.html(<ReportsPage seen={seen} shown={shown} today={todayOf(runtime)} />)
  })

  routes.get('/reports/gstr1/:section', async c => {
    const seen = seenIn(c, runtime)
    const section = gstr1Sections.find(each => each === c.req.param('section'))
    if (section === undefined || seen.scope !== 'month') throw new RestoflowError('not-found', 'GSTR-1 of a month has no such table.')
    const skip = /^\d{1,9}$/.test(c.req.query('skip') ?? '') ? Number(c.req.query('skip')) : 0
    const found = await documentsBehind(runtime, monthPeriod(seen.value), section, skip, behindAtOnce + 1)
    noStore(c)
    return c.html(<BehindPage seen={seen} section={section} found={found.slice(0, behindAtOnce)} skip={skip} hasMore={found.length > behindAtOnce} />)
  })

  routes.get('/reports/files/:name', async c => {
    const name = c.req.param('name')
    if (!isExportName(name)) throw new RestoflowError('not-found', `There is no report ${name}.`)
    const { month, day, to, format, section } = c.req.query()
    const { files } = await makeExport(runtime, name, { month, day, to, section, format: formatOf(format) }, who(c).principal)
    const file = packed(`${name}-${month ?? day ?? 'all'}`, files)
    if (!file) throw new RestoflowError('not-found', `There is nothing in ${name}.`)
    return download(file)
  })

  return routes
}

function formatOf(wanted: string | undefined): ExportFormat {
  return exportFormats.find(each => each === wanted) ?? 'csv'
}

function who(c: Context<AppEnv>): SignedIn {
  if (!c.var.signedIn) throw new RestoflowError('not-signed-in', 'Nobody is signed in here.')
  return c.var.signedIn
}

/** A period that nobody can have meant is this month. */
function seenIn(c: Context<AppEnv>, runtime: Runtime): ReportsSeen {
  const signedIn = who(c)
  const { day, month } = c.req.query()
  const scope = day !== undefined && isPeriod(() => dayPeriod(day)) ? 'day' : 'month'
  const value = scope === 'day' && day !== undefined ? day : month !== undefined && isPeriod(() => monthPeriod(month)) ? month : todayOf(runtime).slice(0, 7)
  return { runtime, signedIn, scope, value, query: new URLSearchParams({ as: signedIn.principal.id, [scope]: value }).toString() }
}

function isPeriod(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** Sent as it is made: an edit log may be long. */
function download({ name, type, body }: ExportFile): Response {
  return new Response(Readable.toWeb(Readable.from(asBytes(body))) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
    },
  })
}

async function * asBytes(body: ExportFile['body']): AsyncIterable<Uint8Array> {
  for await (const part of body) yield typeof part === 'string' ? Buffer.from(part) : part
}
