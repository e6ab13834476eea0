import { RestoflowError } from '@restoflow/core'
import { parse } from 'hono/utils/cookie'
import type { Terminal } from '../access/access'
import type { Runtime, SignedIn } from '../runtime'
import { requireSameOrigin } from './origin'

/** With TLS the name's prefix makes browsers refuse the cookie from anywhere but this very host. */
export const terminalCookie = (secure: boolean): string => (secure ? '__Host-rf_terminal' : 'rf_terminal')

/** @returns whether the browser reached us over TLS */
export function isSecure(url: string, headers: Headers, { config }: Pick<Runtime, 'config'>): boolean {
  if (url.startsWith('https:')) return true
  return config.trustProxy && headers.get('x-forwarded-proto') === 'https'
}

/** @returns the terminal of the request's cookie, or null */
export function terminalOf(url: string, headers: Headers, runtime: Runtime): Terminal | null {
  const token = tokenOf(url, headers, runtime)
  return token === undefined ? null : runtime.access.terminal(token)
}

/** @returns the terminal that the request's cookie belonged to before it was taken back, or null */
export function revokedOf(url: string, headers: Headers, runtime: Runtime): { readonly name: string; readonly revokedAt: string } | null {
  const token = tokenOf(url, headers, runtime)
  return token === undefined ? null : runtime.access.terminals.revokedByToken(token)
}

function tokenOf(url: string, headers: Headers, runtime: Runtime): string | undefined {
  const cookies = headers.get('cookie')
  if (cookies === null) return undefined
  const name = terminalCookie(isSecure(url, headers, runtime))
  return parse(cookies, name)[name]
}

/** @returns the staff id that the request names, by header or query */
export function namedPerson(url: string, headers: Headers): string | null {
  const header = headers.get('restoflow-as')
  if (header !== null) return header
  const query = url.indexOf('?')
  return query < 0 ? null : new URLSearchParams(url.slice(query)).get('as')
}

/** @returns the person that the request names; for a mere look, the only one who is signed in when it names nobody */
export function personOf(terminal: Terminal, url: string, headers: Headers, { access }: Runtime): SignedIn | null {
  const named = namedPerson(url, headers)
  if (named !== null) return access.personAt(terminal.id, named)
  const [only, ...others] = access.signedInAt(terminal.id)
  return only !== undefined && others.length === 0 ? only : null
}

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD'

/**
 * @returns who sends an API request: the holder of its key, or a person who is signed in under its terminal's cookie
 * @throws RestoflowError `not-signed-in`, `outlet-required`, `wrong-origin`
 */
export function identify(request: Request, runtime: Runtime): SignedIn {
  const { url, headers, method } = request
  const authorization = headers.get('authorization')
  if (authorization !== null) return byKey(authorization, headers, runtime)
  const terminal = terminalOf(url, headers, runtime)
  if (!terminal) {
    const revoked = revokedOf(url, headers, runtime)
    throw new RestoflowError('not-signed-in', revoked === null
      ? 'The request carries neither an API key nor the cookie of a terminal.'
      : `This browser was the terminal ${revoked.name}, which was taken out on ${revoked.revokedAt}.`)
  }
  if (!isSafe(method)) {
    requireSameOrigin(headers, runtime.config)
    if (namedPerson(url, headers) === null) {
      throw new RestoflowError('not-signed-in', 'The request does not say for whom: send RestoFlow-As with the staff id.')
    }
  }
  const person = personOf(terminal, url, headers, runtime)
  if (person) return person
  const named = namedPerson(url, headers)
  throw new RestoflowError('not-signed-in', named === null ? 'Nobody is named by RestoFlow-As.' : 'This person is not signed in on this terminal.')
}

function byKey(authorization: string, headers: Headers, runtime: Runtime): SignedIn {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined) throw new RestoflowError('not-signed-in', 'The Authorization header is not of the form "Bearer {key}".')
  const holder = runtime.access.byKey(token)
  if (!holder) throw new RestoflowError('not-signed-in', 'The API key is unknown, revoked or expired.')
  const outlet = headers.get('restoflow-outlet')
  if (holder.outlet === '_house' && outlet === null) throw new RestoflowError('outlet-required', 'The key belongs to the whole house.')
  if (outlet === null) return holder
  if (outlet !== runtime.outlet) throw new RestoflowError('not-found', `There is no outlet ${outlet} here.`)
  return holder.outlet === outlet ? holder : { ...holder, outlet }
}
