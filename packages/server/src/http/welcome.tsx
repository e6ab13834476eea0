import { randomBytes, timingSafeEqual } from 'node:crypto'
import { isRestaurantState, newId, restaurantStates, RestoflowError, type OutletSettings, type OutletState, type Principal, type StaffState } from '@restoflow/core'
import { nameSchema } from '@restoflow/core/schemas'
import { Hono, type Context } from 'hono'
import { raw } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import { z } from 'zod'
import type { AppEnv, Runtime } from '../runtime'
import { languages, useWords } from '../words/words'
import { assetUrl } from './asset-url'
import { htmlText } from './html-text'
import { requireSameOrigin } from './origin'
import { keepLanguage, speakToOwner } from './language'
import { admit } from './session'

export interface Welcome {
  /** Path of the one-time link, or null when the house has an owner. */
  readonly path: string | null
  readonly routes: Hono<AppEnv>
}

/** Whoever sets the house up, before there is anybody. */
export const setup: Principal = { kind: 'system', id: 'setup', roles: ['owner'] }

const formBytesMax = 8 * 1024

const formSchema = z.object({
  outletName: nameSchema,
  stateCode: z.string().refine(isRestaurantState),
  name: nameSchema,
  pin: z.string().regex(/^\d{4}$/),
})

type Form = z.infer<typeof formSchema>

/** @returns whether somebody owns the house */
export function hasOwner({ house }: Pick<Runtime, 'house'>): boolean {
  return Object.values(house.state<StaffState>('staff').members).some(({ roles, disabled }) => roles.includes('owner') && !disabled)
}

/**
 * The first start outside a demo: one link, printed on the console, on which the owner says who they are. It works once,
 * and never again when there is an owner. There is no default password.
 */
export function welcomeRoutes(runtime: Runtime): Welcome {
  const routes = new Hono<AppEnv>()
  if (hasOwner(runtime)) return { path: null, routes }
  const secret = randomBytes(24).toString('base64url')
  let state: 'open' | 'busy' | 'done' = 'open'
  const requireLink = (c: Context<AppEnv>): void => {
    const given = Buffer.from(c.req.param('token') ?? '')
    const right = given.length === secret.length && timingSafeEqual(given, Buffer.from(secret))
    if (right && state !== 'done' && !hasOwner(runtime)) return
    throw new RestoflowError('not-found', 'This link was used, or is not the one on the console.')
  }

  routes.use('/welcome/*', speakToOwner)

  routes.get('/welcome/:token', c => {
    requireLink(c)
    if (c.req.query('language') !== undefined) keepLanguage(c, useWords().language)
    return c.html(form({}, null), 200, { 'referrer-policy': 'no-referrer' })
  })

  routes.post('/welcome/:token', async c => {
    requireLink(c)
    requireSameOrigin(c.req.raw.headers, runtime.config)
    if (Number(c.req.header('content-length') ?? formBytesMax + 1) > formBytesMax) throw new RestoflowError('body-too-large', 'The form is too long.')
    const sent = await c.req.parseBody()
    const parsed = formSchema.safeParse(sent)
    if (!parsed.success) return c.html(form(sent, useWords()('welcome.problem')), 422)
    if (state === 'busy') throw new RestoflowError('too-busy', 'The form was sent a moment ago.')
    state = 'busy'
    try {
      const staffId = await createOwner(runtime, parsed.data)
      state = 'done'
      const terminal = await admit(c, runtime, 'First browser')
      await runtime.access.signIn(terminal.id, staffId, parsed.data.pin)
      keepLanguage(c, useWords().language)
      return c.redirect(`/setup?as=${staffId}`, 303)
    } finally {
      if (state === 'busy') state = 'open'
    }
  })
  return { path: `/welcome/${secret}`, routes }
}

/** The person comes last: until then the link works, and everything may be done again. */
async function createOwner(runtime: Runtime, { outletName, stateCode, name, pin }: Form): Promise<string> {
  const { outlet, dispatcher, house } = runtime
  const send = (command: string, id: string, body: unknown): Promise<unknown> => dispatcher.dispatch({ outlet, command, id, body, by: setup })
  if (house.state<OutletState>('outlet').settings === null) {
    await send('outlet.configure', 'outlet', settingsOf(outletName, stateCode))
    const kitchen = { name: 'Kitchen', names: { hi: 'रसोई' }, hurryAfterMs: 8 * minuteMs, lateAfterMs: 15 * minuteMs }
    await send('outlet.define-station', 'kitchen', kitchen)
    await send('outlet.define-section', 'hall', { name: 'Hall', names: { hi: 'हॉल' }, x: 0, y: 0, width: 1200, height: 800 })
  }
  // no part of the name: ids stand in the journal for good
  const staffId = newId()
  await runtime.access.setName(staffId, name)
  await runtime.access.setPin(staffId, pin)
  await send('staff.add-member', staffId, { roles: ['owner'] })
  return staffId
}

const minuteMs = 60_000

/** What a restaurant in India begins with, before it has named a GSTIN; everything can be set otherwise by `outlet/configure`. */
function settingsOf(name: string, stateCode: string): OutletSettings {
  const series = (template: string): OutletSettings['series']['kot'] => ({ template, start: 1 })
  return {
    name, addressLines: [], stateCode, timeZone: 'Asia/Kolkata', businessDayStart: '04:00', currency: 'INR',
    tax: { regime: 'in-gst', scheme: 'unregistered', pricing: 'exclusive', roundToPaise: 100 },
    series: { invoice: series('{fy}/{n}'), vat: series('V/{fy}/{n}'), kot: series('{n}'), token: series('{n}') },
    defaultStationId: 'kitchen', cleaningAfterRelease: false, refuseUnsentAtIssue: false, bumpServes: false,
    discountCapBasisPoints: 1_000, billAlertEscalatesAfterMs: 90_000,
  }
}

function Field({ label, children }: PropsWithChildren<{ label: string }>) {
  return <label class="labelled"><span>{label}</span><span class="field">{children}</span></label>
}

function form(sent: Readonly<Record<string, unknown>>, problem: string | null): string {
  const t = useWords()
  const was = (field: string): string => (typeof sent[field] === 'string' ? sent[field] : '')
  return htmlText(
    <>
      {raw('<!doctype html>')}
      <html lang={t.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${t('welcome.short')} · RestoFlow`}</title>
          <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
          {['tokens', 'base', 'welcome'].map(sheet => <link rel="stylesheet" href={assetUrl(`css/${sheet}.css`)} />)}
        </head>
        <body class="welcome">
          <main id="main">
            <nav class="segments" aria-label={t('bar.language')}>
              {languages().map(({ tag, name: language }) => (
                <a href={`?language=${tag}`} lang={tag} {...(tag === t.language && { 'aria-current': 'true' })}>{language}</a>
              ))}
            </nav>
            <h1>{t('welcome.title')}</h1>
            <p class="muted">{t('welcome.text')}</p>
            {problem !== null && <p class="problem" role="alert">{problem}</p>}
            <form method="post" autocomplete="off">
              <Field label={t('common.restaurant')}><input name="outletName" value={was('outletName')} maxlength={120} required /></Field>
              <Field label={t('common.state')}>
                <select name="stateCode" required>
                  <option value="">{t('welcome.choose')}</option>
                  {restaurantStates.map(state =>
                    <option value={state.code} selected={was('stateCode') === state.code}>{`${state.name} (${state.code})`}</option>)}
                </select>
              </Field>
              <Field label={t('welcome.name')}><input name="name" value={was('name')} maxlength={120} required /></Field>
              <Field label={t('welcome.pin')}>
                <input name="pin" type="password" inputmode="numeric" pattern="\d{4}" maxlength={4} autocomplete="new-password" required />
              </Field>
              <button class="button primary wide large" type="submit">{t('welcome.open')}</button>
            </form>
          </main>
        </body>
      </html>
    </>,
  )
}
