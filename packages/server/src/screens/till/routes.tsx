import { Hono, type Context } from 'hono'
import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { formatMoney, isDate, isId, localTime, RestoflowError, type OutletState } from '@restoflow/core'
import { loadBill, loadCreditNote, loadProforma } from '../../documents/load'
import type { Paper } from '../../documents/paper'
import { readBody } from '../../http/body'
import { problemResponse } from '../../http/problem'
import type { AppEnv, Runtime } from '../../runtime'
import { DrawerLink } from '../day/drawer-link'
import { StaffPage } from '../page'
import type { Regions } from '../regions'
import { useWords } from '../../words/words'
import { accountChoices } from './account-choices'
import { billRoutes } from './bill-routes'
import { BillPane, DraftedPreviews } from './bill-view'
import { tillApprovers } from './approval-dialog'
import { TillDialogs } from './dialogs'
import { draftedDocuments, draftsSchema, explainSchema } from './drafts'
import { ExplainView } from './explain-view'
import { OrderActs } from './order-actions'
import { explainable, firstName, loadOrderBills, orderOfBill, type OrderBills } from './order-bills'
import { panelRoutes } from './panel-routes'
import { moneyRoutes } from './money-routes'
import { PayPane } from './pay-view'
import { paymentQr } from './payment-qr'
import { PrintPage } from './print-page'
import { ShareDialog } from './share-dialog'
import { scopes, searchTill, type Search } from './search'
import { BillRows, SearchResults } from './search-view'
import { NothingOpen, OpenPanes, QueueSide } from './till-page'

/**
 * The cashier's screen: `/till` (`?order=` or `?bill=` opens one), its parts `/till/open`, `/till/search`,
 * `/till/orders/{id}/drafted`, `…/explain`, `…/upi`, and the pages for the printer `/till/bills/{id}/print?paper=80|a4`,
 * `/till/credit-notes/{id}/print` and `/till/orders/{id}/proforma`.
 */
export function tillRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const t = useWords()
  const routes = new Hono<AppEnv>()
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))
  routes.use('/till/*', async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })

  const nameOf = (id: string): string => firstName(runtime.nameOf(id))
  const outletNow = (): OutletState => runtime.house.state<OutletState>('outlet')
  const paperContext = () => ({ outlet: outletNow(), nameOf, demo: runtime.config.demo })
  const timeZone = (): string => outletNow().settings?.timeZone ?? 'UTC'

  async function opened({ req }: Context): Promise<OrderBills | null> {
    const { order, bill } = req.query()
    const orderId = isId(bill) ? await orderOfBill(runtime, bill) : isId(order) ? order : null
    return orderId === null ? null : loadOrderBills(runtime, orderId)
  }

  async function requireBills(orderId: string): Promise<OrderBills> {
    const bills = isId(orderId) ? await loadOrderBills(runtime, orderId) : null
    if (!bills) throw new RestoflowError('unknown-order', `There is no order ${orderId}.`)
    return bills
  }

  /** An order that is still at work is live; one that is long done is not in memory any more, and nothing about it changes. */
  async function panes({ bills, wanted }: { bills: OrderBills | null; wanted: boolean }): Promise<JSX.Element> {
    if (!bills) return wanted ? <NothingOpen words="till.no-such-bill" text="till.no-such-bill-text" /> : <NothingOpen />
    const [billKey, payKey] = [`bill.${bills.orderId}`, `pay.${bills.orderId}`]
    const isLive = regions.has(billKey)
    const views = { bills, now: runtime.now(), nameOf }
    const accounts = (await accountChoices(runtime)).filter(({ state }) => state === 'open')
    return (
      <OpenPanes
        bills={bills} outlet={outletNow()} accounts={accounts} provider={runtime.payments !== null}
        acts={isLive ? regions.html(`acts.${bills.orderId}`) : <OrderActs bills={bills} />}
        documents={isLive ? regions.html(billKey) : <BillPane {...views} {...paperContext()} />}
        pay={isLive ? regions.html(payKey) : <PayPane {...views} house={null} />}
      />
    )
  }

  const isWanted = ({ req }: Context): boolean => req.query('order') !== undefined || req.query('bill') !== undefined

  routes.get('/till', async c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const bills = await opened(c)
    const { settings } = outletNow()
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title={t('screen.till')} active="till" css={['till', 'till-panels', 'alert', 'print']} script="till">
        <main id="main" class="till-screen" data-view={bills ? 'bill' : 'queue'}>
          {regions.html('alert')}
          <QueueSide queue={regions.html('till')} today={localTime(runtime.now(), timeZone()).date} drawer={<DrawerLink runtime={runtime} signedIn={signedIn} />} />
          <div id="till-open" class="till-open" data-order={bills?.orderId ?? ''}>{await panes({ bills, wanted: isWanted(c) })}</div>
        </main>
        <TillDialogs approvers={tillApprovers(runtime)} settings={settings} />
        <ShareDialog />
      </StaffPage>,
    )
  })

  routes.get('/till/open', async c => {
    const bills = await opened(c)
    c.header('restoflow-order', bills?.orderId ?? '')
    return c.html(await panes({ bills, wanted: isWanted(c) }))
  })

  routes.get('/till/search', async c => {
    const search = searchOf(c.req.query())
    const answer = await searchTill(runtime, search, c.var.signedIn?.principal)
    const View = search.cursor === undefined ? SearchResults : BillRows
    return c.html(<View search={search} answer={answer} now={runtime.now()} timeZone={timeZone()} nameOf={nameOf} />)
  })

  routes.post('/till/orders/:id/drafted', async c => {
    const bills = await requireBills(c.req.param('id'))
    const drafted = draftedDocuments(bills, await readBody(c.req.raw, draftsSchema), outletNow())
    return c.html(<DraftedPreviews bills={bills} drafted={drafted} {...paperContext()} />)
  })

  routes.post('/till/orders/:id/explain', async c => {
    const bills = await requireBills(c.req.param('id'))
    const { key, drafts = {} } = await readBody(c.req.raw, explainSchema)
    const drafted = draftedDocuments(bills, drafts, outletNow()).find(({ document }) => document.key === key)
    const document = drafted?.document ?? bills.documents.find(each => each.key === key)
    if (!document) throw new RestoflowError('nothing-to-bill', 'The order has nothing in this section.')
    return c.html(<ExplainView bill={explainable(document)} />)
  })

  routes.get('/till/orders/:id/upi', async c => {
    const bills = await requireBills(c.req.param('id'))
    const amountPaise = Number(c.req.query('amountPaise'))
    if (!Number.isSafeInteger(amountPaise) || amountPaise <= 0) throw new RestoflowError('invalid-amount', 'A payment is whole paise above zero.')
    const svg = paymentQr(bills, outletNow(), amountPaise)
    if (svg === null) throw new RestoflowError('not-found', 'There is nothing to pay by UPI here.')
    return c.html(<>{raw(svg)}<p><b class="num">{formatMoney(amountPaise)}</b> <span class="muted">{outletNow().settings?.upiId}</span></p></>)
  })

  /** A page for the printer. @param shown what it shows, where its copies are recorded, and what one goes back to */
  function printPage(c: Context<AppEnv>, shown: { paper: Paper; record: string | null; back: string; keep?: string }): Response | Promise<Response> {
    const format = c.req.query('paper') === 'a4' ? 'a4' : 'roll'
    return c.html(<PrintPage {...shown} format={format} path={c.req.path} staffId={c.var.signedIn?.principal.id ?? ''} />)
  }

  routes.get('/till/bills/:id/print', async c => {
    const id = idOf(c)
    return printPage(c, { paper: (await loadBill(runtime, id)).paper, record: `bills/${id}`, back: `/till?bill=${id}` })
  })

  routes.get('/till/credit-notes/:id/print', async c => {
    const id = idOf(c)
    return printPage(c, { paper: (await loadCreditNote(runtime, id)).paper, record: `credit-notes/${id}`, back: '/till' })
  })

  routes.get('/till/orders/:id/proforma', async c => {
    const id = idOf(c)
    const section = c.req.query('section') === 'vat' ? 'vat' : 'gst'
    return printPage(c, { paper: await loadProforma(runtime, id, section), record: null, back: `/till?order=${id}`, keep: `&section=${section}` })
  })

  routes.route('/', panelRoutes(runtime))
  routes.route('/', moneyRoutes(runtime))
  routes.route('/', billRoutes(runtime))
  return routes
}

/** What is no id belongs to nothing. */
function idOf(c: Context): string {
  const id = c.req.param('id') ?? ''
  return isId(id) ? id : 'nothing'
}

/** What nobody can have meant counts as not given: a search answers as one types. */
function searchOf({ q = '', scope, from = '', to = '', cursor = '' }: Readonly<Record<string, string>>): Search {
  const dateOf = (text: string): string => (isDate(text) ? text : '')
  return {
    text: q.trim().slice(0, 80),
    scope: scopes.find(each => each === scope) ?? 'open',
    from: dateOf(from), to: dateOf(to),
    ...(/^[0-9a-z]{1,20}$/.test(cursor) && { cursor }),
  }
}
