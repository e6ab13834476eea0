import { mayShareLines, tillBoard, type House, type OrderState, type TillRow } from '@restoflow/core'
import { sectionOf } from '../kit/alert-card'
import { Button, EmptyState, Money } from '../kit/atoms'
import { kindText } from '../kit/ticket-name'
import { useWords } from '../../words/words'
import type { OrderBills } from './order-bills'

/** @returns the panel that takes another order's lines onto this bill */
export function MergePanel({ bills: { order, orderId, label }, house }: { bills: OrderBills; house: House }) {
  const t = useWords()
  const { asked, eating } = tillBoard(house)
  const others = [...asked, ...eating].filter(row => row.orderId !== orderId && row.openBills.length === 0
    && mayShareLines(order, house.state<OrderState>(`order/${row.orderId}`)))
  if (!mayShareLines(order, order)) return <EmptyState icon="till" title={t('till.merge-none')} text={t('lines.stays-alone')} />
  if (others.length === 0) return <EmptyState icon="till" title={t('till.merge-none')} text={t('till.merge-none-text')} />
  return (
    <>
      <p class="notice warn merge-note">{t('till.merge-note', { label })}</p>
      <ul class="panel-rows">
        {others.map(row => (
          <li>
            <span class="panel-what"><b>{nameOf(row)}</b><small>{[sectionOf(row), row.covers > 0 && t('common.covers', { count: row.covers })].filter(Boolean)
              .join(' · ')}</small></span>
            <Money paise={row.amountPaise} />
            <Button
              icon="move" attributes={{
                'data-command': `orders/${row.orderId}/merge`, 'data-body': JSON.stringify({ intoOrderId: orderId }), 'data-errors': '#merge-errors',
                'data-label': t('till.merge-named', { from: nameOf(row), into: label }), 'data-intent': `merge-${row.orderId}-${orderId}`,
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

/** A table's name says enough; a token wants its kind: `Takeaway #8`. */
const nameOf = ({ tableId, kind, label }: TillRow): string => (tableId === null ? `${kindText(kind)} ${label}` : label)
