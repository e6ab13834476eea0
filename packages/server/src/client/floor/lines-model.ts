/** A line that may go, and how much of it is chosen. */
export interface LineChoice {
  readonly lineId: string
  readonly name: string
  /** Decimal text. */
  readonly quantity: string
  /** So many of it go; the whole line when equal to `quantity`. */
  readonly count: string
  readonly chosen: boolean
  /** The lines of one combo go together. */
  readonly comboId: string | null
}

/** Where lines may go: an open order, or a table where one is opened for them. */
export interface Target {
  readonly kind: 'order' | 'new'
  readonly id: string
  readonly name: string
}

/** What the form of the dialog says. */
export interface LinesForm {
  readonly orderId: string
  readonly title: string
  readonly covers: number
  readonly whole: boolean
  readonly lines: readonly LineChoice[]
  readonly target: Target | null
  /** Guests of an order that is opened for the lines. */
  readonly guests: number
}

export type Missing = 'lines' | 'target'

/** A command to give: path below `/api/v1/` and body. */
export interface Wanted {
  readonly path: string
  readonly body: object
}

/** @returns what is still to be chosen before anything can move, or null */
export function missingOf({ whole, lines, target }: LinesForm): Missing | null {
  if (!whole && !lines.some(({ chosen }) => chosen)) return 'lines'
  return target === null ? 'target' : null
}

/** @returns pieces that are chosen; what is weighed counts as one, and so does a combo's every line */
export function chosenCount(lines: readonly LineChoice[]): number {
  return lines.filter(({ chosen }) => chosen).reduce((sum, { count }) => sum + (/^\d+$/.test(count) ? Number(count) : 1), 0)
}

/** @returns `2 × Butter naan, 1 × Cola` */
export function chosenText(lines: readonly LineChoice[]): string {
  return lines.filter(({ chosen }) => chosen).map(({ count, name }) => `${count} × ${name}`).join(', ')
}

/**
 * @param newOrderId id for an order that is opened for them
 * @returns the command that does it; none while nothing can be done
 */
export function commandOf(form: LinesForm, newOrderId: string): Wanted | null {
  const { orderId, whole, lines, target, guests } = form
  if (target === null) return null
  if (whole) return target.kind === 'order' ? { path: `orders/${orderId}/merge`, body: { intoOrderId: target.id } } : null
  const seen = new Set<string>()
  const parts = lines.filter(({ chosen, comboId }) => {
    if (!chosen || (comboId !== null && seen.has(comboId))) return false
    if (comboId !== null) seen.add(comboId)
    return true
  }).map(({ lineId, count, quantity }) => ({ lineId, ...(count !== quantity && { quantity: count }) }))
  const path = `orders/${orderId}/move-lines`
  if (target.kind === 'order') return { path, body: { toOrderId: target.id, lines: parts } }
  return { path, body: { toOrderId: newOrderId, lines: parts, open: { tableId: target.id, covers: guests } } }
}
