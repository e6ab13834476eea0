import { floorTable, formatMoney, type BillState, type CollectionState, type House, type TenderKind } from '@restoflow/core'
import { amountText } from '../kit/amount'
import { Badge } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { Icon, type IconName } from '../kit/icon'
import { Said } from '../kit/said'
import { Since } from '../kit/time'
import { useWords, type WordKey } from '../../words/words'
import { WaitingPayments } from './collections'
import { OperatorSettles } from './operator-settles'
import { totalsOf, type OrderBills } from './order-bills'
import { OwedBack } from './owed-back'
import { Payers, payersOf } from './payers'

export interface PayPaneProps {
  readonly bills: OrderBills
  /** Null for what is long past: its table has had other guests since. */
  readonly house: House | null
  readonly now: string
  readonly nameOf: (staffId: string) => string
  /** What a payment provider is asked for on this order. */
  readonly collections?: readonly CollectionState[]
  /** Asks to be rendered again at an instant. */
  readonly again?: (at: string) => void
  readonly attributes?: Attributes
}

export const tenderWords: Readonly<Record<TenderKind, { word: WordKey; icon: IconName; key: string }>> = {
  cash: { word: 'tender.cash', icon: 'cash', key: 'C' },
  upi: { word: 'tender.upi', icon: 'qr', key: 'U' },
  card: { word: 'tender.card', icon: 'card', key: 'K' },
  other: { word: 'tender.other', icon: 'more', key: 'O' },
  account: { word: 'tender.account', icon: 'orders', key: 'D' },
  voucher: { word: 'tender.voucher', icon: 'gift', key: 'V' },
}

/**
 * @returns what is left to pay and what was taken; the page's script reads `data-stage`, `data-due` and the open bills from it, while
 *   what is typed stands outside
 */
export function PayPane({ bills, house, now, nameOf, collections = [], again, attributes = {} }: PayPaneProps) {
  const t = useWords()
  const { stage, label, totalPaise, duePaise, documents } = bills
  const open = documents.flatMap(({ issued, payer }) => {
    if (!issued || issued.duePaise <= 0) return []
    return [{ billId: issued.billId, number: issued.number, duePaise: issued.duePaise, tenders: issued.bill.tenders.length, payer }]
  })
  const unissued = documents.filter(({ issued }) => issued === null)
  return (
    <div
      class="pay-live" {...attributes} data-stage={stage} data-label={label} data-total={totalPaise} data-due={duePaise}
      data-bills={JSON.stringify(open)} data-unissued={unissued.map(({ key }) => key).join(' ')}
      data-unfit={bills.fault !== null ? 'figures' : bills.splitFault !== null ? 'split' : ''}
      data-totals={totalsOf(unissued)} data-payers={JSON.stringify(payersOf(bills))}
    >
      {stage === 'paid'
        ? <Done bills={bills} house={house} />
        : (
          <div class="due">
            <div>
              <p data-due-label>{`${label} · ${t(stage === 'due' ? 'till.left-to-pay' : stage === 'cancelled' ? 'till.is-cancelled' : 'till.not-issued')}`}</p>
              <b class="amount num" data-amount>{amountText(bills.fault === null ? (stage === 'due' ? duePaise : totalPaise) : null)}</b>
            </div>
            {stage === 'due' && duePaise !== totalPaise && <p class="num" data-due-of>{t('till.of', { amount: formatMoney(totalPaise) })}</p>}
          </div>
        )}
      {stage === 'preview' && <Request bills={bills} now={now} nameOf={nameOf} />}
      {documents.some(({ payer }) => payer !== 'all') ? <Payers bills={bills} /> : documents.length > 1 && <Documents bills={bills} />}
      <OwedBack documents={documents} />
      <Taken bills={bills} />
      {stage === 'due' && <WaitingPayments collections={collections} now={now} {...(again && { again })} />}
      {stage === 'due' && <OperatorSettles bills={bills} />}
    </div>
  )
}

function Request({ bills: { order }, now, nameOf }: Pick<PayPaneProps, 'bills' | 'now' | 'nameOf'>) {
  const t = useWords()
  const request = order.billRequest
  if (!request) return <p class="muted nobody-asked">{t('till.nobody-asked')}</p>
  const { acknowledgedBy } = request
  return (
    <p class="request-line">
      <Icon name="clock" size="small" />
      {acknowledgedBy ? t('alert.seen-by', { name: nameOf(acknowledgedBy.id) }) : t('till.asked-by', { name: nameOf(request.by.id) })}
      {' · '}<Since since={request.at} now={now} form={acknowledgedBy ? 'seen' : 'wait'} />
    </p>
  )
}

/** Food and liquor are a document each; one payment covers both, food first. */
function Documents({ bills: { documents } }: Pick<PayPaneProps, 'bills'>) {
  const t = useWords()
  return (
    <ul class="taken documents">
      {documents.map(({ section, figures, issued }) => (
        <li>
          <Icon name="bill" size="small" />{t(`section.${section}`)}
          {issued && issued.duePaise <= 0 && <Badge tone="good" icon="check">{t('common.paid')}</Badge>}
          <span class="num">{formatMoney(issued ? Math.max(0, issued.duePaise) : figures.totalPaise)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What was corrected was not received as it says. */
function tendersOf({ documents }: OrderBills): BillState['tenders'] {
  return documents.flatMap(({ issued }) => issued?.bill.tenders.filter(({ reversed }) => !reversed) ?? [])
}

/** What guests paid and keep paid, in paise: without change, tips and what was given back. */
function keptPaise(bills: OrderBills): number {
  const refunds = bills.documents.flatMap(({ issued }) => issued?.bill.refunds ?? [])
  const taken = tendersOf(bills).reduce((sum, { amountPaise, tipPaise, changePaise }) => sum + amountPaise - tipPaise - changePaise, 0)
  return refunds.reduce((sum, { amountPaise }) => sum - amountPaise, taken)
}

function Taken({ bills }: Pick<PayPaneProps, 'bills'>) {
  const t = useWords()
  const tenders = tendersOf(bills)
  if (tenders.length === 0) return null
  return (
    <ul class="taken" aria-label={t('till.taken')}>
      {tenders.map(({ tenderId, kind, amountPaise, tipPaise, changePaise, reference }) => (
        <li id={`tender-${tenderId}`}>
          <Icon name={tenderWords[kind].icon} />
          <span class="what">
            {[t(tenderWords[kind].word), reference].filter(Boolean).join(' ')}
            {changePaise > 0 && <small>{t('till.given-back', { given: formatMoney(amountPaise), change: formatMoney(changePaise) })}</small>}
            {tipPaise > 0 && <small>{t('till.tip-of', { amount: formatMoney(tipPaise) })}</small>}
          </span>
          <Badge tone="good" icon="check">{t('till.received')}</Badge>
          <span class="num">{formatMoney(amountPaise - tipPaise - changePaise)}</span>
        </li>
      ))}
    </ul>
  )
}

function Done({ bills, house }: Pick<PayPaneProps, 'bills' | 'house'>) {
  const t = useWords()
  const change = tendersOf(bills).reduce((sum, { changePaise }) => sum + changePaise, 0)
  return (
    <div class="pay-done" role="status">
      <Icon name="check" size="large" />
      <p>{`${bills.label} · ${t('till.paid-amount', { amount: formatMoney(keptPaise(bills)) })}`}</p>
      {change > 0 && <p><Said words="browser.change-to-give" /></p>}
      <b class="amount num">{change > 0 ? formatMoney(change) : t('till.no-change')}</b>
      {house && <TableWord house={house} tableId={bills.order.tableId} />}
    </div>
  )
}

function TableWord({ house, tableId }: { house: House; tableId: string | null }) {
  const t = useWords()
  const table = tableId === null ? null : floorTable(house, tableId)
  if (table?.state === 'free') return <p>{t('till.table-free', { table: table.name })}</p>
  return table?.state === 'cleaning' ? <p>{t('till.table-cleaning', { table: table.name })}</p> : null
}
