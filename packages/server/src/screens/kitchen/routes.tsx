import { Hono } from 'hono'
import { kitchenBoard, type OutletState } from '@restoflow/core'
import type { AppEnv, Runtime } from '../../runtime'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { KitchenBar } from '../kit/kitchen-bar'
import { Dialog } from '../kit/dialog'
import { Said } from '../kit/said'
import { languages, localName, useWords, wordsOf } from '../../words/words'
import { initialsOf, screensOf, StaffPage } from '../page'
import type { Regions } from '../regions'
import { StockForm } from './sold-out'

/** The kitchen's displays: `/kitchen` chooses one, `/kitchen/{station}` is one, `/kitchen/pass` shows what is ready. */
export function kitchenRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const t = useWords()
  const routes = new Hono<AppEnv>()

  routes.get('/kitchen', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title={t('screen.kitchen')} active="kitchen" css={['kitchen']} theme="dark">
        <main id="main" class="station-choice">
          <h2><Said words="kitchen.which-display" /></h2>
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
        title={station?.name ?? t('role.pass')} names={station ? station.names : passNames()}
        nav={regions.html(`stations.${stationId}`)} screens={screensOf(principal, id)}
        recallButton={{ 'data-open-dialog': 'recall-dialog' }}
        actions={
          <>
            {marksSoldOut && <Button attributes={{ 'data-open-dialog': 'sold-out-dialog', title: t('kitchen.sold-out-today') }}>86</Button>}
            {station && (
              <Button class="all-day-toggle" attributes={{ 'data-all-day': true, 'aria-expanded': 'false', 'aria-controls': 'all-day' }}>
                {t('kitchen.all-day')}
              </Button>
            )}
            <Button
              attributes={{ id: 'large-text', 'aria-pressed': 'false', 'aria-label': t('kitchen.large-text-button'), title: t('kitchen.large-text') }}
            >Aa</Button>
          </>
        }
        demo={runtime.config.demo} now={runtime.now()} timeZone={settings?.timeZone ?? 'UTC'}
        person={{ staffId: id, name, initials: initialsOf(name), href: `/?as=${id}` }}
      />
    )
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage
        runtime={runtime} signedIn={signedIn} title={station ? localName(station) : t('role.pass')} active="kitchen"
        css={['kitchen', 'kitchen-board']} script="kitchen"
        theme="dark" bar={bar}
      >
        <main id="main" class="kitchen-screen">{regions.html(`kitchen.${stationId}`)}</main>
        <Dialog id="recall-dialog" title={<Said words="kitchen.recall" />}>{regions.html(`recall.${stationId}`)}</Dialog>
        {marksSoldOut && (
          <Dialog id="sold-out-dialog" title={<Said words="kitchen.sold-out-today" />}>
            <label class="field">
              <Icon name="search" size="small" />
              <input type="search" id="sold-out-filter" autocomplete="off" placeholder={t('kitchen.find-item')} aria-label={t('kitchen.find-item')} />
            </label>
            {regions.html(`sold-out.${stationId}`)}
          </Dialog>
        )}
        {marksSoldOut && <Dialog id="stock-dialog"><StockForm /></Dialog>}
      </StaffPage>,
    )
  })

  return routes
}

/** The pass is no station of the outlet's settings: its names are words. */
function passNames(): Readonly<Record<string, string>> {
  return Object.fromEntries(languages().map(({ tag }) => [tag, wordsOf(tag)('role.pass')]))
}
