import { allocate, formatMoney, normaliseVoucherCode, type TenderKind } from '@restoflow/core'
import { t } from '../kit/words'

/** An issued document with something left to pay. */
export interface OpenBill {
  readonly billId: string
  readonly number: string
  readonly duePaise: number
  /** Tenders taken so far. */
  readonly tenders: number
  /** Who pays it, where the bill is split. */
  readonly payer?: string
}

/** What is typed. */
export interface Typed {
  readonly kind: TenderKind
  /** Null: nothing was typed, so exactly what is due and the tip. */
  readonly amountPaise: number | null
  readonly tipPaise: number
  readonly reference: string
  /** Whose due account, the code of a voucher; empty where it is neither. */
  readonly accountId: string
  readonly voucherCode: string
  /** What the account or the voucher has left; null where nobody knows yet. */
  readonly meansPaise: number | null
}

/** What would happen now. */
export interface Payment {
  readonly amountPaise: number
  readonly changePaise: number
  /** Left to pay after it. */
  readonly leftPaise: number
  /** Why it can't be taken, in words; null when it can. */
  readonly problem: string | null
}

export interface TenderCommand {
  readonly billId: string
  readonly intent: string
  readonly body: {
    readonly kind: TenderKind; readonly amountPaise: number; readonly tipPaise?: number; readonly reference?: string
    readonly accountId?: string; readonly voucherCode?: string
  }
}

/** Notes that a guest may well hand over. */
const notes = [50_00, 100_00, 500_00]

/** @returns the exact amount, then what the next ₹50, ₹100 and ₹500 notes make: 62200 → ₹622, ₹650, ₹700, ₹1,000 */
export function quickAmounts(duePaise: number): readonly number[] {
  return notes.reduce<readonly number[]>((amounts, note) => [...amounts, (Math.floor((amounts.at(-1) ?? 0) / note) + 1) * note], [duePaise])
}

/** @returns an amount as buttons say it: no paise where there are none */
export function shortMoney(paise: number): string {
  return formatMoney(paise, { paise: paise % 100 === 0 ? 'never' : 'always' })
}

/** @returns what a payment would do to what is due */
export function planPayment(duePaise: number, entry: Typed): Payment {
  const { kind, amountPaise: typed, tipPaise } = entry
  const amountPaise = typed ?? duePaise + tipPaise
  const forBill = amountPaise - tipPaise
  const over = Math.max(0, forBill - duePaise)
  return {
    amountPaise,
    changePaise: kind === 'cash' ? over : 0,
    leftPaise: Math.max(0, duePaise - forBill),
    problem: problemOf(kind, amountPaise, tipPaise, forBill, over) ?? meansProblem(entry, amountPaise),
  }
}

function problemOf(kind: TenderKind, amountPaise: number, tipPaise: number, forBill: number, over: number): string | null {
  if (Number.isNaN(amountPaise) || Number.isNaN(tipPaise)) return t('browser.amount-form')
  if (amountPaise <= 0) return t('browser.above-zero')
  if (forBill <= 0) return t('browser.tip-leaves-nothing')
  if (kind !== 'cash' && over > 0) return t('browser.too-much', { amount: formatMoney(over) })
  return null
}

function meansProblem({ kind, accountId, voucherCode, meansPaise }: Typed, amountPaise: number): string | null {
  if (kind === 'account' && accountId === '') return t('browser.choose-account')
  if (kind === 'voucher' && normaliseVoucherCode(voucherCode) === null) return t('browser.type-voucher')
  if (meansPaise !== null && amountPaise > meansPaise) return t('browser.means-has', { amount: formatMoney(meansPaise) })
  return null
}

/** @returns how to give change by the fewest notes and coins: 7400 → `₹50 + ₹20 + 2 × ₹2`; empty for none */
export function changeNotes(changePaise: number): string {
  const parts: string[] = []
  let left = changePaise
  for (const rupees of [500, 200, 100, 50, 20, 10, 5, 2, 1]) {
    const count = Math.floor(left / (rupees * 100))
    left -= count * rupees * 100
    if (count > 0) parts.push(`${count > 1 ? `${count} × ` : ''}${formatMoney(rupees * 100, { paise: 'never' })}`)
  }
  return parts.join(' + ')
}

/** @returns the shares of equal parts, the larger ones first: 124000 by 3 → 41334, 41333, 41333 */
export function equalParts(duePaise: number, parts: number): readonly number[] {
  return allocate(duePaise, Array.from({ length: parts }, () => 1))
}

/**
 * One payment for several documents (food, liquor) is a tender of each: the first ones get what is due on them, the last one the rest
 * with tip and change.
 */
export function tenderCommands(bills: readonly OpenBill[], { kind, tipPaise, reference, accountId, voucherCode }: Typed,
  amountPaise: number): readonly TenderCommand[] {
  let left = amountPaise - tipPaise
  const shares = bills.flatMap((bill, place) => {
    if (left <= 0) return []
    const share = place === bills.length - 1 ? left : Math.min(left, bill.duePaise)
    left -= share
    return [{ bill, share }]
  })
  return shares.map(({ bill: { billId, tenders }, share }, place) => {
    const tip = place === shares.length - 1 ? tipPaise : 0
    return {
      billId,
      intent: `pay-${billId}-${tenders}`,
      body: {
        kind, amountPaise: share + tip, ...(tip > 0 && { tipPaise: tip }), ...(reference !== '' && { reference }),
        ...(kind === 'account' && { accountId }), ...(kind === 'voucher' && { voucherCode }),
      },
    }
  })
}
