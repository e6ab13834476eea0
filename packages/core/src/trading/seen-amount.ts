import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'

/**
 * A document is final: it is issued at the amount that somebody looked at, whatever others did to the order or the bill meanwhile.
 * @param what as in a sentence: `bill`, `credit note`
 * @param nowPaise what it comes to
 * @param seenPaise what was shown; undefined where nobody looked, which asks for nothing
 * @throws RestoflowError `amount-changed`, with both amounts
 */
export function requireSeenAmount(what: string, nowPaise: number, seenPaise: number | undefined): void {
  if (seenPaise === undefined || seenPaise === nowPaise) return
  refuse('amount-changed', `The ${what} comes to ${formatMoney(nowPaise)} now; ${formatMoney(seenPaise)} was shown.`, { nowPaise, seenPaise })
}
