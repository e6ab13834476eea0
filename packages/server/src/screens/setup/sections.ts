/** One page of the settings, as the side navigation names it. */
export interface SettingsSection {
  readonly id: string
  readonly label: string
  readonly href: string
  /** Absent: whoever may see the settings. */
  readonly ownerOnly?: true
}

/** Every page of the settings, in the order in which it is listed. Its routes stand in `routes.tsx`. */
export const settingsSections = [
  { id: 'outlet', label: 'Restaurant', href: '/settings/outlet' },
  { id: 'tax', label: 'Tax and prices', href: '/settings/tax' },
  { id: 'charges', label: 'Charges', href: '/settings/charges' },
  { id: 'numbers', label: 'Numbers', href: '/settings/numbers' },
  { id: 'stations', label: 'Stations', href: '/settings/stations' },
  { id: 'floor', label: 'Floor', href: '/settings/floor' },
  { id: 'people', label: 'People', href: '/settings/people' },
  { id: 'terminals', label: 'Terminals', href: '/settings/terminals' },
  { id: 'languages', label: 'Languages', href: '/settings/languages' },
] as const satisfies readonly SettingsSection[]

export type SettingsSectionId = (typeof settingsSections)[number]['id']
