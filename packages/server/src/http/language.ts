import type { House, OutletState } from '@restoflow/core'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppEnv, Runtime } from '../runtime'
import { firstLanguage, isLanguage, speaking, type Tongue } from '../words/words'

/** What a browser on which nobody has chosen shows: the choice made on its sign-in page. */
const languageCookie = 'rf_language'
const cookieSeconds = 400 * 86_400
const defaultSecond = 'hi'

/** Renders every page and fragment in the language of whoever asks: the person's own, else the browser's, else the house's. */
export function speakToWhoAsks({ access, house }: Runtime): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    const { signedIn } = c.var
    const wanted = [signedIn && access.languageOf(signedIn.principal.id), getCookie(c, languageCookie), languagesOf(house).screens]
    const language = wanted.find(tag => tag !== null && tag !== undefined && isLanguage(tag)) ?? firstLanguage
    return speaking(tongueOf(house, language), next)
  }
}

/** @returns the language with the one that stands beside it in this house */
export function tongueOf(house: House, language: string): Tongue {
  const { second } = languagesOf(house)
  if (second !== language) return { language, second }
  return { language, second: language === firstLanguage ? null : firstLanguage }
}

/** @returns in which language a paper is printed here */
export function paperTongue(house: House, paper: 'kot' | 'bill'): Tongue {
  const language = languagesOf(house)[paper]
  return tongueOf(house, isLanguage(language) ? language : firstLanguage)
}

/** Keeps the language of a browser on which nobody is signed in. */
export function keepLanguage(c: Parameters<typeof setCookie>[0], language: string): void {
  setCookie(c, languageCookie, language, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: cookieSeconds })
}

function languagesOf(house: House): { readonly screens: string; readonly kot: string; readonly bill: string; readonly second: string | null } {
  const chosen = house.state<OutletState>('outlet').settings?.languages
  const { screens = firstLanguage, kot = firstLanguage, bill = firstLanguage, second = defaultSecond } = chosen ?? {}
  return { screens, kot, bill, second: second !== null && isLanguage(second) ? second : null }
}
