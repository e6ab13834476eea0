import type { MiddlewareHandler } from 'hono'
import { worksOn, type ScreenId } from '../http/screen-rights'
import { homeOf } from '../http/session'
import type { AppEnv, Runtime } from '../runtime'
import { useWords } from '../words/words'
import { NowherePage } from './signin/views'

/** Lets only people who work on the screen see it; others are led to the sign-in, or told whose it is. */
export function guard(runtime: Runtime, screen: ScreenId): MiddlewareHandler<AppEnv> {
  const t = useWords()
  return async (c, next) => {
    const { signedIn } = c.var
    if (!signedIn) {
      const url = new URL(c.req.url)
      const as = url.searchParams.get('as')
      url.searchParams.delete('as')
      const target = `/?${as === null ? '' : `as=${encodeURIComponent(as)}&`}next=${encodeURIComponent(`${url.pathname}${url.search}`)}`
      // A fragment must not put the sign-in into a panel: the whole page goes there.
      if (c.req.header('hx-request') === 'true') return c.body(null, 401, { 'hx-redirect': '/' })
      return c.redirect(target, 303)
    }
    const { principal } = signedIn
    if (worksOn(screen, principal)) return next()
    return c.html(
      <NowherePage
        title={t('signin.not-yours')} text={t('signin.other-screen', { name: signedIn.name })}
        href={homeOf(principal.id, principal, runtime.house)} link={t('signin.your-screen')} demo={runtime.config.demo}
      />, 403)
  }
}
