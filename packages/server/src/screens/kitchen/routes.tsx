import { Hono } from 'hono'
import type { PropsWithChildren } from 'hono/jsx'
import { kitchenBoard, type OutletState } from '@restoflow/core'
import type { AppEnv, Runtime } from '../../runtime'
import { Bilingual, Button, hindi } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { KitchenBar } from '../kit/kitchen-bar'
import { initialsOf, StaffPage } from '../page'
import type { Regions } from '../regions'

/** The kitchen's displays: `/kitchen` chooses one, `/kitchen/{station}` is one, `/kitchen/pass` shows what is ready. */
export function kitchenRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.get('/kitchen', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const board = kitchenBoard(runtime.house, 'pass')
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title="Kitchen" active="kitchen" css={['kitchen']} theme="dark">
        <main id="main" class="station-choice">
          {board?.stations.map(({ id, name, names, waiting }) => (
            <a href={`/kitchen/${id}?as=${signedIn.principal.id}`}><Bilingual en={name} hi={hindi(names)} /><span>{waiting === 1 ? '1 ticket' : `${waiting} tickets`}</span></a>
          ))}
          <a href={`/kitchen/pass?as=${signedIn.principal.id}`}><Bilingual en="Pass" hi="पास" /><span>{`${board?.readyCount ?? 0} ready`}</span></a>
        </main>
      </StaffPage>,
    )
  })

  routes.get('/kitchen/:station', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const stationId = c.req.param('station')
    const board = kitchenBoard(runtime.house, stationId)
    if (!board) return c.redirect(`/kitchen?as=${signedIn.principal.id}`)
    const { station } = board
    const { settings } = runtime.house.state<OutletState>('outlet')
    const title = station?.name ?? 'Pass'
    const marksSoldOut = regions.allows(`sold-out.${stationId}`, signedIn.principal.roles)
    const bar = (
      <KitchenBar
        title={title} {...(station?.names && { names: station.names })} nav={regions.html(`stations.${stationId}`)}
        recallButton={{ 'data-open-dialog': 'recall-dialog' }} soundButton={{ 'data-mute': true }}
        actions={
          <>
            {marksSoldOut && <Button icon="cross" attributes={{ 'data-open-dialog': 'sold-out-dialog' }}>86</Button>}
            <Button label="Large text" class="text-size" attributes={{ id: 'large-text', 'aria-pressed': 'false' }}>Aa</Button>
          </>
        }
        demo={runtime.config.demo} now={runtime.now()} timeZone={settings?.timeZone ?? 'UTC'}
        person={{ name: signedIn.name, initials: initialsOf(signedIn.name), href: `/?as=${signedIn.principal.id}` }}
      />
    )
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title={title} active="kitchen" css={['kitchen']} script="kitchen" theme="dark" bar={bar}>
        <main id="main" class="kitchen-screen">{regions.html(`kitchen.${stationId}`)}</main>
        <Dialog id="recall-dialog" title="Recall" hi="वापस लाएँ">{regions.html(`recall.${stationId}`)}</Dialog>
        {marksSoldOut && (
          <Dialog id="sold-out-dialog" title="Sold out today" hi="आज ख़त्म">
            <label class="field"><Icon name="search" size="small" /><input type="search" id="sold-out-filter" autocomplete="off" placeholder="Find an item" aria-label="Find an item" /></label>
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
