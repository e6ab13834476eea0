import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { speakToWhoAsks } from '../http/language'
import { liveStream } from '../http/live'
import type { ScreenId } from '../http/screen-rights'
import { pageHeaders } from '../http/security'
import { sessionMiddleware } from '../http/session'
import type { AppEnv, Runtime } from '../runtime'
import { useWords } from '../words/words'
import { counterRegions } from './counter/regions'
import { counterRoutes } from './counter/routes'
import { guard } from './guard'
import { guestsRegions } from './guests/regions'
import { guestsRoutes } from './guests/routes'
import { dayRoutes } from './day/routes'
import { kitchenRegions } from './kitchen/regions'
import { kitchenRoutes } from './kitchen/routes'
import { floorRegions } from './manager/regions'
import { floorRoutes } from './manager/routes'
import { menuRegions } from './menu/regions'
import { menuRoutes } from './menu/routes'
import { Regions, type Region } from './regions'
import { reportsRoutes } from './reports/routes'
import { floorPlanRegions } from './setup/floor/region'
import { settingsRoutes } from './setup/routes'
import { wizardRoutes } from './setup/wizard-routes'
import { signInRoutes } from './signin/routes'
import { NowherePage } from './signin/views'
import { tillRegions } from './till/regions'
import { tillRoutes } from './till/routes'

/** The staff's pages and their live stream. */
export interface Screens {
  readonly routes: Hono<AppEnv>
  /** @returns how many browsers are connected now */
  viewers(): number
  /** Ends every live connection. */
  close(): void
}

interface Area {
  readonly regions: readonly Region[]
  readonly screen: ScreenId
  readonly routes: (runtime: Runtime, regions: Regions) => Hono<AppEnv>
}

const areas: readonly Area[] = [
  { screen: 'floor', regions: floorRegions, routes: floorRoutes },
  { screen: 'kitchen', regions: kitchenRegions, routes: kitchenRoutes },
  { screen: 'till', regions: tillRegions, routes: tillRoutes },
  { screen: 'counter', regions: counterRegions, routes: counterRoutes },
  { screen: 'guests', regions: guestsRegions, routes: guestsRoutes },
  { screen: 'menu', regions: menuRegions, routes: menuRoutes },
  { screen: 'reports', regions: [], routes: reportsRoutes },
  { screen: 'settings', regions: floorPlanRegions, routes: settingsRoutes },
  { screen: 'setup', regions: [], routes: wizardRoutes },
]

/** @returns `/`, `/floor`, `/kitchen/…`, `/till` and `/live`, to be mounted at the root; a page that leads nowhere says so */
export function staffScreens(runtime: Runtime): Screens {
  const regions = new Regions(runtime, areas.flatMap(area => area.regions))
  const live = liveStream(runtime, regions)
  const routes = new Hono<AppEnv>()
  routes.use(sessionMiddleware(runtime))
  routes.route('/', live.routes)
  // after the live stream, which must not wait in a compressor
  routes.use(compress())
  routes.use(pageHeaders)
  routes.use(speakToWhoAsks(runtime))
  routes.route('/', signInRoutes(runtime))
  // a cashier who counts a drawer and closes the day need not see every report
  routes.route('/', dayRoutes(runtime))
  for (const { screen, routes: routesOf } of areas) {
    routes.use(`/${screen}`, guard(runtime, screen))
    routes.use(`/${screen}/*`, guard(runtime, screen))
    routes.route('/', routesOf(runtime, regions))
  }
  return {
    routes,
    viewers: () => live.viewers(),
    close: () => {
      live.close()
      regions.close()
    },
  }
}

/** @returns the page for an address that leads nowhere */
export function NotFoundPage({ demo }: { demo: boolean }) {
  const t = useWords()
  return (
    <NowherePage
      title={t('signin.no-page')} text={t('signin.no-page-text')}
      href="/" link={t('signin.go')} demo={demo}
    />
  )
}
