import { isReopenable } from '@restoflow/core'
import { Button, Notice } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { useWords, type WordKey } from '../../words/words'
import type { IconName } from '../kit/icon'
import type { OrderBills } from './order-bills'
import { splitStand, Unsplit } from './split-view'

/** What a cashier can do to an order before its bill is issued, each in a panel of its own. */
export const panelKinds = ['split', 'lines', 'offers', 'charges', 'merge'] as const
export type PanelKind = (typeof panelKinds)[number]

const actions: readonly { readonly kind: PanelKind; readonly word: WordKey; readonly icon: IconName; readonly key: string; readonly rare?: true }[] = [
  { kind: 'split', word: 'till.split', icon: 'split', key: 'S' },
  { kind: 'lines', word: 'till.lines', icon: 'percent', key: 'L' },
  { kind: 'offers', word: 'till.offers', icon: 'gift', key: 'D', rare: true },
  { kind: 'charges', word: 'till.charges', icon: 'coins', key: 'G', rare: true },
  { kind: 'merge', word: 'till.merge', icon: 'move', key: 'M', rare: true },
]

/**
 * @returns what can be done to the whole order: it stands above previews with a discount or a buyer, which the page keeps, as above those
 *   without; the page's script reads from it how the bill is split
 */
export function OrderActs({ bills, attributes = {} }: { bills: OrderBills; attributes?: Attributes }) {
  const t = useWords()
  return (
    <div class="order-acts" {...attributes} data-split-stand={splitStand(bills.order)}>
      {bills.splitFault !== null && (
        <div class="split-unfit">
          <Notice tone="warn" title={t('till.split-unfit')}><span lang="en">{bills.splitFault}</span></Notice>
          {bills.order.bills.length === 0 && <Unsplit bills={bills} />}
        </div>
      )}
      <OrderActions bills={bills} />
      <UnsplitWay bills={bills} />
    </div>
  )
}

/**
 * An issued part is taken back by its credit note alone (CGST Act, s. 34): then what is not issued can be made one bill again.
 * @returns the way there, part by part; nothing where no part is issued, or where one is paid
 */
function UnsplitWay({ bills: { order, documents } }: { bills: OrderBills }) {
  const t = useWords()
  const parts = documents.filter(({ part }) => part !== undefined)
  const issued = parts.flatMap(({ key, part, issued: bill }) => (bill && part ? [{ key, part, bill }] : []))
  if (issued.length === 0 || order.status !== 'billed' || !issued.every(({ bill }) => isReopenable(bill.bill))) return null
  return (
    <div class="unsplit-way">
      <p class="muted">{t('till.unsplit-way', { count: issued.length })}</p>
      <div class="bill-actions">
        {issued.map(({ part, bill: { billId, number } }) =>
          <Button icon="recall" href={`/till/bills/${billId}`}>{`${t('till.part-of', part)} · ${number}`}</Button>)}
      </div>
    </div>
  )
}

/** @returns the panels that the order's state allows: lines are final with the first document, a split until its first part is issued */
function OrderActions({ bills: { order, documents, splitFault } }: { bills: OrderBills }) {
  const t = useWords()
  const isOpen = order.status === 'open' && (documents.length > 0 || splitFault !== null)
  const canSplit = (order.status === 'open' || order.status === 'billed') && documents.some(({ section }) => !order.bills.some(bill => bill.section === section))
  const shown = actions.filter(({ kind }) => (kind === 'split' ? canSplit || splitFault !== null : isOpen))
  if (shown.length === 0) return null
  return (
    <div class="bill-actions order-actions">
      {shown.map(({ kind, word, icon, key, rare }) => (
        <Button
          {...(rare && { class: 'is-rare' })} icon={icon} shortcut={key}
          attributes={{ 'data-panel': kind, 'data-shortcut': key.toLowerCase(), 'data-shortcut-name': t(word) }}
        >{t(word)}</Button>
      ))}
    </div>
  )
}
