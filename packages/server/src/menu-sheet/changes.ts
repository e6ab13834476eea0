import { canonicalJson } from '@restoflow/core'
import type { SheetName } from './table'

/** A cell that a file changes: as the menu has it, and as the file says it. */
export interface CellChange {
  readonly column: string
  readonly old: string
  readonly new: string
}

/** One thing of the file beside the menu. */
export interface RowPlan<Definition> {
  readonly sheet: SheetName
  readonly row: number
  readonly kind: 'new' | 'changed' | 'unchanged'
  readonly definition: Definition
  /** What was read; 0 for a new thing. */
  readonly revision: number
  /** What changes; of a new thing nothing. */
  readonly cells: readonly CellChange[]
}

interface Known {
  readonly id: string
  readonly revision: number
}

/** @returns a definition of the menu without its revision */
export function bare<Definition extends Known>({ revision: _, ...rest }: Definition): Omit<Definition, 'revision'> {
  return rest
}

/** @returns what a definition of the file is beside the menu's */
export function planOf<Definition extends { readonly id: string }>(
  at: { readonly sheet: SheetName; readonly row: number }, definition: Definition, known: (Definition & Known) | undefined, cells: () => readonly CellChange[],
): RowPlan<Definition> {
  if (!known) return { ...at, kind: 'new', definition, revision: 0, cells: [] }
  const same = canonicalJson(bare(known)) === canonicalJson(definition)
  return { ...at, kind: same ? 'unchanged' : 'changed', definition, revision: known.revision, cells: same ? [] : cells() }
}
