import { staffId } from '../kit/as'
import { conflictsOf, countChanges, keepMine, planOf, rebase, takeTheirs, type Conflict, type ServerFloor } from './changes'
import { edit, historyOf, redo, same, sectionOf, tableOf, undo, type History, type Plan, type PlanTable } from './model'

/** What the region carries: the floor as saved, and which tables are not free. */
export interface LiveFloor extends ServerFloor {
  readonly inUse: Readonly<Record<string, 'taken' | 'cleaning'>>
}

export type Selection = { readonly kind: 'tables'; readonly ids: readonly string[] } | { readonly kind: 'section'; readonly id: string }

interface Stored {
  readonly base: ServerFloor
  readonly plan: Plan
}

const nothing: Selection = { kind: 'tables', ids: [] }

/** The plan under work, with what is selected; tells its listeners of every change. */
export class Editor {
  #history: History
  #base: ServerFloor
  #server: LiveFloor
  #draft: Plan | null = null
  #selection: Selection = nothing
  readonly #listeners: (() => void)[] = []
  /** A pointer is down: what opens by itself waits. */
  held = false
  /** Whether unsaved changes of an earlier load were found. */
  readonly restored: boolean

  constructor(server: LiveFloor) {
    const stored = read()
    this.#server = server
    this.#base = stored?.base ?? server
    const start = historyOf(planOf(this.#base))
    this.#history = stored ? edit(start, () => stored.plan) : start
    this.take(server)
    this.restored = stored !== null && this.dirty
  }

  /** The plan as it shows: while something is dragged, with that. */
  get plan(): Plan {
    return this.#draft ?? this.#history.present
  }

  /** The plan without what is being dragged. */
  get settled(): Plan {
    return this.#history.present
  }

  get base(): ServerFloor {
    return this.#base
  }

  get server(): LiveFloor {
    return this.#server
  }

  get changeCount(): number {
    return countChanges(this.#base, this.settled)
  }

  get dirty(): boolean {
    return this.changeCount > 0
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0
  }

  get dragging(): boolean {
    return this.#draft !== null
  }

  get conflicts(): readonly Conflict[] {
    return conflictsOf(this.#base, this.#server, this.settled)
  }

  get selection(): Selection {
    return this.#selection
  }

  get tables(): readonly PlanTable[] {
    const selection = this.#selection
    return selection.kind === 'tables' ? selection.ids.flatMap(id => tableOf(this.plan, id) ?? []) : []
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** Makes one step of the history. */
  do(change: (plan: Plan) => Plan): void {
    this.#draft = null
    this.#history = edit(this.#history, change)
    this.changed()
  }

  /** Shows a plan that is not decided yet; null: not any more. */
  draft(plan: Plan | null): void {
    this.#draft = plan
    this.tell()
  }

  /** A pointer came or went. */
  hold(held: boolean): void {
    this.held = held
    if (!held) this.tell()
  }

  undo(): void {
    this.#draft = null
    this.#history = undo(this.#history)
    this.changed()
  }

  redo(): void {
    this.#draft = null
    this.#history = redo(this.#history)
    this.changed()
  }

  select(selection: Selection): void {
    if (same(selection, this.#selection)) return
    this.#selection = selection
    this.tell()
  }

  selectTables(...ids: readonly string[]): void {
    this.select({ kind: 'tables', ids })
  }

  isSelected(id: string): boolean {
    return this.#selection.kind === 'tables' && this.#selection.ids.includes(id)
  }

  /** Back to what is saved; one step of the history. */
  discard(): void {
    this.#base = this.#server
    this.do(() => planOf(this.#server))
  }

  /** Takes over what the server has now. */
  take(server: LiveFloor): void {
    const { base, history } = rebase({ base: this.#base, history: this.#history }, server)
    this.#server = server
    this.#base = base
    this.#history = history
    this.changed()
  }

  resolve(conflict: Conflict, whose: 'mine' | 'theirs'): void {
    this.#base = keepMine(this.#base, this.#server, conflict)
    if (whose === 'theirs') return this.do(plan => takeTheirs(plan, this.#server, conflict))
    this.changed()
  }

  private changed(): void {
    if (this.dirty) sessionStorage.setItem(key(), JSON.stringify({ base: this.#base, plan: this.settled } satisfies Stored))
    else sessionStorage.removeItem(key())
    this.tell()
  }

  private tell(): void {
    const selection = this.#selection
    // what is gone is not selected
    if (selection.kind === 'tables' && selection.ids.some(id => !tableOf(this.plan, id))) {
      this.#selection = { kind: 'tables', ids: selection.ids.filter(id => tableOf(this.plan, id)) }
    } else if (selection.kind === 'section' && !sectionOf(this.plan, selection.id)) this.#selection = nothing
    for (const listener of this.#listeners) listener()
  }
}

const key = (): string => `restoflow.floor-plan.${staffId()}`

function read(): Stored | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key()) ?? 'null') as Stored | null
    return stored && Array.isArray(stored.plan.tables) && Array.isArray(stored.base.tables) ? stored : null
  } catch {
    // Written by another version of this page.
    return null
  }
}
