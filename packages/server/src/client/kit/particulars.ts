import { formatMoney } from '@restoflow/core'
import { t } from './words'

/**
 * The server's particulars are English; where it sends its figures as well, the page says them in its own language.
 * @param members of an RFC 9457 answer
 * @returns what the refusal of a code means in figures; undefined where the figures are not there
 */
export function particularsOf(code: string, members: Readonly<Record<string, unknown>>): string | undefined {
  const { nowPaise, seenPaise } = members
  if (code === 'amount-changed' && typeof nowPaise === 'number' && typeof seenPaise === 'number') {
    return t('browser.amount-changed', { now: formatMoney(nowPaise), seen: formatMoney(seenPaise) })
  }
  return undefined
}
