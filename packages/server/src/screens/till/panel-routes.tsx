import { Hono } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { isId, RestoflowError, type MenuState, type OutletState } from '@restoflow/core'
import { readBody } from '../../http/body'
import { problemResponse } from '../../http/problem'
import type { AppEnv, Runtime } from '../../runtime'
import { ChargesPanel } from './charges-view'
import { LinesPanel } from './lines-view'
import { MergePanel } from './merge-view'
import { OffersPanel } from './offers-view'
import { panelKinds, type PanelKind } from './order-actions'
import { loadOrderBills, type OrderBills } from './order-bills'
import { planSplit, splitFormSchema } from './split-plan'
import { SplitPanel, SplitPreview } from './split-view'

/** What a cashier does to an order before its bill: `GET /till/orders/{id}/panels/{kind}`, and `POST …/split` for what a split would come to. */
export function panelRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))
  const outletNow = (): OutletState => runtime.house.state<OutletState>('outlet')

  async function requireBills(orderId: string): Promise<OrderBills> {
    const bills = isId(orderId) ? await loadOrderBills(runtime, orderId) : null
    if (!bills) throw new RestoflowError('unknown-order', `There is no order ${orderId}.`)
    return bills
  }

  const views: Readonly<Record<PanelKind, (bills: OrderBills) => JSX.Element>> = {
    split: bills => <SplitPanel bills={bills} outlet={outletNow()} />,
    lines: bills => <LinesPanel bills={bills} settings={outletNow().settings} />,
    charges: bills => <ChargesPanel bills={bills} outlet={outletNow()} />,
    offers: bills => <OffersPanel bills={bills} outlet={outletNow()} menu={runtime.house.state<MenuState>('menu')} now={runtime.now()} />,
    merge: bills => <MergePanel bills={bills} house={runtime.house} />,
  }

  routes.get('/till/orders/:id/panels/:kind', async c => {
    const kind = panelKinds.find(each => each === c.req.param('kind'))
    if (!kind) throw new RestoflowError('not-found', 'There is no such panel.')
    return c.html(views[kind](await requireBills(c.req.param('id'))))
  })

  routes.post('/till/orders/:id/split', async c => {
    const { order, today } = await requireBills(c.req.param('id'))
    return c.html(<SplitPreview split={planSplit(order, outletNow(), await readBody(c.req.raw, splitFormSchema), today)} />)
  })

  return routes
}
