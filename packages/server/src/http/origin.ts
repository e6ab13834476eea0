import { RestoflowError } from '@restoflow/core'
import type { Config } from '../config'

/**
 * A browser sends the terminal's cookie with whatever makes it send a request, so a change counts only when the page that
 * asks for it is ours. Every browser names the page's origin on such requests; plain HTTP needs nothing more.
 * @throws RestoflowError `wrong-origin`
 */
export function requireSameOrigin(headers: Headers, config: Config): void {
  const origin = headers.get('origin')
  if (origin === null) {
    if (headers.get('sec-fetch-site') === 'same-origin') return
    throw new RestoflowError('wrong-origin', 'A request with a terminal\'s cookie must carry the Origin header.')
  }
  if (originHost(origin) !== null && ourHosts(headers, config).includes(originHost(origin) ?? '')) return
  throw new RestoflowError('wrong-origin', `The page at ${origin} is not one of this server.`)
}

function originHost(origin: string): string | null {
  return /^https?:\/\//.test(origin) && URL.canParse(origin) ? new URL(origin).host : null
}

function ourHosts(headers: Headers, { publicUrl, trustProxy }: Config): readonly string[] {
  const forwarded = trustProxy ? headers.get('x-forwarded-host') : null
  const hosts = [headers.get('host'), forwarded, publicUrl === null ? null : new URL(publicUrl).host]
  return hosts.flatMap(host => (host === null ? [] : [host.trim().toLowerCase().replace(/:(80|443)$/, '')]))
}
