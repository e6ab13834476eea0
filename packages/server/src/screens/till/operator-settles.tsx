import { formatMoney } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import type { OrderBills } from './order-bills'

/** @returns for what came through another house: one tap puts each issued document on that house's account, with its order's number */
export function OperatorSettles({ bills: { documents, order: { source } } }: { bills: OrderBills }) {
  const t = useWords()
  if (!source) return null
  const open = documents.flatMap(({ issued }) => (issued && issued.duePaise > 0 ? [issued] : []))
  return (
    <>
      {open.map(({ billId, duePaise }, place) => (
        <div class="operator-settles">
          <Button
            kind="primary" size="large" wide icon="check" busyText={t('till.taking')} {...(place === 0 && { shortcut: 'Enter' })}
            attributes={{
              id: `settle-${billId}`, 'data-command': `bills/${billId}/take-tender`, 'data-needs-connection': true, 'data-errors': '#pay-errors',
              'data-body': JSON.stringify({ kind: 'other', amountPaise: duePaise, reference: `${source.name} ${source.orderNumber}` }),
              'data-intent': `settle-${billId}-${duePaise}`, 'data-label': t('till.operator-settles', { name: source.name, amount: formatMoney(duePaise) }),
            }}
          >{t('till.operator-settles', { name: source.name, amount: formatMoney(duePaise) })}</Button>
          <p class="muted">{t('till.operator-settles-about', { number: source.orderNumber })}</p>
        </div>
      ))}
    </>
  )
}
