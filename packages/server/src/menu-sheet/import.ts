import { createHash } from 'node:crypto'
import { dateOf, clockOf, newId, RestoflowError, type House, type MenuState, type OutletState, type Principal, type Reply } from '@restoflow/core'
import type { Runtime } from '../runtime'
import { wordsOf, type Words } from '../words/words'
import { tablesOf, templateTables } from './export'
import type { SheetProblem } from './fault'
import { batchOf, type MenuPlan, type PlanOptions } from './plan'
import type { SheetFormat } from './table'

/** A file beside the menu of one moment. */
export interface ReadMenu {
  readonly plan: MenuPlan
  /** Names that moment: an import that was looked at is refused when the menu is another one by then. */
  readonly mark: string
}

/** How many things of a kind a plan makes, changes and leaves. */
export interface Counts {
  readonly new: number
  readonly changed: number
  readonly unchanged: number
}

const statesOf = (house: House): readonly [MenuState, OutletState] => [house.state<MenuState>('menu'), house.state<OutletState>('outlet')]

/** @returns how much of the menu was ever defined: it differs after each change, but not when something is sold out */
function markOf(menu: MenuState): string {
  return [menu.items, menu.categories, menu.modifierGroups, menu.taxClasses].map(list => {
    const revisions = Object.values<{ readonly revision: number }>(list).map(({ revision }) => revision)
    return `${revisions.length}.${revisions.reduce((sum, revision) => sum + revision, 0)}`
  }).join('-')
}

/** @returns what a menu file would change @throws RestoflowError `sheet-unreadable`, `sheet-too-large`, `too-busy`, `file-not-made` */
export async function readMenuFile({ house, backOffice }: Runtime, bytes: Uint8Array, options: PlanOptions): Promise<ReadMenu> {
  let mark = ''
  const plan = await backOffice.planMenu(() => {
    const [menu, outlet] = statesOf(house)
    mark = markOf(menu)
    // what a file never says need not be carried over
    return { kind: 'plan', bytes, menu: { ...menu, batch: null, soldOut: {}, left: {}, countsUntil: {} }, outlet, options }
  })
  return { plan, mark }
}

/** @returns the menu, or a file to begin one with, and what to call it @throws RestoflowError `too-busy`, `file-not-made` */
export async function writeMenuFile({ house, now, backOffice }: Runtime, what: 'menu' | 'menu-template',
  format: SheetFormat): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const [menu, outlet] = statesOf(house)
  const bytes = await backOffice.menuFile(format, (what === 'menu' ? tablesOf : templateTables)(menu, outlet))
  return { bytes, name: what === 'menu' ? `menu-${dateOf(clockOf(outlet, now()))}.${format}` : `${what}.${format}` }
}

/** @returns a problem in a sentence of a language */
export function problemText(t: Words, { code, values }: SheetProblem): string {
  return t(`sheet.fault-${code}`, values)
}

const errorsMax = 1_000

/** @returns everything that is wrong, as the API tells it */
export function errorsOf(plan: MenuPlan): readonly object[] {
  const t = wordsOf('en')
  return plan.problems.slice(0, errorsMax).map(problem => {
    const { sheet, row, column, code } = problem
    return { sheet, row, column, code, message: problemText(t, problem) }
  })
}

export function countsOf(plans: MenuPlan['items'] | MenuPlan['groups'] | MenuPlan['categories']): Counts {
  const count = (kind: keyof Counts): number => plans.filter(plan => plan.kind === kind).length
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged') }
}

/** Batches of imports are known by how their ids begin. */
export const importPrefix = 'import-'

export interface ApplyRequest {
  readonly by: Principal
  /** What was looked at; absent: whatever the menu is now. */
  readonly mark?: string | undefined
  /** The same one finds its work done. */
  readonly commandId?: string | undefined
  /** What was sent, for telling another request under the same id. */
  readonly requestHash?: string
}

/**
 * Puts a whole file on the menu as one batch; a file that changes nothing writes nothing.
 * @returns the answer of `menu.apply-batch`, null when nothing changes
 * @throws RestoflowError `sheet-refused` with `errors`, `version-conflict`
 */
export async function applyMenuFile(runtime: Runtime, { plan, mark }: ReadMenu, request: ApplyRequest): Promise<Reply<unknown> | null> {
  const { by, commandId } = request
  const batchId = importPrefix + (commandId === undefined ? newId() : createHash('sha256').update(`${by.id} ${commandId}`).digest('hex').slice(0, 20))
  const isDone = runtime.house.state<MenuState>('menu').batch?.id === batchId
  if (!isDone && plan.problems.length > 0) {
    throw new RestoflowError('sheet-refused', `${plan.problems.length} of its cells are wrong; nothing was imported.`, { errors: errorsOf(plan) })
  }
  if (!isDone && request.mark !== undefined && request.mark !== mark) throw new RestoflowError('version-conflict', 'The menu was changed since this list was made.')
  const batch = batchOf(plan)
  if (!isDone && Object.keys(batch).length === 0) return null
  return runtime.dispatcher.dispatch({
    outlet: runtime.outlet, command: 'menu.apply-batch', id: 'menu', by, body: { batchId, ...batch },
    ...(commandId !== undefined && { commandId }), requestHash: request.requestHash ?? createHash('sha256').update(`menu import ${batchId}`).digest('hex'),
  })
}
