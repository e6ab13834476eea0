import type { Statements } from '../sqlite-driver'

/** One step of the schema. Its name and its text never change once it was released. */
export interface Migration {
  readonly name: string
  /** Statements without parameters, run in one transaction. */
  readonly sql: string
  /** What SQL alone can't say about rows that were there before, in the same transaction. */
  readonly fill?: (statements: Statements) => Promise<void>
}
