import { Hono } from 'hono'
import type { PropsWithChildren } from 'hono/jsx'
import { kitchenBoard, type OutletState } from '@restoflow/core'
import type { AppEnv, Runtime } from '../../runtime'
import { Bilingual, Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { KitchenBar } from '../kit/kitchen-bar'
import { initialsOf, screensOf, StaffPage } from '../page'
import type { Regions } from '../regions'

/** The kitchen's displays: `/kitchen` chooses one, `/kitchen/{station}` is one, `/kitchen/pass` shows what is ready. */
export function kitchenRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.get('/kitchen', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title="Kitchen" active="kitchen" css={['kitchen']} theme="dark">
        <main id="main" class="station-choice">
          <h2>Which display is this? <span lang="hi">यह कौन-सा डिस्प्ले है?</span></h2>
          {regions.html('displays')}
        </main>
      </StaffPage>,
    )
  })

  routes.get('/kitchen/:station', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const { principal, name } = signedIn
    const { id } = principal
    const stationId = c.req.param('station')
    const board = kitchenBoard(runtime.house, stationId)
    if (!board) return c.redirect(`/kitchen?as=${id}`)
    const { station } = board
    const { settings } = runtime.house.state<OutletState>('outlet')
    const marksSoldOut = station !== null && regions.allows(`sold-out.${stationId}`, principal)
    const bar = (
      <KitchenBar
        title={station?.name ?? 'Pass'} names={station ? station.names : { hi: 'पास' }} nav={regions.html(`stations.${stationId}`)} screens={screensOf(principal, id)}
        recallButton={{ 'data-open-dialog': 'recall-dialog' }}
        actions={
          <>
            {marksSoldOut && <Button attributes={{ 'data-open-dialog': 'sold-out-dialog', title: 'Sold out today' }}>86</Button>}
            {station && <Button class="all-day-toggle" attributes={{ 'data-all-day': true, 'aria-expanded': 'false', 'aria-controls': 'all-day' }}>All day</Button>}
            <Button attributes={{ id: 'large-text', 'aria-pressed': 'false', 'aria-label': 'Aa: large text', title: 'Large text' }}>Aa</Button>
          </>
        }
        demo={runtime.config.demo} now={runtime.now()} timeZone={settings?.timeZone ?? 'UTC'}
        person={{ name, initials: initialsOf(name), href: `/?as=${id}` }}
      />
    )
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage
        runtime={runtime} signedIn={signedIn} title={station?.name ?? 'Pass'} active="kitchen" css={['kitchen', 'kitchen-board']} script="kitchen"
        theme="dark" bar={bar}
      >
        <main id="main" class="kitchen-screen">{regions.html(`kitchen.${stationId}`)}</main>
        <Dialog id="recall-dialog" title="Recall" hi="वापस लाएँ">{regions.html(`recall.${stationId}`)}</Dialog>
        {marksSoldOut && (
          <Dialog id="sold-out-dialog" title="Sold out today" hi="आज ख़त्म">
            <label class="field">
              <Icon name="search" size="small" />
              <input type="search" id="sold-out-filter" autocomplete="off" placeholder="Find an item" aria-label="Find an item" />
            </label>
            {regions.html(`sold-out.${stationId}`)}
          </Dialog>
        )}
      </StaffPage>,
    )
  })

  return routes
}

function Dialog({ id, title, hi, children }: PropsWithChildren<{ id: string; title: string; hi: string }>) {
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}><Bilingual en={title} hi={hi} /></h2>
        <Button kind="quiet" icon="cross" label="Close" attributes={{ 'data-close-dialog': true }} />
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  )
}
