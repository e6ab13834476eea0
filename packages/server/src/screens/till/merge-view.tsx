import { formatMoney, tillBoard, type House } from '@restoflow/core'
import { Button, EmptyState } from '../kit/atoms'
import { useWords } from '../../words/words'
import type { OrderBills } from './order-bills'

/** @returns the panel that takes another order's lines onto this bill */
export function MergePanel({ bills: { orderId, label }, house }: { bills: OrderBills; house: House }) {
  const t = useWords()
  const { asked, eating } = tillBoard(house)
  const others = [...asked, ...eating].filter(row => row.orderId !== orderId && row.openBills.length === 0)
  if (others.length === 0) return <EmptyState icon="till" title={t('till.merge-none')} text={t('till.merge-none-text')} />
  return (
    <>
      <p class="notice warn merge-note">{t('till.merge-note', { label })}</p>
      <ul class="panel-rows">
        {others.map(row => (
          <li>
            <span class="panel-what"><b>{row.label}</b><small>{[row.sectionName, t('common.covers', { count: row.covers })].filter(Boolean)
              .join(' · ')}</small></span>
            <span class="num">{formatMoney(row.amountPaise)}</span>
            <Button
              icon="move" attributes={{
                'data-command': `orders/${row.orderId}/merge`, 'data-body': JSON.stringify({ intoOrderId: orderId }), 'data-errors': '#merge-errors',
                'data-label': t('till.merge-named', { from: row.label, into: label }), 'data-intent': `merge-${row.orderId}-${orderId}`,
                'data-needs-connection': true,
              }}
            >{t('till.merge-here')}</Button>
          </li>
        ))}
      </ul>
      <div id="merge-errors" />
    </>
  )
}
