import { Hono } from 'hono'
import type { AppEnv, Runtime } from '../../runtime'
import { peopleRoutes } from '../people/routes'
import type { Regions } from '../regions'
import { floorEditorRoutes } from './floor/routes'
import { ownSectionRoutes } from './section-routes'

type SectionRoutes = (runtime: Runtime, regions: Regions) => Hono<AppEnv>

/** What answers below `/settings`; each section of `sections.ts` has its page in one of these. */
const sectionRoutes: readonly SectionRoutes[] = [ownSectionRoutes, floorEditorRoutes, peopleRoutes]

/** `/settings`: leads to its first section; the sections' own pages below it. */
export function settingsRoutes(runtime: Runtime, regions: Regions): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/settings', c => c.redirect(`/settings/outlet?as=${c.var.signedIn?.principal.id ?? ''}`, 303))
  for (const routesOf of sectionRoutes) routes.route('/', routesOf(runtime, regions))
  return routes
}
