import { isId, refuse, requireRight, RestoflowError, type House, type OutletState, type Rightful, type RightId, type Role } from '@restoflow/core'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Terminal } from '../access/access'
import type { AppEnv, Runtime } from '../runtime'
import { isLanguage } from '../words/words'
import { readBody } from './body'
import { isSecure, namedPerson, personOf, revokedOf, terminalCookie, terminalOf } from './identify'
import { keepLanguage } from './language'
import { requireSameOrigin } from './origin'
import { problemResponse } from './problem'
import { worksOn } from './screen-rights'

/** Browsers keep a cookie for at most 400 days. */
const cookieSeconds = 400 * 86_400

/** `GET /session`: what the sign-in page shows. */
export interface SessionView {
  readonly outlet: string
  readonly outletName: string | null
  readonly demo: boolean
  /** Null: this browser needs a manager's one-time code first (`POST /session/terminal`). */
  readonly terminal: Terminal | null
  /** Empty without a terminal: names are for this house's browsers only. */
  readonly people: readonly SessionPerson[]
  /** UTC instant of the server. */
  readonly now: string
}

export interface SessionPerson {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly signedIn: boolean
  /** UTC instant until which too many wrong PINs keep this person out here, else null. */
  readonly lockedUntil: string | null
  /** Whether the person may let other browsers in. */
  readonly letsIn: boolean
  /** Where this person works, with `?as=`: `/floor?as=asha`. */
  readonly home: string
}

/** Sets `terminal` and `signedIn` for pages. In a demo a browser that comes for a page becomes a terminal by itself. */
export function sessionMiddleware(runtime: Runtime): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { url, headers } = c.req.raw
    let terminal = terminalOf(url, headers, runtime)
    if (!terminal && runtime.config.demo && c.req.method === 'GET' && !revokedOf(url, headers, runtime)) terminal = await admit(c, runtime)
    if (terminal) runtime.access.terminals.seen(terminal.id, addressOf(c, runtime))
    c.set('terminal', terminal)
    c.set('signedIn', terminal && personOf(terminal, url, headers, runtime))
    await next()
  }
}

/** Makes the browser of this request a terminal. */
export async function admit(c: Context, runtime: Runtime, name = 'Browser'): Promise<Terminal> {
  const { terminal, token } = await runtime.access.addTerminal(name)
  keep(c, runtime, token)
  return terminal
}

function keep(c: Context, runtime: Runtime, token: string): void {
  const secure = isSecure(c.req.url, c.req.raw.headers, runtime)
  setCookie(c, terminalCookie(secure), token, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: cookieSeconds, secure })
}

/** @returns the screen on which somebody works, by role and by what they hold at this moment, with `?as=` */
export function homeOf(staffId: string, by: Rightful, house: House): string {
  return `${screenOf(by, house)}?as=${staffId}`
}

function screenOf(by: Rightful, house: House): string {
  const { roles } = by
  const stations = Object.keys(house.state<OutletState>('outlet').stations)
  const kitchen = roles.includes('pass') && !roles.includes('kitchen') ? '/kitchen/pass' : stations.length === 1 ? `/kitchen/${stations[0]}` : '/kitchen'
  const paths: Readonly<Record<'floor' | 'till' | 'kitchen' | 'menu' | 'settings', string>> = {
    floor: '/floor', till: '/till', kitchen, menu: '/menu', settings: '/settings',
  }
  const first = roles.some(role => role === 'owner' || role === 'manager' || role === 'waiter') ? 'floor' : roles.includes('cashier') ? 'till' : 'kitchen'
  const screen = ([first, 'floor', 'till', 'kitchen', 'menu', 'settings'] as const).find(id => worksOn(id, by))
  return screen === undefined ? '/' : paths[screen]
}

/** @returns what `GET /session` answers, for pages that are made on the server */
export function sessionView(runtime: Runtime, terminal: Terminal | null): SessionView {
  const { config, outlet, house, access } = runtime
  return {
    outlet,
    outletName: house.state<OutletState>('outlet').settings?.name ?? null,
    demo: config.demo,
    terminal,
    people: terminal === null ? [] : access.people(terminal.id).map(person => ({ ...person, home: homeOf(person.id, access.member(person.id) ?? person, house) })),
    now: runtime.now(),
  }
}

const codeBody = z.strictObject({ code: z.string().max(40), name: z.string().trim().min(1).max(40).optional() })
const signInBody = z.strictObject({ staffId: z.string().max(36), pin: z.string().min(1).max(12) })
const staffBody = z.strictObject({ staffId: z.string().max(36) })
const languageBody = z.strictObject({ language: z.string().max(35) })
const emptyBody = z.strictObject({})

/**
 * The JSON endpoints of the sign-in page. Every POST needs our own `Origin` and answers problems like the API.
 *
 * - `GET /session` → {@link SessionView}
 * - `POST /session/terminal` `{code, name?}` → `{terminal}`, and sets the cookie. 401 `wrong-credentials`, 429 `too-many-attempts`
 * - `POST /session/terminal-codes` `{}` by whoever may manage terminals (`RestoFlow-As`) → `{code, expiresAt}` for another browser
 * - `POST /session/sign-in` `{staffId, pin}` → `{id, name, roles, home}`; others stay signed in. 401 `wrong-credentials` with
 *   `attemptsLeft` and 429 `too-many-attempts` with `retryAfterSeconds` are the problem's further members
 * - `POST /session/unlock` `{staffId}` by whoever may manage people (`RestoFlow-As`) → `{unlocked: staffId}`: that person may try again here
 * - `POST /session/language` `{language}` → the same: the language of the person whom `RestoFlow-As` names, else of this browser
 * - `POST /session/sign-out` `{staffId}` → `{signedOut: staffId}`
 */
export function sessionRoutes(runtime: Runtime): Hono<AppEnv> {
  const { access, config } = runtime
  const routes = new Hono<AppEnv>()
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))
  routes.use('/session/*', sessionMiddleware(runtime))
  routes.use('/session/*', async (c, next) => {
    if (c.req.method !== 'GET') requireSameOrigin(c.req.raw.headers, config)
    await next()
  })

  routes.get('/session', c => c.json(sessionView(runtime, c.var.terminal), 200, noStore))

  routes.post('/session/terminal', async c => {
    const { code, name } = await readBody(c.req.raw, codeBody)
    const { terminal, token } = await access.redeemTerminalCode(code, addressOf(c, runtime), name)
    keep(c, runtime, token)
    return c.json({ terminal }, 200, noStore)
  })

  routes.post('/session/terminal-codes', async c => {
    await readBody(c.req.raw, emptyBody)
    requireHolder(c, 'terminals.manage')
    return c.json(access.makeTerminalCode(), 200, noStore)
  })

  routes.post('/session/unlock', async c => {
    const { staffId } = await readBody(c.req.raw, staffBody)
    requireHolder(c, 'people.manage')
    access.unlock(requireTerminal(c).id, staffId)
    return c.json({ unlocked: staffId }, 200, noStore)
  })

  routes.post('/session/sign-in', async c => {
    const { staffId, pin } = await readBody(c.req.raw, signInBody)
    const { principal, name } = await access.signIn(requireTerminal(c).id, staffId, pin)
    return c.json({ id: principal.id, name, roles: principal.roles, home: homeOf(principal.id, principal, runtime.house) }, 200, noStore)
  })

  routes.post('/session/language', async c => {
    const { language } = await readBody(c.req.raw, languageBody)
    if (!isLanguage(language)) refuse('invalid-body', `There is no language ${language} here.`, { field: 'language' })
    if (namedPerson(c.req.url, c.req.raw.headers) === null) keepLanguage(c, language)
    else await access.setLanguage((c.var.signedIn ?? refuse('not-signed-in', 'Nobody is signed in here by that name.')).principal.id, language)
    return c.json({ language }, 200, noStore)
  })

  routes.post('/session/sign-out', async c => {
    const { staffId } = await readBody(c.req.raw, staffBody)
    const terminal = requireTerminal(c)
    if (isId(staffId)) await access.signOut(terminal.id, staffId)
    return c.json({ signedOut: staffId }, 200, noStore)
  })

  return routes
}

const noStore = { 'cache-control': 'no-store' } as const

function requireTerminal(c: Context<AppEnv>): Terminal {
  return c.var.terminal ?? refuse('not-signed-in', 'This browser is no terminal yet: type a manager\'s one-time code first.')
}

function requireHolder(c: Context<AppEnv>, right: RightId): void {
  const { principal } = c.var.signedIn ?? refuse('not-signed-in', 'Nobody is signed in here by that name.')
  requireRight(principal, right)
}

/** @returns the address that a request comes from; a proxy's word counts only where one is trusted */
export function addressOf(c: Context, { config }: Pick<Runtime, 'config'>): string {
  const forwarded = config.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded !== undefined && forwarded !== '') return forwarded
  const { incoming } = (c.env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}
