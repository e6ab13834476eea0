import { isDue, phoneText, type CounterRow } from '@restoflow/core'
import type { Customer } from '../../people/customers'
import { useWords } from '../../words/words'
import { CustomerPicker } from '../guests/customer-picker'
import { clockOf } from '../guests/model'
import { amountText } from '../kit/amount'
import { Button } from '../kit/atoms'
import { Reasons } from '../manager/dialogs'
import { titleOf } from './model'
import { PanelFrame } from './panel-frame'
import { SourceForm } from './source-form'

const promisedIn = [10, 20, 30, 45]
const cancelReasons = ['opened-by-mistake', 'guests-left'] as const

export interface OrderPanelProps {
  readonly row: CounterRow
  /** Null for nobody, and for an erased guest, of whom `wasErased` is left. */
  readonly customer: Customer | null
  readonly wasErased: boolean
  /** The reader may know who the guest is. */
  readonly knowsGuests: boolean
  readonly isAtTill: boolean
  readonly hasSentLines: boolean
  readonly timeZone: string
}

/** @returns everything that can be done to an order at the counter; it stands outside of what changes live */
export function OrderPanel(props: OrderPanelProps) {
  const t = useWords()
  const { row, isAtTill } = props
  const { orderId, kind, source, promisedAt, duePaise, amountPaise, status } = row
  const isOpen = status === 'open'
  const facts = [
    source && t('counter.through', { name: source.name, number: source.orderNumber }),
    promisedAt !== null && t('counter.promised-at', { time: clockOf(promisedAt, props.timeZone) }),
    amountPaise !== 0 && (isDue(duePaise) ? t('counter.due-of', { due: amountText(duePaise), total: amountText(amountPaise) }) : t('common.paid')),
    amountPaise === null && t('common.no-figures'),
  ]
  return (
    <PanelFrame title={titleOf(row)}>
      <p class="panel-facts num">{facts.filter(Boolean).join(' · ')}</p>
      {props.knowsGuests && <Guest {...props} />}
      <div class="dialog-errors" id="order-errors" />
      {isOpen && kind === 'aggregator' && !source && <SourceForm orderId={orderId} title={titleOf(row)} />}
      {status !== 'settled' && <PromiseRow orderId={orderId} title={titleOf(row)} timeZone={props.timeZone} promisedAt={promisedAt} />}
      <div class="panel-actions">
        <Button icon="orders" href={`/counter?order=${orderId}`} attributes={{ 'data-open-order': orderId }}>{t('counter.open-pad')}</Button>
        {isDue(duePaise) && isAtTill && <Button icon="coins" href={`/till?order=${orderId}`}>{t(kind === 'aggregator' ? 'counter.settle' : 'counter.pay')}</Button>}
        <Button icon="print" href={`/counter/orders/${orderId}/token`} attributes={{ target: '_blank' }}>{t('counter.token-slip')}</Button>
        {kind !== 'takeaway' && (
          <Button icon="print" href={`/counter/orders/${orderId}/courier`} attributes={{ target: '_blank' }}>{t('counter.courier-slip')}</Button>
        )}
        {isOpen && kind !== 'aggregator' && <SwitchKind row={row} />}
        {row.openLines > 0 && row.unsentLines === 0 && (
          <Button icon="check" attributes={{ ...command(row, 'hand-over', t('counter.hand-all'), '{"all":true}'), id: 'counter-hand-all' }}>
            {t('counter.hand-all')}
          </Button>
        )}
      </div>
      {isOpen && <Cancel {...props} />}
    </PanelFrame>
  )
}

const command = (row: CounterRow, verb: string, word: string, body: string): Readonly<Record<string, string>> => ({
  'data-command': `orders/${row.orderId}/${verb}`, 'data-body': body, 'data-intent': `${verb}-${row.orderId}-${body.length}`,
  'data-label': `${titleOf(row)}: ${word}`, 'data-errors': '#order-errors',
})

function SwitchKind({ row }: { row: CounterRow }) {
  const t = useWords()
  const [to, word] = row.kind === 'delivery' ? ['takeaway', t('counter.make-takeaway')] as const : ['delivery', t('counter.make-delivery')] as const
  return (
    <Button
      icon={to === 'delivery' ? 'rider' : 'bag'} attributes={{ ...command(row, 'set-kind', word, JSON.stringify({ kind: to })), id: 'counter-kind' }}
    >{word}</Button>
  )
}

/** Who it is for, with all that a caller asks about; and the form that says so. */
function Guest({ row, customer, wasErased }: OrderPanelProps) {
  const t = useWords()
  return (
    <section class="panel-guest">
      {wasErased && <p class="muted">{t('guests.erased')}</p>}
      {customer && (
        <p>
          <b>{customer.name === '' ? t('guests.no-name') : customer.name}</b>
          {customer.phone !== undefined && <> <a class="num" href={`tel:${customer.phone}`}>{phoneText(customer.phone)}</a></>}
          {customer.address !== undefined && <><br />{customer.address}</>}
          {customer.notes !== undefined && <><br /><span class="guest-note">{customer.notes}</span></>}
        </p>
      )}
      <details {...(!customer && { open: true })}>
        <summary>{t(customer ? 'counter.change-guest' : 'counter.add-guest')}</summary>
        <form class="guest-form" id="counter-guest-form" data-order={row.orderId} data-errors="#order-errors" autocomplete="off">
          <CustomerPicker id="assign" field="" address />
          <Button type="submit" icon="check" busyText={t('guests.saving')}>{t('guests.save')}</Button>
        </form>
      </details>
    </section>
  )
}

/** When the guest was told it would be ready: minutes from now, or a time of the clock. */
function PromiseRow({ orderId, title, timeZone, promisedAt }: { orderId: string; title: string; timeZone: string; promisedAt: string | null }) {
  const t = useWords()
  const label = `${title}: ${t('counter.promise')}`
  return (
    <fieldset class="choice-row">
      <legend>{t('counter.promise')}</legend>
      <div class="chips wrap">
        {promisedIn.map(minutes => (
          <button
            type="button" class="chip choice" data-command={`orders/${orderId}/promise`} data-collect="promise-in" data-minutes={String(minutes)}
            data-label={label} data-errors="#order-errors"
          >{t('counter.in-minutes', { count: minutes })}</button>
        ))}
        <form
          class="promise-at" data-command={`orders/${orderId}/promise`} data-collect="promise-at" data-time-zone={timeZone} data-label={label}
          data-errors="#order-errors"
        >
          <span class="field">
            <input type="time" id="promise-time" required aria-label={t('guests.time')} value={promisedAt === null ? '' : time24(promisedAt, timeZone)} />
          </span>
          <Button type="submit" icon="check" label={t('counter.promise')} />
        </form>
      </div>
    </fieldset>
  )
}

/** @returns an instant as a field for a time takes it: `20:30` */
export function time24(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at))
}

function Cancel({ row, hasSentLines }: OrderPanelProps) {
  const t = useWords()
  return (
    <details class="erase">
      <summary>{t('pad.cancel-order')}</summary>
      {hasSentLines
        ? <p>{t('counter.cancel-sent')} <a href={`/counter?order=${row.orderId}`} data-open-order={row.orderId}>{t('counter.open-pad')}</a></p>
        : (
          <form id="counter-cancel-form" data-order={row.orderId} data-errors="#order-errors" data-label={`${titleOf(row)}: ${t('pad.cancel-order')}`}>
            <Reasons reasons={cancelReasons} name="counter-cancel" />
            <Button kind="danger" type="submit" icon="cross" busyText={t('pad.cancelling')}>{t('pad.cancel-order')}</Button>
          </form>
        )}
    </details>
  )
}
