import { unlessRefused } from '../kernel/errors'

/**
 * @returns what `compute` comes to, in paise, or null where an order's figures can't be computed: its rate or its amounts are refused by
 *   the arithmetic. A board shows such an order with a mark, and all others as ever
 */
export function computable(compute: () => number): number | null {
  return unlessRefused(compute, () => null)
}
