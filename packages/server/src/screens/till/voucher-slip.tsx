import { formatMoney, normaliseVoucherCode, paperDate, type OutletState, type VoucherView } from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { Button } from '../kit/atoms'
import { useWords } from '../../words/words'

/** @returns the voucher itself: the one place where its code stands, to be printed and handed over */
export function VoucherSlip({ voucher, code, outlet, qr }: { voucher: VoucherView; code: string; outlet: OutletState; qr: Child }) {
  const t = useWords()
  return (
    <>
      <div class="paper voucher-paper">
        <h2>{outlet.settings?.name}</h2>
        <p class="centre">{`${t('tender.voucher')} ${voucher.number}`}</p>
        <p class="centre voucher-amount">{formatMoney(voucher.balancePaise)}</p>
        <div class="qr">{qr}</div>
        <p class="centre voucher-code">{normaliseVoucherCode(code)}</p>
        <p class="centre">{voucher.expiresOn === null ? t('vouchers.for-ever') : t('vouchers.until', { date: paperDate(voucher.expiresOn) })}</p>
        <p class="centre">{t('vouchers.bearer')}</p>
      </div>
      <p class="notice warn" role="status"><span>{t('vouchers.only-here')}</span></p>
      <Button kind="primary" size="large" wide icon="print" attributes={{ id: 'print-voucher' }}>{t('till.print')}</Button>
    </>
  )
}
