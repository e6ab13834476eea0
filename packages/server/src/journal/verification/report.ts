/** What was found wrong. */
export type ProblemKind =
  /** The file itself is damaged. */
  | 'file'
  /** An event is not what was hashed: it, or its predecessor, was changed after it was written. */
  | 'chain'
  /** An event is missing. */
  | 'position'
  /** The outlet's head is not its last event. */
  | 'head'
  /** A stream's versions have a gap, or do not follow the positions. */
  | 'version'
  /** A stream's events do not fold to a state. */
  | 'fold'
  /** A number is missing, doubled, or not that of its document. */
  | 'serial'
  /** A Z report is not what its day adds up to, or names a chain that the journal has not. */
  | 'day'
  /** A command's record points beyond the journal. */
  | 'command'
  /** The stored live state is not what the events fold to: remove it, and the next start folds it anew. */
  | 'snapshot'
  /** The ledger is not what the events say: rebuild it. */
  | 'ledger'

export interface Problem {
  readonly outlet: string
  /** Of the first event concerned; 0 where no one event is. */
  readonly position: number
  readonly kind: ProblemKind
  readonly detail: string
}

const perKindMax = 20

/** Gathers problems of one outlet, a few of each kind. */
export class Problems {
  readonly found: Problem[] = []
  readonly #counts = new Map<ProblemKind, number>()

  constructor(readonly outlet: string) {}

  add(kind: ProblemKind, position: number, detail: string): void {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    if (count <= perKindMax) this.found.push({ outlet: this.outlet, position, kind, detail })
  }

  /** @returns the problems by position, and for each kind how many more there are */
  list(): readonly Problem[] {
    const more = [...this.#counts].filter(([, count]) => count > perKindMax)
    return [
      ...this.found.sort((a, b) => a.position - b.position),
      ...more.map(([kind, count]) => ({ outlet: this.outlet, position: 0, kind, detail: `${count - perKindMax} more problems of this kind` })),
    ]
  }
}
