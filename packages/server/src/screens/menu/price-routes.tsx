import { Hono } from 'hono'
import { dateOf, holds, newId, orderKinds, RestoflowError, type MenuState, type Principal } from '@restoflow/core'
import { idSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { readBody } from '../../http/body'
import type { AppEnv, Runtime } from '../../runtime'
import { requireEditor } from './editor-right'
import { PricePage } from './price-page'
import { PricePreview } from './price-preview'
import { priceRows, type PriceRow, type PriceRule } from './price-rule'
import { menuClock } from './state-view'
import { menuRevision } from './types'

const ruleSchema = z.strictObject({
  categoryIds: z.array(idSchema).max(500),
  by: z.enum(['percent', 'amount']),
  value: z.int().min(-100_000_000).max(100_000_000),
  roundToPaise: z.union([z.literal(1), z.literal(100), z.literal(500), z.literal(1_000)]),
  from: z.iso.date().optional(),
  kinds: z.array(z.enum(orderKinds)).min(1).optional(),
})
const applySchema = z.strictObject({
  rule: ruleSchema,
  /** The menu that the preview showed. */
  mark: z.string().max(200),
  /** Rows that were left out. */
  skip: z.array(z.string().max(80)).max(2_000),
  commandId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
})
const undoSchema = z.strictObject({ undo: idSchema })

interface Undoable {
  readonly by: string
  readonly body: object
}

/** As long as somebody may want it: an undo is taken within seconds. */
const undosMax = 20

/**
 * `/menu/prices`; `POST …/preview` answers every price before and after, `…/apply` changes them as one command, refused when the
 * menu is no longer the one that was shown, `…/undo` sets them back.
 */
export function priceRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const undos = new Map<string, Undoable>()
  const menuNow = (): MenuState => runtime.house.state<MenuState>('menu')
  const today = (): string => dateOf(menuClock(runtime.house, runtime.now()))

  async function change(by: Principal, body: object, commandId: string): Promise<void> {
    await runtime.dispatcher.dispatch({ outlet: runtime.outlet, command: 'menu.change-prices', id: 'menu', body, by, commandId })
  }

  routes.get('/menu/prices', c => {
    const { signedIn } = c.var
    return signedIn && holds(signedIn.principal, 'menu.edit')
      ? c.html(<PricePage runtime={runtime} signedIn={signedIn} today={today()} />)
      : c.redirect('/menu')
  })

  routes.post('/menu/prices/preview', async c => {
    requireEditor(c, runtime)
    const rule = await readBody(c.req.raw, ruleSchema)
    return c.html(<PricePreview menu={menuNow()} rows={priceRows(menuNow(), rule, today())} />)
  })

  routes.post('/menu/prices/apply', async c => {
    const { principal } = requireEditor(c, runtime)
    const { rule, mark, skip, commandId } = await readBody(c.req.raw, applySchema)
    const undo = `undo-${commandId.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 30)}`
    // a second try after a lost answer finds its work done
    const done = undos.get(undo)
    if (done) return c.json({ undo }, 200, noStore)
    if (menuRevision(menuNow()) !== mark) throw new RestoflowError('version-conflict', 'The menu was changed since this list was made.')
    const rows = priceRows(menuNow(), rule, today()).filter(row => row.oldPaise !== row.newPaise && !skip.includes(row.key))
    if (rows.length === 0) throw new RestoflowError('invalid-body', 'No price would change.')
    await change(principal, bodyOf(rows, rule, row => ({ pricePaise: row.newPaise, revision: row.item.revision })), commandId)
    undos.set(undo, { by: principal.id, body: bodyOf(rows, rule, row => ({ pricePaise: row.oldPaise })) })
    if (undos.size > undosMax) undos.delete(undos.keys().next().value ?? '')
    return c.json({ undo, count: rows.length }, 200, noStore)
  })

  routes.post('/menu/prices/undo', async c => {
    const { principal } = requireEditor(c, runtime)
    const { undo } = await readBody(c.req.raw, undoSchema)
    const known = undos.get(undo)
    if (known?.by !== principal.id) throw new RestoflowError('not-found', 'This change cannot be taken back any more.')
    await change(principal, known.body, newId())
    undos.delete(undo)
    return c.json({}, 200, noStore)
  })

  return routes
}

const noStore = { 'cache-control': 'no-store' } as const

function bodyOf(rows: readonly PriceRow[], { from, kinds }: PriceRule, priced: (row: PriceRow) => object): object {
  const changes = rows.map(row => ({ itemId: row.item.id, ...(row.variantId !== undefined && { variantId: row.variantId }), ...priced(row) }))
  return { changes, ...(from !== undefined && { from }), ...(kinds && { kinds }) }
}
