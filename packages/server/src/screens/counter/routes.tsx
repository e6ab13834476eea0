import { Hono, type Context } from 'hono'
import { counterBoard, holds, isId, menuView, requireSettings, RestoflowError, type CounterRow, type OrderState, type OutletState } from '@restoflow/core'
import { customerCard } from '../../http/guest-reads'
import { problemResponse } from '../../http/problem'
import { worksOn } from '../../http/screen-rights'
import type { AppEnv, Runtime } from '../../runtime'
import { useWords } from '../../words/words'
import { approversOf } from '../approvers'
import { Button, EmptyState } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { FloorDialogs } from '../manager/dialogs'
import { MenuPane } from '../manager/menu-pane'
import { padOf } from '../manager/routes'
import { StaffPage } from '../page'
import type { Regions } from '../regions'
import { loadOrderBills } from '../till/order-bills'
import { KnownGuest } from './known-guest'
import { NewOrderDialog } from './new-order-dialog'
import { OrderPanel } from './order-panel'
import { PanelFrame } from './panel-frame'
import { repeatedOrder } from './repeat'
import { CourierSlip, TokenSlip, type SlipProps } from './slips'

/**
 * The counter: `/counter` (`?order=` opens one in the pad), what its dialogs show (`/counter/orders/{id}`, `/counter/guests/{id}`), and
 * paper: `/counter/orders/{id}/courier`, `…/token`.
 */
export function counterRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const { house, customers } = runtime
  const routes = new Hono<AppEnv>()
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))
  routes.use('/counter/*', async (c, next) => {
    await next()
    // names and addresses stay in no cache
    c.header('cache-control', 'no-store')
  })
  const outletNow = (): OutletState => house.state<OutletState>('outlet')
  const knowsGuests = (c: Context<AppEnv>): boolean => c.var.signedIn !== null && holds(c.var.signedIn.principal, 'guests.keep')
  const rowsNow = (): readonly CounterRow[] => counterBoard(house).rows

  routes.get('/counter', async c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const t = useWords()
    const { settings } = outletNow()
    const named = knowsGuests(c)
    if (named) await customers.load(rowsNow().flatMap(({ customerId }) => customerId ?? []))
    const order = isId(c.req.query('order')) ? (c.req.query('order') ?? null) : null
    const isCashier = signedIn.principal.roles.includes('cashier')
    const opens = (kind: string, key: string, word: string) =>
      ({ 'data-new-order': kind, id: `new-${kind}`, 'data-shortcut': key, 'data-shortcut-name': word, 'aria-haspopup': 'dialog' })
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage
        runtime={runtime} signedIn={signedIn} title={t('screen.counter')} active="counter" script="counter"
        css={['floor', 'pad', 'service', 'guests', 'counter', ...(isCashier ? ['alert'] : [])]}
      >
        <main
          id="main" class="floor-screen counter-screen" data-view={order === null ? 'floor' : 'pad'} data-home="/counter"
          data-till={worksOn('till', signedIn.principal) ? '' : undefined}
        >
          <section class="floor" id="floor" aria-label={t('screen.counter')}>
            <div class="counter-bar">
              <Button kind="primary" icon="plus" shortcut="N" attributes={opens('takeaway', 'n', t('counter.new-order'))}>{t('counter.new-order')}</Button>
              <Button icon="rider" shortcut="D" attributes={opens('delivery', 'd', t('counter.new-delivery'))}>{t('kind.delivery')}</Button>
              <Button icon="phone" shortcut="A" attributes={opens('aggregator', 'a', t('counter.new-aggregator'))}>{t('kind.aggregator')}</Button>
            </div>
            <div class="dialog-errors" id="counter-errors" />
            {regions.html(named ? 'counter-named' : 'counter')}
          </section>
          <aside class="pad" id="pad" aria-label={t('pad.label')}>
            <MenuPane menu={menuView(house, runtime.now())} />
            <div class="segments pad-switch" role="radiogroup" aria-label={t('common.show')}>
              <label><input type="radio" name="pane" id="pane-menu" />{t('screen.menu')}</label>
              <label><input type="radio" name="pane" id="pane-order" checked />{t('kind.dine-in')} <b id="pane-count" /></label>
            </div>
            <div class="order-pane" id="order-pane">{order === null ? <NothingChosen /> : padOf(regions, order)}</div>
            <p class="pad-message conflict" id="pad-message" role="status" hidden />
          </aside>
          <a class="pad-bar button primary large" id="pad-bar" href="/counter" hidden><span id="pad-bar-text" /><Icon name="arrow-right" /></a>
        </main>
        {isCashier && <aside class="alert-float" aria-label={t('alert.requests')}>{regions.html('alert')}</aside>}
        <template id="nothing-chosen"><NothingChosen /></template>
        {regions.html('availability')}
        <FloorDialogs approvers={approversOf(runtime, 'approve.void')} />
        <NewOrderDialog operators={settings?.operators ?? []} timeZone={settings?.timeZone ?? 'UTC'} knowsGuests={named} />
        <dialog class="dialog guest-dialog" id="counter-dialog" aria-labelledby="counter-panel-title"><div id="counter-panel" /></dialog>
      </StaffPage>,
    )
  })

  routes.get('/counter/orders/:id', async c => {
    const row = rowsNow().find(({ orderId }) => orderId === c.req.param('id'))
    const { signedIn } = c.var
    if (!row || !signedIn) return c.html(<PanelFrame title={useWords()('counter.gone')} />)
    const named = knowsGuests(c)
    const customer = named && row.customerId !== null ? await customers.get(row.customerId) : null
    const { lines } = house.state<OrderState>(`order/${row.orderId}`)
    return c.html(
      <OrderPanel
        row={row} customer={customer} wasErased={named && row.customerId !== null && customer === null} knowsGuests={named}
        isAtTill={worksOn('till', signedIn.principal)} timeZone={requireSettings(outletNow()).timeZone}
        hasSentLines={Object.values(lines).some(line => line.voided === null && line.sendings.length > 0)}
      />,
    )
  })

  routes.get('/counter/guests/:id', async c => {
    const id = c.req.param('id')
    const card = isId(id) && knowsGuests(c) ? await customerCard(runtime, id) : null
    if (!card || card.erased) return c.html('')
    const lastBill = card.history.lastBills[0]?.id
    return c.html(<KnownGuest card={card} last={lastBill === undefined ? null : await repeatedOrder(runtime, lastBill)} />)
  })

  const slipOf = async (c: Context<AppEnv>, orderId: string, withGuest: boolean): Promise<SlipProps> => {
    const bills = isId(orderId) ? await loadOrderBills(runtime, orderId) : null
    if (!bills || bills.order.tableId !== null) throw new RestoflowError('unknown-order', `There is no order ${orderId} at the counter.`)
    const { customerId } = bills.order
    const customer = withGuest && customerId !== null && knowsGuests(c) ? await customers.get(customerId) : null
    return { bills, settings: requireSettings(outletNow()), customer, now: runtime.now(), demo: runtime.config.demo }
  }
  routes.get('/counter/orders/:id/courier', async c => c.html(<CourierSlip {...await slipOf(c, c.req.param('id'), true)} />))
  routes.get('/counter/orders/:id/token', async c => c.html(<TokenSlip {...await slipOf(c, c.req.param('id'), false)} />))
  return routes
}

function NothingChosen() {
  const t = useWords()
  return (
    <section class="order nothing-chosen" aria-label={t('counter.none-chosen')}>
      <EmptyState icon="bag" words="counter.choose" text={t('counter.choose-text')} />
    </section>
  )
}
