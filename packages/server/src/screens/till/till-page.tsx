import type { OutletState } from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { useWords, type WordKey } from '../../words/words'
import { Button, EmptyState } from '../kit/atoms'
import type { AccountChoice } from './account-choices'
import type { OrderBills } from './order-bills'
import { SearchForm } from './search-view'
import { IssueBar, NextBar, TenderForm } from './tender-form'

/** @returns the left side: search, what it found, and the queue (live) */
export function QueueSide({ queue, today, drawer }: { queue: Child; today: string; drawer: Child }) {
  const t = useWords()
  return (
    <aside class="queue" aria-label={t('till.bills')}>
      <SearchForm today={today} />
      <div id="found" aria-live="polite" />
      {queue}
      <div class="queue-foot">
        {drawer}
        <Button icon="counter" label={t('floor.to-counter')} href="/counter" attributes={{ id: 'to-counter' }} />
        <Button
          icon="bag" wide busyText={t('common.opening')}
          attributes={{
            id: 'new-takeaway', 'data-command': 'orders', 'data-body': '{"kind":"takeaway"}', 'data-intent': 'till-takeaway',
            'data-label': t('floor.new-takeaway'), 'data-needs-connection': true,
          }}
        >{t('floor.new-takeaway')}</Button>
        <span class="beside-till">
          <Button icon="orders" href="/till/accounts">{t('accounts.title')}</Button>
          <Button icon="gift" href="/till/vouchers">{t('vouchers.title')}</Button>
        </span>
      </div>
    </aside>
  )
}

interface OpenPanesProps {
  readonly bills: OrderBills
  readonly outlet: OutletState
  readonly accounts: readonly AccountChoice[]
  readonly acts: Child
  readonly documents: Child
  readonly pay: Child
  /** Whether a payment provider confirms UPI payments. */
  readonly provider: boolean
}

/** @returns the middle and the right of an order: its documents and what is left to pay, both live where the order still is */
export function OpenPanes({ bills, outlet, accounts, acts, documents, pay, provider }: OpenPanesProps) {
  const t = useWords()
  const { orderId, label, place, order } = bills
  const isOpen = order.status === 'open'
  return (
    <>
      <section class="bill-pane" tabindex={-1} aria-label={t('till.bill-for', { label })}>
        <header class="pane-head">
          <Button class="till-back" kind="quiet" icon="arrow-left" label={t('browser.back-to-queue')} attributes={{ 'data-view-to': 'queue' }} />
          <h2>{place}</h2>
          {isOpen && <Button kind="quiet" icon="pencil" class="edit-order" href={`/floor?order=${orderId}`}>{t('till.edit-order')}</Button>}
        </header>
        {acts}
        <div id="drafted" />
        {documents}
      </section>
      <section class="pay-body" aria-label={t('till.payment-for', { label })}>
        <header class="pane-head pay-head">
          <Button class="till-back" kind="quiet" icon="arrow-left" label={t('till.back-to-bill')} attributes={{ 'data-view-to': 'bill' }} />
          <h2>{`${t('browser.payment')}, ${label}`}</h2>
        </header>
        {pay}
        <div class="pay-errors" id="pay-errors" />
        <TenderForm settings={outlet.settings} orderId={orderId} accounts={accounts} provider={provider} folded={order.source !== null} />
        <IssueBar />
        <NextBar />
        <div class="pay-go to-pay">
          <Button kind="primary" size="large" wide icon="coins" attributes={{ 'data-view-to': 'pay' }}>
            <span id="to-pay-text">{t('till.take-payment')}</span>
          </Button>
        </div>
      </section>
    </>
  )
}

/** @returns what stands in the middle and on the right while no bill is chosen */
export function NothingOpen({ words = 'till.choose-bill', text = 'till.choose-bill-text' }: { words?: WordKey; text?: WordKey }) {
  const t = useWords()
  return (
    <>
      <section class="bill-pane" aria-label={t('till.none-chosen')}><EmptyState icon="till" words={words} text={t(text)} /></section>
      <section class="pay-body" aria-label={t('browser.payment')} data-stage="none" />
    </>
  )
}
