import type { Child, PropsWithChildren } from 'hono/jsx'
import type { OutletState, Rightful } from '@restoflow/core'
import { lockedPaths, worksOn } from '../http/screen-rights'
import type { Runtime, SignedIn } from '../runtime'
import { useWords } from '../words/words'
import { UnclosedBar } from './day/unclosed-bar'
import { LanguageSwitch } from './kit/language-switch'
import { Page } from './kit/page'
import { StatusBars, TopBar, type ScreenLink } from './kit/top-bar'

export interface StaffPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly title: string
  readonly active: ScreenLink['id']
  /** The kitchen is dark; else the device decides. */
  readonly theme?: 'light' | 'dark'
  /** The screen's own sheets in `public/css`, without `.css`. */
  readonly css?: readonly string[]
  /** The screen's one script in `client`, without `.ts`; `app` does what every screen needs. */
  readonly script?: string
  /** A line of the screen's own in the top bar. */
  readonly extra?: Child
  /** Stands in place of the top bar. */
  readonly bar?: Child
}

/** @returns a staff screen's whole document: top bar, status bars, and the screen's `<main id="main">` as children */
export function StaffPage({ runtime, signedIn, title, active, theme, css = [], script = 'app', extra, bar, children }: PropsWithChildren<StaffPageProps>) {
  const { settings } = runtime.house.state<OutletState>('outlet')
  const { id, roles } = signedIn.principal
  const now = runtime.now()
  const attributes = {
    'data-as': id, 'data-roles': roles.join(' '), 'data-locked': lockedPaths(signedIn.principal).join(' '),
    'data-live-from': String(runtime.house.position), 'data-now': now,
  }
  return (
    <Page title={title} bodyClass="staff" attributes={attributes} scripts={['htmx.min', script]} css={['live', ...css]} {...(theme && { theme })}>
      {bar ?? <TopBar
        outletName={settings?.name ?? 'RestoFlow'} heading={title} screens={screensOf(signedIn.principal, id)} current={active}
        demo={runtime.config.demo} now={now} timeZone={settings?.timeZone ?? 'UTC'}
        person={{ staffId: id, name: signedIn.name, initials: initialsOf(signedIn.name), href: `/?as=${id}` }}
        {...(extra !== undefined && { extra })}
      />}
      <StatusBars><UnclosedBar runtime={runtime} signedIn={signedIn} /></StatusBars>
      {children}
      <template id="language"><LanguageSwitch as={id} /></template>
    </Page>
  )
}

/** @returns the first letters of the first and the last word of a name */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(word => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => word?.charAt(0) ?? '').join('').toUpperCase()
}

/** @returns the screens on which somebody works, by what they hold at this moment */
export function screensOf(by: Rightful, staffId: string): readonly ScreenLink[] {
  const t = useWords()
  const kitchen = by.roles.includes('pass') && !by.roles.includes('kitchen') ? '/kitchen/pass' : '/kitchen'
  const links = [
    { id: 'floor', label: t('screen.floor'), href: '/floor' },
    { id: 'kitchen', label: t('screen.kitchen'), href: kitchen },
    { id: 'till', label: t('screen.till'), href: '/till' },
    { id: 'counter', label: t('screen.counter'), href: '/counter' },
    { id: 'day', label: t('day.title'), href: '/reports/day' },
    { id: 'guests', label: t('guests.title'), href: '/guests' },
    { id: 'menu', label: t('screen.menu'), href: '/menu' },
    { id: 'reports', label: t('reports.title'), href: '/reports' },
    { id: 'settings', label: t('screen.settings'), href: '/settings' },
  ] as const
  return links.filter(({ id }) => worksOn(id, by)).map(link => ({ ...link, href: `${link.href}?as=${staffId}` }))
}
