import { holds, newId, RestoflowError, type MenuState } from '@restoflow/core'
import { idSchema } from '@restoflow/core/schemas'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { readBody } from '../../http/body'
import { menuFileResponse, readMenuUpload } from '../../http/menu-files'
import { applyMenuFile, countsOf, readMenuFile, type ReadMenu } from '../../menu-sheet/import'
import type { AppEnv, Runtime } from '../../runtime'
import { requireEditor } from './editor-right'
import { ImportPage, LastImport } from './import-page'
import { ImportPreview } from './import-preview'

const undoSchema = z.strictObject({ undo: idSchema })
const querySchema = z.object({ mark: z.string().max(200), command: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) })
const noStore = { 'cache-control': 'no-store' } as const

/**
 * `/menu/import`; `POST …/preview` takes a file and answers what it would change, `…/apply` takes it again and puts all of it on
 * the menu, refused when the menu is no longer the one that was shown, `…/undo` puts back what stood before. `/menu/export.xlsx`,
 * `.csv` and `/menu/template.xlsx`, `.csv` are files to keep.
 */
export function importRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const mayEdit = (c: Context<AppEnv>): boolean => c.var.signedIn !== null && holds(c.var.signedIn.principal, 'menu.edit')

  const read = async (c: Context<AppEnv>): Promise<ReadMenu> =>
    readMenuFile(runtime, await readMenuUpload(c.req.raw), { newCategories: c.req.query('new-categories') === '1' })

  routes.get('/menu/import', c => {
    const { signedIn } = c.var
    return signedIn && mayEdit(c) ? c.html(<ImportPage runtime={runtime} signedIn={signedIn} />) : c.redirect('/menu')
  })

  routes.get('/menu/import/last', c => (mayEdit(c) ? c.html(<LastImport runtime={runtime} />) : c.html('')))

  routes.post('/menu/import/preview', async c => {
    requireEditor(c, runtime)
    const file = await read(c)
    return c.html(<ImportPreview read={file} menu={runtime.house.state<MenuState>('menu')} />)
  })

  routes.post('/menu/import/apply', async c => {
    const { principal } = requireEditor(c, runtime)
    const asked = querySchema.safeParse(c.req.query())
    if (!asked.success) throw new RestoflowError('invalid-body', 'The import does not say which list was looked at.')
    const file = await read(c)
    const reply = await applyMenuFile(runtime, file, { by: principal, mark: asked.data.mark, commandId: asked.data.command })
    if (!reply) throw new RestoflowError('invalid-body', 'The file changes nothing.')
    const { batchId } = reply.state as { readonly batchId: string }
    return c.json({ undo: batchId, items: countsOf(file.plan.items) }, 200, noStore)
  })

  routes.post('/menu/import/undo', async c => {
    const { principal } = requireEditor(c, runtime)
    const { undo } = await readBody(c.req.raw, undoSchema)
    await runtime.dispatcher.dispatch({ outlet: runtime.outlet, command: 'menu.undo-batch', id: 'menu', by: principal, body: { batchId: undo }, commandId: newId() })
    return c.json({}, 200, noStore)
  })

  for (const [path, what] of [['export', 'menu'], ['template', 'menu-template']] as const) {
    for (const format of ['csv', 'xlsx'] as const) {
      routes.get(`/menu/${path}.${format}`, c => (mayEdit(c) ? menuFileResponse(runtime, what, format) : c.redirect('/menu')))
    }
  }
  return routes
}
