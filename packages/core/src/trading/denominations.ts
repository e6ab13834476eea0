import { refuse } from '../kernel/errors'
import { checkMoney } from '../money/paise'

/** So many notes or coins of one value. */
export interface Denomination {
  readonly valuePaise: number
  readonly count: number
}

/** An amount of cash, as a sum, by its notes and coins, or both. */
export interface Counted {
  readonly countedPaise?: number
  readonly denominations?: readonly Denomination[]
}

/** @returns what the notes and coins come to, in paise */
export function denominationsPaise(denominations: readonly Denomination[]): number {
  return denominations.reduce((sum, { valuePaise, count }) => sum + valuePaise * count, 0)
}

/**
 * @returns the counted amount in paise
 * @throws RestoflowError `invalid-amount` where neither is given, or the two differ; `amount-too-large`
 */
export function requireCounted({ countedPaise, denominations }: Counted, field = 'countedPaise'): number {
  const byNotes = denominations === undefined ? undefined : denominationsPaise(denominations)
  const paise = countedPaise ?? byNotes ?? refuse('invalid-amount', `Say how much it is: ${field} or denominations.`, { field })
  if (byNotes !== undefined && byNotes !== paise) refuse('invalid-amount', `The notes and coins come to ${byNotes} paise, not ${paise}.`, { field })
  return checkMoney(paise, field)
}
