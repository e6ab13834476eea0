import type { OutletState } from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { Button, EmptyState } from '../kit/atoms'
import type { OrderBills } from './order-bills'
import { SearchForm } from './search-view'
import { IssueBar, NextBar, TenderForm } from './tender-form'

/** @returns the left side: search, what it found, and the queue (live) */
export function QueueSide({ queue, today }: { queue: Child; today: string }) {
  return (
    <aside class="queue" aria-label="Bills">
      <SearchForm today={today} />
      <div id="found" aria-live="polite" />
      {queue}
      <div class="queue-foot">
        <Button
          icon="bag" wide busyText="Opening…"
          attributes={{
            id: 'new-takeaway', 'data-command': 'orders', 'data-body': '{"kind":"takeaway"}', 'data-intent': 'till-takeaway',
            'data-label': 'New takeaway', 'data-needs-connection': true,
          }}
        >New takeaway</Button>
      </div>
    </aside>
  )
}

/** @returns the middle and the right of an order: its documents and what is left to pay, both live where the order still is */
export function OpenPanes({ bills, outlet, documents, pay }: { bills: OrderBills; outlet: OutletState; documents: Child; pay: Child }) {
  const { orderId, label, place, order } = bills
  const isOpen = order.status === 'open'
  return (
    <>
      <section class="bill-pane" tabindex={-1} aria-label={`Bill for ${label}`}>
        <header class="pane-head">
          <Button class="till-back" kind="quiet" icon="arrow-left" label="Back to the queue" attributes={{ 'data-view-to': 'queue' }} />
          <h2>{place}</h2>
          {isOpen && <Button kind="quiet" icon="pencil" class="edit-order" href={`/floor?order=${orderId}`}>Edit order</Button>}
        </header>
        <div id="drafted" />
        {documents}
      </section>
      <section class="pay-body" aria-label={`Payment for ${label}`}>
        <header class="pane-head pay-head">
          <Button class="till-back" kind="quiet" icon="arrow-left" label="Back to the bill" attributes={{ 'data-view-to': 'bill' }} />
          <h2>{`Payment, ${label}`}</h2>
        </header>
        {pay}
        <div class="pay-errors" id="pay-errors" />
        <TenderForm settings={outlet.settings} orderId={orderId} />
        <IssueBar />
        <NextBar />
        <div class="pay-go to-pay">
          <Button kind="primary" size="large" wide icon="coins" attributes={{ 'data-view-to': 'pay' }}><span id="to-pay-text">Take payment</span></Button>
        </div>
      </section>
    </>
  )
}

const firstAdvice = 'Who waits longest stands on top. F2 says that you are on it, F3 opens its bill.'

/** @returns what stands in the middle and on the right while no bill is chosen */
export function NothingOpen({ title = 'Choose a bill', text = firstAdvice }: { title?: string; text?: string }) {
  return (
    <>
      <section class="bill-pane" aria-label="No bill chosen"><EmptyState icon="till" title={title} hi="बिल चुनें" text={text} /></section>
      <section class="pay-body" aria-label="Payment" data-stage="none" />
    </>
  )
}
