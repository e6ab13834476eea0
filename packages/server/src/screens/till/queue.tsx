import { formatMoney, tillBoard, type DueAgainRow, type House, type TillBoard, type TillRow } from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { placeText } from '../../documents/place'
import { QueueRow } from '../kit/alert-card'
import { EmptyState } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { dayText } from '../kit/time'
import { useWords } from '../../words/words'
import { liveCollections, SurplusNotices } from './collections'

interface QueueProps {
  readonly house: House
  readonly now: string
  readonly nameOf: (staffId: string) => string
  readonly attributes: Attributes
}

/** @returns who waits for the bill, who pays, what is due again and who eats; rows keep their place while they stay in their group */
export function Queue({ house, now, nameOf, attributes }: QueueProps) {
  const t = useWords()
  const { asked, paying, dueAgain, eating }: TillBoard = tillBoard(house)
  const rows = (group: readonly TillRow[]): Child => group.map(row => <QueueRow row={row} now={now} nameOf={nameOf} link={rowLink(row.orderId)} />)
  const isEmpty = asked.length + paying.length + dueAgain.length + eating.length === 0
  return (
    <div class="queue-list" {...attributes} data-next={asked[0]?.orderId ?? paying[0]?.orderId ?? ''}>
      <SurplusNotices collections={liveCollections(house)} />
      {isEmpty && (
        <EmptyState
          icon="till" words="till.no-orders"
          text={t('till.no-orders-text')}
        />
      )}
      {asked.length > 0 && <><h2 id="queue-asked">{t('state.bill')} <span class="end num">{t('till.waiting', { count: asked.length })}</span></h2>{rows(asked)}</>}
      {paying.length > 0 && <><h2 id="queue-paying">{t('state.paying')} <span class="end num">{paying.length}</span></h2>{rows(paying)}</>}
      {dueAgain.length > 0 && (
        <>
          <h2 id="queue-due-again">{t('till.due-again')} <small>{t('till.guests-gone')}</small> <span class="end num">{dueAgain.length}</span></h2>
          {dueAgain.map(row => <DueAgain row={row} />)}
        </>
      )}
      {eating.length > 0 && (
        <>
          <h2 id="queue-eating">{t('till.eating')} <small>{t('till.running-totals')}</small> <span class="end num">{eating.length}</span></h2>
          {rows(eating)}
        </>
      )}
    </div>
  )
}

/** A bill whose guests have gone: its order is no part of the queue any more, so it opens by itself. */
function DueAgain({ row }: { row: DueAgainRow }) {
  const t = useWords()
  const { billId, number, tableName, token, invoiceDate, totalPaise, duePaise } = row
  return (
    <a class="queue-row" id={`queue-bill-${billId}`} href={`/till?bill=${billId}`} data-till-bill={billId}>
      <span class="where">{tableName ?? (token === null ? t('till.bill') : `#${token}`)}</span>
      <span><b>{number}</b><p>{`${dayText(invoiceDate)} · ${placeText(row)}`}</p></span>
      <span class="money">
        <b class="num">{formatMoney(duePaise)}</b>
        <span class="wait num">{duePaise === totalPaise ? t('till.left-to-pay') : t('till.of', { amount: formatMoney(totalPaise) })}</span>
      </span>
    </a>
  )
}

/** @returns where a row of the queue leads, and its id, by which it stays itself when others come and go */
export function rowLink(orderId: string): Attributes & { readonly href: string } {
  return { id: `queue-${orderId}`, href: `/till?order=${orderId}`, 'data-till-order': orderId }
}
