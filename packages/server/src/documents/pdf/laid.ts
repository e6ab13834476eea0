import type { Paper } from '../paper'
import type { Mark } from './sheet'

/** A document laid out on its pages. */
export interface Laid {
  readonly paper: Paper
  /** Which copy it is; a duplicate's mark stands white on black. Null while nothing was handed out. */
  readonly mark: { readonly text: string; readonly inverted: boolean } | null
  /** Of every page, in points. */
  readonly width: number
  readonly height: number
  readonly pages: readonly (readonly Mark[])[]
}
