import { refuse } from '../kernel/errors'

/**
 * @returns the same whole number of paise, checked; `field` names it in the refusal
 * @throws RestoflowError `invalid-amount` when it is no safe integer, or negative where `min` is 0 (the default)
 */
export function checkPaise(value: number, field: string, min = 0): number {
  if (!Number.isSafeInteger(value) || value < min) {
    const wanted = min === 0 ? 'a whole number of paise, not negative' : 'a whole number of paise'
    // in quotes, so that whoever passed text sees it: "must be a whole number, not 12000" helps nobody
    const given = typeof value === 'string' ? `the text "${String(value)}"` : String(value)
    refuse('invalid-amount', `${field} must be ${wanted}, not ${given}.`, { field })
  }
  // Makes −0 into 0.
  return value + 0
}

/**
 * The most that one command may say of money: ₹10 crore, far above what a restaurant bills. A book that adds up 9,00,000 such amounts is
 * still exact.
 */
export const moneyMaxPaise = 10_000_000_000

/**
 * @returns the same whole number of paise, checked as what a command says of money, or as a document that adds to a day's book
 * @throws RestoflowError `invalid-amount` as {@link checkPaise} does, `amount-too-large` above {@link moneyMaxPaise}
 */
export function checkMoney(value: number, field: string): number {
  const paise = checkPaise(value, field)
  if (paise > moneyMaxPaise) refuse('amount-too-large', `${field} is at most ${moneyMaxPaise} paise, not ${paise}.`, { field, maxPaise: moneyMaxPaise })
  return paise
}
