import { useWords } from '../../words/words'
import { Icon } from './icon'
import type { ScreenLink } from './top-bar'

/** As many as stand side by side on a small phone. */
const besideMax = 5

/**
 * @returns the links to the screens. More than five fold on all but wide windows: four stay, the others open from one more place, which
 * is marked where the present screen is one of them
 */
export function ScreensNav({ screens, current }: { screens: readonly ScreenLink[]; current: ScreenLink['id'] }) {
  const t = useWords()
  const isMany = screens.length > besideMax
  const near = isMany ? screens.slice(0, besideMax - 1) : screens
  const far = screens.slice(near.length)
  const here = far.some(({ id }) => id === current)
  const link = ({ id, label, href }: ScreenLink, place?: string) => (
    <a href={href} {...(place !== undefined && { class: place })} {...(id === current && { 'aria-current': 'page' })}>
      <Icon name={id} /><span>{label}</span>
    </a>
  )
  return (
    <nav class={isMany ? 'screens many' : 'screens'} aria-label={t('bar.screens')}>
      {near.map(screen => link(screen))}
      {far.map(screen => link(screen, 'far'))}
      {isMany && (
        <details class="more-screens" data-folds>
          <summary {...(here && { 'data-current': true })}><Icon name="more" /><span>{t('bar.more')}</span></summary>
          <div>{far.map(screen => link(screen))}</div>
        </details>
      )}
    </nav>
  )
}
