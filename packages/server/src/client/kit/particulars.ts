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
  const { line, left } = members
  if (code === 'credit-exceeds-bill' && typeof line === 'string' && typeof left === 'string') return t('browser.credit-left', { line, left })
  return code === 'approval-required' ? approvedOf(members) : undefined
}

/** What a PIN would approve. */
function approvedOf({ right, line, food, discountPaise, ofPaise }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof food === 'string') return t('browser.approve-unserved', { food })
  if (typeof discountPaise !== 'number' || typeof ofPaise !== 'number' || ofPaise <= 0) return undefined
  const [amount, of] = [formatMoney(discountPaise), formatMoney(ofPaise)]
  if (typeof line === 'string' && right === 'approve.comp') return t('browser.approve-comp', { line, amount })
  const percent = String(Math.round((discountPaise * 10_000) / ofPaise) / 100)
  return typeof line === 'string' ? t('browser.approve-line-discount', { line, percent, amount, of }) : t('browser.approve-discount', { percent, amount, of })
}
