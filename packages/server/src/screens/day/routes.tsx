import { financialYear, holds, isId, RestoflowError, requireRight, type OutletState } from '@restoflow/core'
import { Hono, type Context } from 'hono'
import { lossesOfDays } from '../../http/day-reads'
import { blockersOf, closingHash, dayState, dayStatus, dayToClose, heldNow, openShifts, shiftState, zReport, zReports } from '../../http/day-reports'
import { problemResponse } from '../../http/problem'
import type { AppEnv, Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { guard } from '../guard'
import { Button } from '../kit/atoms'
import { Page } from '../kit/page'
import { DayPage } from './day-page'
import { DrawerPage } from './drawer-page'
import { LossPage } from './loss-page'
import { ZPaper, type ZPaperProps } from './z-paper'

const listedDays = 31

/** `/till/drawer`, `/reports/day`, the papers `/reports/x` and `/reports/z/{day}` (`?paper=80|a4`), and `/reports/loss`. */
export function dayRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.onError(error => (error instanceof RestoflowError ? problemResponse(error) : Promise.reject(error)))
  for (const path of ['/till/drawer', '/reports/day', '/reports/x', '/reports/z/*', '/reports/loss']) {
    routes.use(path, guard(runtime, 'day'))
    routes.use(path, async (c, next) => {
      await next()
      c.header('cache-control', 'no-store')
    })
  }
  const outletNow = (): OutletState => runtime.house.state<OutletState>('outlet')

  routes.get('/till/drawer', async c => {
    const signedIn = who(c)
    const { shift: wanted, closed } = c.req.query()
    const open = openShifts(runtime)
    const isOther = wanted !== undefined && holds(signedIn.principal, 'shifts.oversee')
    const shift = open.find(({ shiftId, personId }) => (isOther ? shiftId === wanted : personId === signedIn.principal.id)) ?? null
    const counted = isId(closed) ? await shiftState(runtime, closed) : null
    const maySee = counted && (counted.personId === signedIn.principal.id || holds(signedIn.principal, 'shifts.oversee'))
    return c.html(<DrawerPage runtime={runtime} signedIn={signedIn} open={open} shift={shift} counted={maySee ? counted : null} />)
  })

  routes.get('/reports/day', async c => {
    const status = await dayStatus(runtime)
    const wanted = c.req.query('day')
    const day = await dayState(runtime, wanted ?? dayToClose(status))
    const blockers = day.status === 'closed' ? [] : blockersOf(runtime, day.businessDay)
    const closedDays = (await zReports(runtime, financialYear(day.businessDay))).slice(0, listedDays)
    return c.html(<DayPage runtime={runtime} signedIn={who(c)} status={status} day={day} blockers={blockers} closedDays={closedDays} />)
  })

  const paperOf = (c: Context<AppEnv>): Pick<ZPaperProps, 'outlet' | 'now' | 'nameOf' | 'format'> =>
    ({ outlet: outletNow(), now: runtime.now(), nameOf: id => runtime.nameOf(id), format: c.req.query('paper') === 'a4' ? 'a4' : 'roll' })

  routes.get('/reports/x', async c => {
    requireRight(who(c).principal, 'reports.day')
    const day = await dayState(runtime, c.req.query('day') ?? (await dayStatus(runtime)).openDay)
    if (day.closed) return c.redirect(`/reports/z/${day.businessDay}?as=${who(c).principal.id}`)
    return c.html(<PaperPage c={c} {...paperOf(c)} day={day} held={heldNow(runtime)} ownHash={null} />)
  })

  routes.get('/reports/z/:day', async c => {
    // once the day is closed every drawer is counted: who closes it prints its paper
    requireRight(who(c).principal, 'day.close')
    const day = await zReport(runtime, c.req.param('day'))
    const ownHash = await closingHash(runtime, day.businessDay)
    return c.html(<PaperPage c={c} {...paperOf(c)} day={day} held={day.closed.held ?? []} ownHash={ownHash} />)
  })

  routes.get('/reports/loss', async c => {
    requireRight(who(c).principal, 'reports.loss')
    const { from = (await dayStatus(runtime)).clockDay, to, person = '' } = c.req.query()
    const report = await lossesOfDays(runtime, from, to ?? from)
    return c.html(
      <LossPage
        runtime={runtime} signedIn={who(c)} report={report} from={from} to={to ?? from} person={person} timeZone={outletNow().settings?.timeZone ?? 'UTC'}
      />)
  })

  return routes
}

/** A day on paper, ready for the printer: its script prints it on P. */
function PaperPage({ c, ...paper }: ZPaperProps & { c: Context<AppEnv> }) {
  const t = useWords()
  const { day, format } = paper
  const title = day.closed ? t('day.z-report', { number: day.closed.zNumber }) : t('day.x-report')
  const link = (to: '80' | 'a4'): string => {
    const url = new URL(c.req.url)
    url.searchParams.set('paper', to)
    return `${url.pathname}${url.search}`
  }
  return (
    <Page
      title={title} theme="light" css={['till', 'print', 'day']} scripts={['print']} bodyClass="print-page"
      attributes={{ 'data-format': format, 'data-as': who(c).principal.id }}
    >
      <header class="print-actions">
        <Button kind="primary" icon="print" shortcut="P" attributes={{ id: 'print-now' }}>{t('till.print')}</Button>
        <Button href={link('80')} attributes={{ ...(format === 'roll' && { 'aria-current': 'true' }) }}>{t('till.80-mm')}</Button>
        <Button href={link('a4')} attributes={{ ...(format === 'a4' && { 'aria-current': 'true' }) }}>{t('till.a4')}</Button>
        <Button icon="arrow-left" href={`/reports/day?as=${who(c).principal.id}`}>{t('day.title')}</Button>
      </header>
      <main id="main"><h1 class="visually-hidden">{title}</h1><ZPaper {...paper} /></main>
    </Page>
  )
}

function who(c: Context<AppEnv>): SignedIn {
  if (!c.var.signedIn) throw new RestoflowError('not-signed-in', 'Nobody is signed in here.')
  return c.var.signedIn
}
