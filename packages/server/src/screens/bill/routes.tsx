import { formatMoney, RestoflowError, type OutletState } from '@restoflow/core'
import { Hono, type Context } from 'hono'
import { Attempts } from '../../access/attempts'
import { documentOfLink, type LinkedDocument } from '../../documents/hand-out'
import { fileName, paperIn, pdfHeaders } from '../../http/document-files'
import { billTongue } from '../../http/language'
import { pageHeaders } from '../../http/security'
import { addressOf } from '../../http/session'
import type { AppEnv, Runtime } from '../../runtime'
import { speaking } from '../../words/words'
import { GuestBillPage, LinkOverPage } from './page'

/** What one address may ask for in a minute, and how many links it may guess at before it waits. */
const looks = { triesMax: 60, lockMs: [60_000], forgetMs: 60_000 } as const
const guesses = { triesMax: 10, lockMs: [60_000, 600_000], forgetMs: 3_600_000 } as const

/** `/b/{token}`: a document for the guest who was given the link, and `/b/{token}/pdf`. No session, no cookie, nothing of anybody else. */
export function guestBillRoutes(runtime: Runtime): Hono<AppEnv> {
  const nowMs = (): number => Date.parse(runtime.now())
  const asked = new Attempts(looks, nowMs)
  const missed = new Attempts(guesses, nowMs)
  const routes = new Hono<AppEnv>()
  routes.use('/b/*', async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-robots-tag', 'noindex, nofollow, noarchive')
    // the link is a secret: whoever is linked to from here must not learn it
    c.header('referrer-policy', 'no-referrer')
  })
  routes.use('/b/*', pageHeaders)

  async function linked(c: Context<AppEnv>): Promise<LinkedDocument | null> {
    const address = addressOf(c, runtime)
    asked.begin(address)
    const locked = missed.lockedUntilMs(address)
    if (locked !== null) {
      const retryAfterSeconds = Math.ceil((locked - nowMs()) / 1000)
      throw new RestoflowError('too-many-attempts', `Locked for ${retryAfterSeconds} s more.`, { retryAfterSeconds })
    }
    const found = await documentOfLink(runtime, c.req.param('token') ?? '')
    if (!found) missed.begin(address)
    return found
  }

  const inBillsLanguage = <T,>(work: () => T): T => speaking(billTongue(runtime.house.state<OutletState>('outlet').settings), work)

  async function answer(c: Context<AppEnv>, give: (found: LinkedDocument) => Response | Promise<Response>): Promise<Response> {
    try {
      const found = await linked(c)
      return found ? await give(found) : await inBillsLanguage(() => c.html(<LinkOverPage words="over" />, 404))
    } catch (error) {
      if (!(error instanceof RestoflowError) || error.code !== 'too-many-attempts') throw error
      c.header('retry-after', String(error.extra['retryAfterSeconds']))
      return inBillsLanguage(() => c.html(<LinkOverPage words="wait" />, 429))
    }
  }

  routes.get('/b/:token', c => answer(c, ({ document, copy }) => inBillsLanguage(() => {
    const { upi } = document.paper
    return c.html(<GuestBillPage paper={document.paper} copy={copy} path={c.req.path} pay={upi && { link: upi.link, amount: formatMoney(upi.amountPaise) }} />)
  })))
  routes.get('/b/:token/pdf', c => answer(c, async ({ document, copy }) => {
    const pdf = await runtime.backOffice.pdf(document.paper, paperIn(new URL(c.req.url).searchParams), copy)
    return c.body(new Uint8Array(pdf), 200, { ...pdfHeaders(fileName(document.number)) })
  }))
  return routes
}
