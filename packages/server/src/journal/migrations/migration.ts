/** One step of the schema. Its name and its text never change once it was released. */
export interface Migration {
  readonly name: string
  /** Statements without parameters, run in one transaction. */
  readonly sql: string
}
