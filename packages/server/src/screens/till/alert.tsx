import { tillBoard, type OutletState, type TillRow } from '@restoflow/core'
import { BillAlert, QuietLane } from '../kit/alert-card'
import type { Attributes } from '../kit/attributes'
import type { RegionContext } from '../regions'
import { useWords } from '../../words/words'
import { firstName } from './order-bills'

const escalatesMsDefault = 90_000

/** @returns the bill requests that nobody is on, longest wait first, or that none is; the hidden marks ring until they are gone */
export function AlertLane({ context, attributes }: { context: RegionContext; attributes: Attributes }) {
  const { house, now, runtime } = context
  const afterMs = house.state<OutletState>('outlet').settings?.billAlertEscalatesAfterMs ?? escalatesMsDefault
  const rows = tillBoard(house).asked.filter(({ seenBy }) => seenBy === null)
  // A row that has waited too long says that the manager was told.
  for (const { askedAt } of rows) if (askedAt !== null) context.again(new Date(Date.parse(askedAt) + afterMs).toISOString())
  return (
    <div class="alert-lane" {...attributes}>
      {rows.map(({ orderId, askedAt }) => <i hidden data-ring="bill" data-ring-id={orderId} data-ring-since={askedAt ?? now} />)}
      {rows.length === 0
        ? <QuietLane />
        : (
          <BillAlert
            rows={rows} now={now} nameOf={id => firstName(runtime.nameOf(id))} escalatesAfterMs={afterMs} ring
            seenButton={row => seenButton(row, row === rows[0])} openLink={row => openLink(row, row === rows[0])} soundButton={{ 'data-mute': true }}
          />
        )}
    </div>
  )
}

function seenButton({ orderId, askedAt, label }: TillRow, isFirst: boolean): Attributes {
  const t = useWords()
  return {
    id: `seen-${orderId}`, 'data-command': `orders/${orderId}/acknowledge-bill-request`, 'data-body': '{}',
    'data-intent': `on-it-${orderId}-${askedAt ?? ''}`, 'data-label': `${label}: ${t('alert.on-it')}`,
    ...(isFirst && { 'data-shortcut': 'F2', 'data-shortcut-name': t('alert.on-it') }),
  }
}

function openLink({ orderId }: TillRow, isFirst: boolean): Attributes & { readonly href: string } {
  const t = useWords()
  return { href: `/till?order=${orderId}`, 'data-till-order': orderId, ...(isFirst && { 'data-shortcut': 'F3', 'data-shortcut-name': t('till.open-its-bill') }) }
}
