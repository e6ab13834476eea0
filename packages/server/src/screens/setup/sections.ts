import type { WordKey } from '../../words/words'

/** One page of the settings, as the side navigation names it. */
export interface SettingsSection {
  readonly id: string
  readonly word: WordKey
  readonly href: string
}

/** Every page of the settings, in the order in which it is listed. Its routes stand in `routes.tsx`. */
export const settingsSections = [
  { id: 'outlet', word: 'settings.section-outlet', href: '/settings/outlet' },
  { id: 'tax', word: 'settings.section-tax', href: '/settings/tax' },
  { id: 'charges', word: 'settings.section-charges', href: '/settings/charges' },
  { id: 'offers', word: 'settings.section-offers', href: '/settings/offers' },
  { id: 'operators', word: 'settings.section-operators', href: '/settings/operators' },
  { id: 'till', word: 'settings.section-till', href: '/settings/till' },
  { id: 'service', word: 'settings.section-service', href: '/settings/service' },
  { id: 'numbers', word: 'settings.section-numbers', href: '/settings/numbers' },
  { id: 'stations', word: 'settings.section-stations', href: '/settings/stations' },
  { id: 'floor', word: 'settings.section-floor', href: '/settings/floor' },
  { id: 'people', word: 'settings.section-people', href: '/settings/people' },
  { id: 'terminals', word: 'settings.section-terminals', href: '/settings/terminals' },
  { id: 'languages', word: 'settings.section-languages', href: '/settings/languages' },
] as const satisfies readonly SettingsSection[]

export type SettingsSectionId = (typeof settingsSections)[number]['id']
