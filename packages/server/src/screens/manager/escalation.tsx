import { tillBoard, type House, type OutletState, type TillRow } from '@restoflow/core'
import { amountText } from '../kit/amount'
import type { Attributes } from '../kit/attributes'
import { Button } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { Since } from '../kit/time'
import { useWords } from '../../words/words'

/** @returns the bill requests that nobody is on and that have waited too long at `nowMs`, and when the next one will have */
export function escalated(house: House, nowMs: number): { readonly rows: readonly TillRow[]; readonly next: string | null } {
  const afterMs = house.state<OutletState>('outlet').settings?.billAlertEscalatesAfterMs ?? 90_000
  const unseen = tillBoard(house).asked.filter(row => row.seenBy === null && row.askedAt !== null)
  const dueMs = (row: TillRow): number => Date.parse(row.askedAt ?? '') + afterMs
  const later = unseen.map(dueMs).filter(due => due > nowMs)
  return { rows: unseen.filter(row => dueMs(row) <= nowMs), next: later.length === 0 ? null : new Date(Math.min(...later)).toISOString() }
}

/** @returns the red card on the manager's floor: one line each for the bills that the till has not seen in time; empty while all is well */
export function Escalation({ rows, now, attributes }: { rows: readonly TillRow[]; now: string; attributes: Attributes }) {
  const t = useWords()
  const [first] = rows
  return (
    <div class="escalation" {...attributes}>
      {rows.map(({ orderId, askedAt }) => <i hidden data-ring="bill" data-ring-id={orderId} data-ring-since={askedAt ?? now} />)}
      {first && (
        <div class="escalation-card" role="alert">
          <Icon name="bill" />
          <a href={first.tableId === null ? `/floor?order=${first.orderId}` : `/floor?table=${first.tableId}`} data-open-order={first.orderId}>
            <b>{t('alert.wants-bill', { table: first.label })}</b>{' '}
            <span>{first.askedAt !== null && <Since since={first.askedAt} now={now} form="wait" />} · {amountText(first.amountPaise, 'never')}</span>
            {rows.length > 1 && <span>{` ${t('alert.and-more', { count: rows.length - 1 })}`}</span>}
          </a>
          <Button
            attributes={{
              id: `on-it-${first.orderId}`, 'data-command': `orders/${first.orderId}/acknowledge-bill-request`, 'data-body': '{}',
              'data-intent': `on-it-${first.orderId}-${first.askedAt ?? ''}`, 'data-label': `${first.label}: ${t('alert.on-it')}`,
              'aria-label': `${t('alert.on-it')}: ${first.label}`,
            }}
          >{t('alert.on-it')}</Button>
        </div>
      )}
    </div>
  )
}
