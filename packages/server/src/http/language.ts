import type { OutletSettings, OutletState } from '@restoflow/core'
import type { Context, MiddlewareHandler } from 'hono'
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
    const { settings } = house.state<OutletState>('outlet')
    const wanted = [signedIn && access.languageOf(signedIn.principal.id), getCookie(c, languageCookie), languagesOf(settings).screens]
    const language = wanted.find(tag => tag !== null && tag !== undefined && isLanguage(tag)) ?? firstLanguage
    return speaking(tongueOf(settings, language), next)
  }
}

/** @returns the language with the one that stands beside it in this house */
export function tongueOf(settings: OutletSettings | null, language: string): Tongue {
  const { second } = languagesOf(settings)
  if (second !== language) return { language, second }
  return { language, second: language === firstLanguage ? null : firstLanguage }
}

/** @returns in which language the guest's bill is printed here */
export function billTongue(settings: OutletSettings | null): Tongue {
  const { bill } = languagesOf(settings)
  return tongueOf(settings, isLanguage(bill) ? bill : firstLanguage)
}

/** @returns in which language tickets tell the kitchen what to make, whoever reads them; null: in that of the screen */
export function kotTongue(settings: OutletSettings | null): Tongue | null {
  const language = settings?.languages?.kot
  return language !== undefined && isLanguage(language) ? tongueOf(settings, language) : null
}

/** Renders the owner's first page in the language that was tapped there, else in the one that the browser asks for. */
export const speakToOwner: MiddlewareHandler<AppEnv> = (c, next) => {
  const asked = c.req.header('accept-language')?.split(',')[0]?.split(';')[0] ?? ''
  const wanted = [c.req.query('language'), getCookie(c, languageCookie), asked, asked.split('-')[0]]
  return speaking({ language: wanted.find(tag => tag !== undefined && isLanguage(tag)) ?? firstLanguage, second: null }, next)
}

/** Keeps the language of a browser on which nobody is signed in. */
export function keepLanguage(c: Context, language: string): void {
  setCookie(c, languageCookie, language, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: cookieSeconds })
}

function languagesOf(settings: OutletSettings | null): { readonly screens: string; readonly bill: string; readonly second: string | null } {
  const { screens = firstLanguage, bill = firstLanguage, second = defaultSecond } = settings?.languages ?? {}
  return { screens, bill, second: second !== null && isLanguage(second) ? second : null }
}
