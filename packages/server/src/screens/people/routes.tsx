import { holds, requireRight, type RightId } from '@restoflow/core'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { isDeedKind, tellDeeds } from '../../http/deeds'
import { requireSameOrigin } from '../../http/origin'
import { deedsOf } from '../../http/staff-reads'
import type { AppEnv, Runtime, SignedIn } from '../../runtime'
import { useLanguage, useWords, wordsOf, type WordKey } from '../../words/words'
import { Notice } from '../kit/atoms'
import { SettingsPage } from '../setup/settings-page'
import { ActivityPage } from './activity-page'
import { ListPage } from './list-page'
import { peopleRows, personRow } from './model'
import { NewPage } from './new-page'
import { PersonPage } from './person-page'
import { NewCode, TerminalsPage } from './terminals-page'

const deedsOnPerson = 6
const deedsOnPage = 50

/** `/settings/people…` and `/settings/terminals`. The guard of `/settings` has let whoever comes in; these look for their own right. */
export function peopleRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const guard = (right: RightId, title: WordKey, active: 'people' | 'terminals'): MiddlewareHandler<AppEnv> => (c, next) =>
    holds(who(c).principal, right) ? next() : Promise.resolve(c.html(<NotAllowed runtime={runtime} signedIn={who(c)} title={title} active={active} />, 403))
  routes.use('/settings/people', guard('people.manage', 'people.not-allowed', 'people'))
  routes.use('/settings/people/*', guard('people.manage', 'people.not-allowed', 'people'))
  routes.use('/settings/terminals', guard('terminals.manage', 'terminals.not-allowed', 'terminals'))

  routes.get('/settings/people', async c => {
    c.header('cache-control', 'no-store')
    const rows = await peopleRows(runtime)
    return c.html(<ListPage runtime={runtime} signedIn={who(c)} rows={rows} />)
  })

  routes.get('/settings/people/new', c => c.html(<NewPage runtime={runtime} signedIn={who(c)} />))

  routes.get('/settings/people/:id', async c => {
    const row = await personRow(runtime, c.req.param('id'))
    if (!row) return c.html(<NotThere runtime={runtime} signedIn={who(c)} />, 404)
    const { deeds } = await deedsOf(runtime, row.member.staffId, { day: '', kind: '', before: undefined, limit: deedsOnPerson })
    const told = await tellDeeds(runtime, deeds, wordsOf(useLanguage()))
    c.header('cache-control', 'no-store')
    return c.html(<PersonPage runtime={runtime} signedIn={who(c)} row={row} deeds={told} />)
  })

  routes.get('/settings/people/:id/activity', async c => {
    const row = await personRow(runtime, c.req.param('id'))
    if (!row) return c.html(<NotThere runtime={runtime} signedIn={who(c)} />, 404)
    const { day = '', kind: wanted = '', before } = c.req.query()
    const kind = isDeedKind(wanted) ? wanted : ''
    const { staffId } = row.member
    const { deeds, next } = await deedsOf(runtime, staffId, {
      day, kind, before: before !== undefined && /^\d{1,15}$/.test(before) ? Number(before) : undefined, limit: deedsOnPage,
    })
    const told = await tellDeeds(runtime, deeds, wordsOf(useLanguage()))
    c.header('cache-control', 'no-store')
    return c.html(<ActivityPage runtime={runtime} signedIn={who(c)} staffId={staffId} name={row.name} deeds={told} day={day} kind={kind} next={next} />)
  })

  routes.get('/settings/terminals', async c => {
    const { access, credentials, outlet } = runtime
    const keys = (await access.keys.list()).filter(key => key.outlet === outlet && key.revokedAt === null)
    const devices = await credentials.list({ outlet, kind: 'device' })
    c.header('cache-control', 'no-store')
    return c.html(<TerminalsPage runtime={runtime} signedIn={who(c)} terminals={access.terminals.list()} keys={keys} devices={devices} />)
  })

  routes.post('/settings/terminals/code', c => {
    requireSameOrigin(c.req.raw.headers, runtime.config)
    requireRight(who(c).principal, 'terminals.manage')
    const { code } = runtime.access.makeTerminalCode()
    c.header('cache-control', 'no-store')
    return c.html(<NewCode code={code} link={linkOf(c, runtime, code)} />)
  })

  return routes
}

/** The settings' guard lets nobody through who is not signed in. */
function who(c: Context<AppEnv>): SignedIn {
  const { signedIn } = c.var
  if (!signedIn) throw new Error('The guard of /settings let nobody in particular through')
  return signedIn
}

/** @returns where another browser types the code by itself; null where this browser reaches the server by an address of its own alone */
function linkOf(c: Context, { config }: Runtime, code: string): string | null {
  const url = new URL(c.req.url)
  const base = config.publicUrl ?? (/^(localhost|127\.|\[::1\])/.test(url.host) ? null : url.origin)
  return base === null ? null : `${base}/?code=${code.replace('-', '')}`
}

function NotAllowed({ runtime, signedIn, title, active }: { runtime: Runtime; signedIn: SignedIn; title: WordKey; active: 'people' | 'terminals' }) {
  const t = useWords()
  return (
    <SettingsPage runtime={runtime} signedIn={signedIn} title={t(`${active}.title`)} active={active} css={['people']} script="people">
      <Notice tone="warn" title={t(title)}>{t('people.not-allowed-text')}</Notice>
    </SettingsPage>
  )
}

function NotThere({ runtime, signedIn }: { runtime: Runtime; signedIn: SignedIn }) {
  const t = useWords()
  return (
    <SettingsPage runtime={runtime} signedIn={signedIn} title={t('people.title')} active="people" css={['people']} script="people">
      <Notice tone="warn" title={t('people.not-there')} />
    </SettingsPage>
  )
}
