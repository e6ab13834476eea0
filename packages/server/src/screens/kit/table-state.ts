import type { TableStage } from '@restoflow/core'
import type { IconName } from './icon'

/** The seven states of a table in pictures; their words are `state.{state}`, on chips `state-short.{state}`, the class of each `is-{state}`. */
export const stateIcons: Readonly<Record<TableStage, IconName>> = {
  free: 'chair', seated: 'people', ordered: 'flame', ready: 'cloche', bill: 'bill', paying: 'coins', cleaning: 'broom',
}
