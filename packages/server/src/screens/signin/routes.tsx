import { Hono } from 'hono'
import { isId } from '@restoflow/core'
import { demoRestaurant } from '../../demo/demo-restaurant'
import { revokedOf } from '../../http/identify'
import { homeOf, sessionView } from '../../http/session'
import type { AppEnv, Runtime } from '../../runtime'
import { whenText } from '../people/model'
import { NewBrowserPage, rolesText, SignInPage, type DemoRole } from './views'

/** @returns one person for each role, in the order of the job */
const demoRoles = (): readonly DemoRole[] => ['manager', 'kitchen', 'cashier', 'waiter', 'pass', 'owner'].flatMap(role => {
  const person = demoRestaurant.staff.find(({ roles }) => roles[0] === role)
  return person ? [{ staffId: person.staffId, label: rolesText(person.roles.slice(0, 1)), pin: person.pin }] : []
})

/**
 * - `GET /` names and PIN; `?as=` chooses a name, `?next=` leads on to a page of this server
 * - `GET /open/{staffId}` in a demo signs the person in and goes to their screen
 */
export function signInRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.get('/', c => {
    const session = sessionView(runtime, c.var.terminal)
    if (session.terminal === null) {
      const revoked = revokedOf(c.req.url, c.req.raw.headers, runtime)
      const was = revoked && { name: revoked.name, when: whenText(runtime, revoked.revokedAt) }
      return c.html(<NewBrowserPage session={session} code={/^\d{8}$/.exec(c.req.query('code') ?? '')?.[0] ?? ''} revoked={was} />)
    }
    const as = c.req.query('as')
    const chosen = session.people.find(({ id }) => id === as) ?? null
    return c.html(
      <SignInPage
        session={session} chosen={chosen} next={pathOf(c.req.query('next'))} demoRoles={runtime.config.demo ? demoRoles() : []}
        as={c.var.signedIn?.principal.id}
      />)
  })

  routes.get('/open/:staffId', async c => {
    const { terminal } = c.var
    const person = demoRestaurant.staff.find(({ staffId }) => staffId === c.req.param('staffId'))
    if (!runtime.config.demo || !terminal || !person || !isId(person.staffId)) return c.notFound()
    const { principal } = await runtime.access.signIn(terminal.id, person.staffId, person.pin)
    return c.redirect(homeOf(principal.id, principal, runtime.house), 303)
  })

  return routes
}

/** @returns a path of this very server, or null: an address from outside never leads a person elsewhere */
export function pathOf(next: string | undefined): string | null {
  return next !== undefined && /^\/(?![/\\])[\w\-./?=&%~+]*$/.test(next) && next.length <= 200 ? next : null
}
