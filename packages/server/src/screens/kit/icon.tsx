import { useWords } from '../../words/words'
import { classes } from './attributes'
import { iconPaths } from './icon-paths.data'

export type IconName = keyof typeof iconPaths

/** @returns one of the house's icons; it is decoration, so a word or a label stands beside it */
export function Icon({ name, size }: { name: IconName; size?: 'small' | 'large' }) {
  return <svg class={classes('icon', size)} viewBox="0 0 24 24" aria-hidden="true"><path d={iconPaths[name]} /></svg>
}

export type Diet = 'veg' | 'non-veg' | 'egg'

/** @returns the mark of the food law (FSSAI): a disc, a triangle or an oval in a square, with its word for who can't see it */
export function DietMark({ diet }: { diet: Diet }) {
  const t = useWords()
  return (
    <svg class={`mark ${diet}`} viewBox="0 0 16 16" role="img" aria-label={t(`diet.${diet}`)}>
      <rect x="1.5" y="1.5" width="13" height="13" rx="1" />
      {diet === 'veg' && <circle cx="8" cy="8" r="3.6" />}
      {diet === 'non-veg' && <path d="M8 4l4 7.5H4z" />}
      {diet === 'egg' && <ellipse cx="8" cy="8.3" rx="2.9" ry="3.7" />}
    </svg>
  )
}

/** @returns RestoFlow's sign: a cloche on a counter */
export function Logo() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <rect class="logo-ground" width="28" height="28" rx="8" />
      <path class="logo-sign" d="M6.5 17.5h15M8.5 17.5a5.5 5.5 0 0 1 11 0M14 12V9.8M9 21.2h6.5M18.3 21.2h.7" />
    </svg>
  )
}
