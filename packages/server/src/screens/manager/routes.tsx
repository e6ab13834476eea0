import { Hono, type Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { HtmlEscapedString } from 'hono/utils/html'
import { floorTable, isId, menuView, type OutletState, type TableState } from '@restoflow/core'
import type { AppEnv, Runtime } from '../../runtime'
import { EmptyState, Notice } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { reservedText } from '../kit/reserved'
import { StaffPage } from '../page'
import { useWords, type WordKey } from '../../words/words'
import type { Regions } from '../regions'
import { approversOf } from '../approvers'
import { FloorDialogs } from './dialogs'
import { EmptyTable } from './floor-board'
import { LinesForm } from './lines-form'
import { linesModel } from './lines-model'
import { MenuList, MenuPane } from './menu-pane'
import { TablesDialog } from './service-dialogs'

/**
 * The floor, for whoever takes orders: `/floor` (`?table=` or `?order=` opens one), and its parts `/floor/panel` (the order, or
 * the seating of a table) and `/floor/menu` (the list of items).
 */
export function floorRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const t = useWords()
  const routes = new Hono<AppEnv>()
  routes.get('/floor', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const place = placeOf(c)
    const { roles } = signedIn.principal
    // A cashier hears of every request at once, on this screen too; managers of those that nobody saw in time.
    const isCashier = roles.includes('cashier')
    const seesLate = !isCashier && roles.some(role => role === 'owner' || role === 'manager')
    return c.html(
      <StaffPage
        runtime={runtime} signedIn={signedIn} title={t('screen.floor')} active="floor" css={['floor', 'pad', 'service', ...(isCashier ? ['alert'] : [])]}
        script="floor"
      >
        <main id="main" class="floor-screen" data-view={place === null ? 'floor' : 'pad'}>
          <section class="floor" id="floor" aria-label={t('floor.tables-label')}>
            {seesLate && regions.html('escalation')}
            {regions.html('floor')}
          </section>
          <aside class="pad" id="pad" aria-label={t('pad.label')}>
            <MenuPane menu={menuView(runtime.house, runtime.now())} />
            <div class="segments pad-switch" role="radiogroup" aria-label={t('common.show')}>
              <label><input type="radio" name="pane" id="pane-menu" />{t('screen.menu')}</label>
              <label><input type="radio" name="pane" id="pane-order" checked />{t('kind.dine-in')} <b id="pane-count" /></label>
            </div>
            <div class="order-pane" id="order-pane">{panelOf(runtime, regions, place)}</div>
            <p class="pad-message conflict" id="pad-message" role="status" hidden />
            <TablesDialog />
          </aside>
          <a class="pad-bar button primary large" id="pad-bar" href="/floor" hidden><span id="pad-bar-text" /><Icon name="arrow-right" /></a>
        </main>
        {isCashier && <aside class="alert-float" aria-label={t('alert.requests')}>{regions.html('alert')}</aside>}
        <template id="nothing-chosen"><NothingChosen /></template>
        {regions.html('availability')}
        <FloorDialogs approvers={approversOf(runtime, 'approve.void')} />
      </StaffPage>,
    )
  })
  routes.get('/floor/panel', c => c.html(panelOf(runtime, regions, placeOf(c))))
  routes.get('/floor/lines', c => {
    const { order = '' } = c.req.query()
    const model = isId(order) ? linesModel(runtime.house, order) : null
    return c.html(model ? <LinesForm model={model} /> : <Notice tone="warn" title={t('pad.closed')} />)
  })
  routes.get('/floor/menu', c => c.html(<MenuList menu={menuView(runtime.house, runtime.now())} />))
  return routes
}

type Place = { readonly table: string } | { readonly order: string } | null

function placeOf(c: Context): Place {
  const { table, order } = c.req.query()
  if (isId(order)) return { order }
  return isId(table) ? { table } : null
}

/** A table opens its oldest order, or the seating of its guests. */
function panelOf(runtime: Runtime, regions: Regions, place: Place): JSX.Element | HtmlEscapedString {
  if (place === null) return <NothingChosen />
  if ('order' in place) return padOf(regions, place.order)
  const { mergedInto, orderIds } = runtime.house.state<TableState>(`table/${place.table}`)
  // the orders of a party stand at its main table
  const [oldest] = mergedInto === null ? orderIds : runtime.house.state<TableState>(`table/${mergedInto}`).orderIds
  if (oldest !== undefined) return padOf(regions, oldest)
  const now = runtime.now()
  const table = floorTable(runtime.house, place.table, now)
  const { settings } = runtime.house.state<OutletState>('outlet')
  return table ? <EmptyTable table={table} reserved={reservedText(table, settings, now)} /> : <NotThere text="floor.no-table" />
}

/** @returns one order in the pad, or that it is no more */
export function padOf(regions: Regions, orderId: string): JSX.Element | HtmlEscapedString {
  const key = `pad.${orderId}`
  return regions.has(key) ? regions.html(key) : <NotThere text="pad.closed" />
}

function NothingChosen() {
  const t = useWords()
  return (
    <section class="order nothing-chosen" aria-label={t('floor.none-chosen')}>
      <EmptyState icon="floor" words="floor.choose-table" text={t('floor.choose-table-text')} />
    </section>
  )
}

function NotThere({ text }: { text: WordKey }) {
  const t = useWords()
  return <section class="order nothing-chosen" data-panel="gone" aria-label={t('floor.not-there')}><Notice tone="warn" title={t(text)} /></section>
}
