import { formatMoney, normaliseVoucherCode, type TenderKind } from '@restoflow/core'
import { t } from '../kit/words'
import { fetchPart, maybe, setText } from './parts'
import type { Typed } from './payment'
import { payState } from './pay-state'

/** What the server said of the voucher that is typed. */
let looked: { readonly code: string; readonly balancePaise: number | null; readonly text: string } | null = null

/** @returns whose account or which voucher pays, and what it has left as far as the page knows */
export function meansOf(kind: TenderKind): Pick<Typed, 'accountId' | 'voucherCode' | 'meansPaise'> {
  const account = maybe<HTMLSelectElement>('account')
  const code = normaliseVoucherCode(maybe<HTMLInputElement>('voucher-code')?.value ?? '')
  if (kind === 'account') {
    const available = account?.selectedOptions[0]?.dataset['available']
    return { accountId: account?.value ?? '', voucherCode: '', meansPaise: available === undefined ? null : Number(available) }
  }
  if (kind === 'voucher') return { accountId: '', voucherCode: code ?? '', meansPaise: looked?.code === code ? (looked?.balancePaise ?? null) : null }
  return { accountId: '', voucherCode: '', meansPaise: null }
}

/** Shows the field of the chosen kind. */
export function drawMeans(kind: TenderKind): void {
  for (const part of document.querySelectorAll<HTMLElement>('#tender-form [data-means]')) part.hidden = part.dataset['means'] !== kind
  const code = normaliseVoucherCode(maybe<HTMLInputElement>('voucher-code')?.value ?? '')
  setText(maybe('voucher-left'), kind === 'voucher' && looked !== null && looked.code === code ? looked.text : '')
}

/** Looks a voucher up once its code is whole, and takes what it has, at most what is due. */
export function watchVoucher(): void {
  const code = normaliseVoucherCode(maybe<HTMLInputElement>('voucher-code')?.value ?? '')
  if (code !== null && looked?.code !== code) void lookUp(code)
}

async function lookUp(code: string): Promise<void> {
  looked = { code, balancePaise: null, text: '' }
  const part = await fetchPart('/till/vouchers/look-up', { code })
  if (looked.code !== code) return
  if (part.kind === 'problem') looked = { code, balancePaise: null, text: part.problem.title }
  else {
    const { balancePaise, number } = JSON.parse(part.html) as { readonly balancePaise: number; readonly number: string }
    looked = { code, balancePaise, text: t('browser.voucher-left', { number, amount: formatMoney(balancePaise) }) }
    const due = payState()?.duePaise ?? 0
    const amount = maybe<HTMLInputElement>('amount')
    // a voucher that is too small pays what it has
    if (amount && amount.value === '' && balancePaise < due) amount.value = String(balancePaise / 100)
  }
  maybe('voucher-code')?.dispatchEvent(new Event('input', { bubbles: true }))
}
