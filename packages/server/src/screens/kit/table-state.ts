import type { TableStage } from '@restoflow/core'
import type { IconName } from './icon'

export interface StateWord {
  readonly en: string
  /** For a chip, where room is short. */
  readonly short: string
  readonly hi: string
  readonly icon: IconName
}

/** The seven states of a table in words and pictures; the class of each is `is-{state}`. */
export const tableWords: Readonly<Record<TableStage, StateWord>> = {
  free: { en: 'Free', short: 'Free', hi: 'खाली', icon: 'chair' },
  seated: { en: 'Seated', short: 'Seated', hi: 'बैठे हैं', icon: 'people' },
  ordered: { en: 'Ordered', short: 'Ordered', hi: 'ऑर्डर हुआ', icon: 'flame' },
  ready: { en: 'Food ready', short: 'Ready', hi: 'खाना तैयार', icon: 'cloche' },
  bill: { en: 'Bill asked', short: 'Bill', hi: 'बिल माँगा', icon: 'bill' },
  paying: { en: 'Paying', short: 'Paying', hi: 'भुगतान', icon: 'coins' },
  cleaning: { en: 'Cleaning', short: 'Cleaning', hi: 'सफ़ाई', icon: 'broom' },
}
