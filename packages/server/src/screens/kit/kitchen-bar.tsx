import type { Child } from 'hono/jsx'
import type { LocalNames } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from './attributes'
import { Button } from './atoms'
import { Icon } from './icon'
import { Name } from './said'
import { Clock, DemoBadge, Live, type ScreenLink, type TopBarProps } from './top-bar'

export interface KitchenBarProps extends Pick<TopBarProps, 'demo' | 'now' | 'timeZone' | 'person'> {
  readonly title: string
  readonly names?: LocalNames | undefined
  /** The live {@link StationNav}. */
  readonly nav: Child
  /** The person's screens; shown only to those who have others than the kitchen. */
  readonly screens: readonly ScreenLink[]
  readonly recallButton: Attributes
  /** Further buttons, before the sound's. */
  readonly actions?: Child
}

export interface StationNavProps {
  readonly stations: readonly { readonly id: string; readonly name: string; readonly href: string; readonly waiting: number }[]
  readonly current: string
  readonly attributes: Attributes
}

/** @returns the stations with what waits at each */
export function StationNav({ stations, current, attributes }: StationNavProps) {
  const t = useWords()
  return (
    <nav class="stations" aria-label={t('kitchen.stations')} {...attributes}>
      {stations.map(({ id, name, href, waiting }) => (
        <a href={href} id={`station-${id}`} {...(id === current && { 'aria-current': 'page' })}>{name} <b>{waiting}</b></a>
      ))}
    </nav>
  )
}

/** @returns the kitchen's one bar, in place of the top bar: station, the other stations with what waits there, recall, sound, clock */
export function KitchenBar({ title, names, nav, screens, recallButton, actions, demo, now, timeZone, person }: KitchenBarProps) {
  const t = useWords()
  // the display has no room for the office's screens
  const beside = screens.filter(({ id }) => id === 'floor' || id === 'kitchen' || id === 'till')
  return (
    <header class="kitchen-bar">
      <h1><Name of={{ name: title, names }} /></h1>
      {nav}
      {beside.length > 1 && (
        <nav class="screens" aria-label={t('bar.screens')}>
          {beside.map(({ id, label, href }) => (
            <a href={href} {...(id === 'kitchen' && { 'aria-current': 'page' })}><Icon name={id} /><span>{label}</span></a>
          ))}
        </nav>
      )}
      <div class="kitchen-bar-end">
        <Button icon="recall" attributes={recallButton}>{t('kitchen.recall')}</Button>
        {actions}
        <button type="button" class="button square" data-open-keys aria-label={t('bar.keys-and-sound')}>
          <Icon name="sound" /><span class="num" id="muted-for" hidden />
        </button>
        {demo && <DemoBadge />}
        <Live />
        <Clock now={now} timeZone={timeZone} />
        {person && (
          <a class="person" href={person.href}>
            <span class="avatar" aria-hidden="true">{person.initials}</span><span class="visually-hidden">{t('bar.change-person', { name: person.name })}</span>
          </a>
        )}
      </div>
    </header>
  )
}
