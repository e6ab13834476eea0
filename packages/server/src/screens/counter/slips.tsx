import { clockText, formatMoney, localTime, paperDate, phoneText, type OutletSettings } from '@restoflow/core'
import type { PropsWithChildren } from 'hono/jsx'
import { timesText } from '../../documents/quantity'
import type { Customer } from '../../people/customers'
import { useWords } from '../../words/words'
import { billTongue } from '../../http/language'
import { Button } from '../kit/atoms'
import { Page } from '../kit/page'
import { SaidSecond, SpokenIn } from '../kit/said'
import { kindText } from '../kit/ticket-name'
import { localName, secondName } from '../../words/words'
import type { OrderBills } from '../till/order-bills'

export interface SlipProps {
  readonly bills: OrderBills
  readonly settings: OutletSettings
  /** The guest as the record beside the journal has it now; null for nobody, and when it was erased. */
  readonly customer: Customer | null
  /** UTC instant. */
  readonly now: string
  readonly demo: boolean
}

/** @returns paper for the rider: where to, whom to call, what to collect. Receipts carry none of this */
export function CourierSlip(props: SlipProps) {
  const t = useWords()
  return (
    <SlipPage title={t('counter.courier-slip')} orderId={props.bills.orderId}>
      <SpokenIn tongue={billTongue(props.settings)}>{() => <Courier {...props} />}</SpokenIn>
    </SlipPage>
  )
}

/** @returns paper for the guest who waits: the number that will be called */
export function TokenSlip(props: SlipProps) {
  const t = useWords()
  return (
    <SlipPage title={t('counter.token-slip')} orderId={props.bills.orderId}>
      <SpokenIn tongue={billTongue(props.settings)}>{() => <Token {...props} />}</SpokenIn>
    </SlipPage>
  )
}

function SlipPage({ title, orderId, children }: PropsWithChildren<{ title: string; orderId: string }>) {
  const t = useWords()
  return (
    <Page title={title} theme="light" css={['till', 'print', 'slip']} scripts={['print']} bodyClass="print-page" attributes={{ 'data-format': 'roll' }}>
      <header class="print-actions">
        <Button kind="primary" icon="print" shortcut="P" attributes={{ id: 'print-now' }}>{t('till.print')}</Button>
        <Button icon="arrow-left" href={`/counter?order=${orderId}`}>{t('screen.counter')}</Button>
      </header>
      <main id="main"><h1 class="visually-hidden">{title}</h1>{children}</main>
    </Page>
  )
}

/** What somebody must still collect for the order, in paise. */
function toCollect({ documents }: OrderBills): number {
  return documents.reduce((due, { issued, figures }) => due + (issued ? Math.max(0, issued.duePaise) : figures.totalPaise), 0)
}

function Head({ settings, bills: { order, at }, now }: SlipProps) {
  const t = useWords()
  const { timeZone } = settings
  const time = (instant: string): string => clockText(localTime(instant, timeZone).minutes)
  return (
    <>
      <header>
        <h2>{settings.name}</h2>
        {settings.phone !== undefined && <p class="centre">{t('paper.phone', { number: settings.phone })}</p>}
      </header>
      <hr />
      <p class="slip-token">{at.token === null ? kindText(order.kind) : `#${at.token}`}</p>
      <p class="centre"><b>{kindText(order.kind)}</b><SaidSecond words={`kind.${order.kind}`} /></p>
      {order.source && <p class="centre">{t('counter.through', { name: order.source.name, number: order.source.orderNumber })}</p>}
      {order.promisedAt !== null && <p class="centre slip-time">{t('counter.promised-at', { time: time(order.promisedAt) })}</p>}
      <p class="centre num">{`${paperDate(localTime(now, timeZone).date)} ${time(now)}`}</p>
      <hr />
    </>
  )
}

function Courier(props: SlipProps) {
  const t = useWords()
  const { bills, customer, demo } = props
  return (
    <article class="paper roll slip" lang={t.language} aria-label={t('counter.courier-slip')}>
      <Head {...props} />
      {customer && (
        <section class="slip-to">
          {customer.name !== '' && <p><b>{customer.name}</b></p>}
          {customer.phone !== undefined && <p class="num slip-phone">{phoneText(customer.phone)}</p>}
          {customer.address !== undefined && <p class="slip-address">{customer.address}</p>}
        </section>
      )}
      {!customer && <p class="centre">{t(bills.order.customerId === null ? 'counter.no-address' : 'guests.erased')}</p>}
      <hr />
      <Items {...props} />
      <hr />
      <Collect bills={bills} />
      {demo && <p class="centre"><b>{t('paper.demo')}</b></p>}
    </article>
  )
}

function Collect({ bills }: { bills: OrderBills }) {
  const t = useWords()
  const due = toCollect(bills)
  const { source } = bills.order
  // an operator has taken the money already, whatever our books still wait for
  if (source) return <p class="slip-due">{t('counter.paid-through', { name: source.name })}</p>
  if (due === 0) return <p class="slip-due">{t('counter.nothing-to-collect')}<SaidSecond words="counter.nothing-to-collect" /></p>
  return <p class="slip-due">{t('counter.collect')}<SaidSecond words="counter.collect" /><b class="num">{formatMoney(due)}</b></p>
}

function Items({ bills: { order } }: SlipProps) {
  const lines = order.lineOrder.flatMap(id => order.lines[id] ?? []).filter(line => line.voided === null)
  return (
    <ul class="slip-items">
      {lines.map(line => {
        const second = secondName(line)
        return (
          <li>
            <b class="num">{timesText(line)}</b>
            <span>{localName(line)}{second && <small lang={second.lang}>{second.text}</small>}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Token(props: SlipProps) {
  const t = useWords()
  const due = toCollect(props.bills)
  return (
    <article class="paper roll slip is-token" lang={t.language} aria-label={t('counter.token-slip')}>
      <Head {...props} />
      <Items {...props} />
      <hr />
      <p class="centre">{due > 0 ? t('counter.to-pay', { amount: formatMoney(due) }) : t('common.paid')}</p>
      <p class="centre">{t('counter.we-call')}<SaidSecond words="counter.we-call" /></p>
      {props.demo && <p class="centre"><b>{t('paper.demo')}</b></p>}
    </article>
  )
}
