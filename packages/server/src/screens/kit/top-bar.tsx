import type { Child, PropsWithChildren } from 'hono/jsx'
import { clockText, localTime } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from './attributes'
import { Icon, Logo, type IconName } from './icon'
import { LanguageSwitch } from './language-switch'
import { Said } from './said'
import { ScreensNav } from './screens-nav'

export interface ScreenLink {
  readonly id: 'floor' | 'kitchen' | 'till' | 'counter' | 'day' | 'orders' | 'guests' | 'menu' | 'reports' | 'settings'
  readonly label: string
  readonly href: string
}

export interface TopBarProps {
  readonly outletName: string
  /** What a screen reader and the outline call the page. */
  readonly heading: string
  readonly screens: readonly ScreenLink[]
  readonly current: ScreenLink['id']
  readonly demo: boolean
  readonly now: string
  readonly timeZone: string
  /** Who is signed in here; the link leads to the sign-in. */
  readonly person?: { readonly staffId: string; readonly name: string; readonly initials: string; readonly href: string }
  /** A line of the screen's own, hidden where room is short: `Shift 2 · since 4:00 PM`. */
  readonly extra?: Child
}

/** @returns the sign, the product's and the outlet's name */
export function Brand({ outletName, href }: { outletName: string; href?: string }) {
  const content = <><Logo /><span><span class="word">RestoFlow</span><small>{outletName}</small></span></>
  return href === undefined ? <span class="brand">{content}</span> : <a class="brand" href={href}>{content}</a>
}

/** @returns `Live`, `Connecting` or `Offline`; the page's script keeps `data-live` and the word together */
export function Live() {
  const t = useWords()
  return <span class="live" id="live" role="status" data-live="live">{t('browser.live')}</span>
}

/** @returns the wall clock; the script ticks `data-clock` on in the outlet's time zone */
export function Clock({ now, timeZone }: { now: string; timeZone: string }) {
  return <time class="clock num" dateTime={now} data-clock={timeZone}>{clockText(localTime(now, timeZone).minutes)}</time>
}

/** @returns the mark that every page of a demo carries */
export function DemoBadge() {
  const t = useWords()
  return <span class="demo-badge" title={t('bar.demo-title')}>{t('bar.demo')}</span>
}

/** @returns the bar on top of a staff screen; screens of later work are simply not passed */
export function TopBar({ outletName, heading, screens, current, demo, now, timeZone, person, extra }: TopBarProps) {
  const t = useWords()
  return (
    <header class="topbar">
      <h1 class="visually-hidden">{heading}</h1>
      <Brand outletName={outletName} href="/" />
      <ScreensNav screens={screens} current={current} />
      <div class="topbar-end">
        {extra !== undefined && <span class="extra muted num">{extra}</span>}
        {demo && <DemoBadge />}
        <Live />
        <Clock now={now} timeZone={timeZone} />
        {person && <LanguageSwitch as={person.staffId} />}
        <button type="button" class="button quiet square" data-open-keys aria-label={t('bar.keys-and-sound')}><Icon name="sound" /></button>
        {person && (
          <a class="person" href={person.href}>
            <span class="avatar" aria-hidden="true">{person.initials}</span><span class="name">{person.name}</span>
            <span class="visually-hidden">{`: ${t('bar.change')}`}</span>
          </a>
        )}
      </div>
    </header>
  )
}

export interface StatusBarProps {
  readonly kind: 'offline' | 'back' | 'failed'
  readonly title: string
  readonly text?: string
  readonly action?: { readonly label: string; readonly attributes: Attributes }
  readonly attributes?: Attributes
}

const looks = {
  offline: { tone: '', icon: 'offline' },
  back: { tone: ' good', icon: 'check' },
  failed: { tone: ' bad', icon: 'warning' },
} as const satisfies Record<StatusBarProps['kind'], { tone: string; icon: IconName }>

/** @returns one bar under the top bar: `No connection since 8:40 PM. 2 changes are kept.` */
export function StatusBar({ kind, title, text, action, attributes }: StatusBarProps) {
  const { tone, icon } = looks[kind]
  return (
    <div class={`status-bar${tone}`} role="status" {...attributes}>
      <Icon name={icon} />
      <span><b data-title>{title}</b> <span data-text>{text}</span></span>
      {action && <button type="button" class="button" {...action.attributes}>{action.label}</button>}
    </div>
  )
}

/**
 * @returns the bars of a live screen, hidden until the page's script needs one: `#offline-bar` (with `#offline-retry`), `#back-bar`,
 * `#sound-bar`, each with `[data-title]` and `[data-text]` to fill in; further bars as children
 */
export function StatusBars({ children }: PropsWithChildren) {
  const t = useWords()
  return (
    <div class="status-bars">
      <StatusBar
        kind="offline" title={t('browser.no-connection')} text={t('browser.typed-is-kept')}
        action={{ label: t('bar.try-now'), attributes: { id: 'offline-retry' } }} attributes={{ id: 'offline-bar', hidden: true }}
      />
      <StatusBar kind="back" title={t('bar.up-to-date')} attributes={{ id: 'back-bar', hidden: true }} />
      <button type="button" class="status-bar accent" id="sound-bar" hidden>
        <Icon name="sound-off" />
        <span><b>{t('bar.sound-off')}</b> <Said words="bar.sound-tap" /></span>
      </button>
      {children}
    </div>
  )
}
