import { staffId } from '../kit/as'
import type { Typed } from './forms'

/** What somebody typed and did not save yet, with what the menu had when they began. */
export interface Draft {
  readonly id: string
  readonly revision: number
  /** JSON of the definition that was read. */
  readonly read: string
  readonly typed: Typed
}

const keyOf = (place: string): string => `restoflow.menu.${staffId()}.${place}`

/** @param place `items/butter-naan`, `items/new` */
export function keepDraft(place: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(draft))
  } catch {
    // A full storage must not stop the typing: the form itself still holds all of it.
  }
}

export function draftOf(place: string): Draft | null {
  const text = sessionStorage.getItem(keyOf(place))
  return text === null ? null : (JSON.parse(text) as Draft)
}

export function dropDraft(place: string): void {
  sessionStorage.removeItem(keyOf(place))
}

/** @returns the places with something that is not saved */
export function draftPlaces(): readonly string[] {
  const prefix = keyOf('')
  return Object.keys(sessionStorage).filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))
}
