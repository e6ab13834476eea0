import { formatMoney } from '@restoflow/core'
import { Button, Notice } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { Since } from '../kit/time'
import type { PadModel } from './pad-model'

export interface FootProps {
  readonly model: PadModel
  /** UTC instant at which it is made. */
  readonly now: string
  /** A person's name by staff id. */
  readonly nameOf: (staffId: string) => string
}

const pieces = (count: number): string => `${count} ${count === 1 ? 'item' : 'items'}`
const courseWords = { starter: 'starters', main: 'mains', dessert: 'desserts', drink: 'drinks' } as const

/** @returns the buttons under the order: always in the same places, the likely next one filled */
export function FootActions({ model, now, nameOf }: FootProps) {
  const { order } = model.pad
  if (order.status === 'billed') return <Documents model={model} />
  if (order.status !== 'open') return <Closed model={model} />
  return (
    <>
      <BillRequestLine model={model} now={now} nameOf={nameOf} />
      <NextStep model={model} />
      <CourseButton model={model} />
      <BillButton model={model} />
    </>
  )
}

/** The one place where the thumb rests: send what is new, else take what is ready to the table. */
function NextStep({ model: { pad: { order, orderId }, unsentCount, ready, hasLines } }: { model: PadModel }) {
  if (unsentCount > 0) {
    return (
      <Button
        kind="primary" size="large" icon="send" shortcut="F9" busyText="Sending…" class="next-step"
        attributes={{
          id: 'next-step', 'data-shortcut': 'F9', 'data-shortcut-name': 'Send KOT', 'data-command': `orders/${orderId}/fire`, 'data-body': '{}',
          'data-intent': `fire-${orderId}-${order.ticketIds.length}`, 'data-label': `Send KOT · ${pieces(unsentCount)}`, 'data-fire': true,
        }}
      >{`Send KOT · ${pieces(unsentCount)}`}</Button>
    )
  }
  const lines = ready.reduce((sum, food) => sum + food.lines, 0)
  if (lines > 0) {
    return (
      <Button kind="good" size="large" icon="cloche" class="next-step" busyText="Marking…" attributes={{ id: 'next-step', 'data-serve-all': true }}>
        {`Mark served · ${pieces(lines)}`}
      </Button>
    )
  }
  return (
    <Button size="large" icon={hasLines ? 'check' : 'send'} class="next-step" disabled attributes={{ id: 'next-step' }}>
      {hasLines ? 'All sent' : 'Nothing to send yet'}
    </Button>
  )
}

/** Holds the later courses back: only the first one goes. */
function CourseButton({ model: { pad: { order, orderId }, unsentCourses } }: { model: PadModel }) {
  const [first] = unsentCourses
  const canHold = first !== undefined && unsentCourses.length > 1
  return (
    <Button
      icon="clock" disabled={!canHold} busyText="Sending…"
      attributes={{
        id: 'send-course',
        ...(canHold && {
          'data-command': `orders/${orderId}/fire`, 'data-body': JSON.stringify({ course: first }),
          'data-intent': `fire-${orderId}-${order.ticketIds.length}-${first}`, 'data-label': `Send ${courseWords[first]}`, 'data-fire': true,
        }),
      }}
    >{canHold ? `Only ${courseWords[first]}` : 'Hold course'}</Button>
  )
}

function BillButton({ model: { pad: { order, orderId }, unsentCount, ready, hasLines, title } }: { model: PadModel }) {
  if (order.billRequest) {
    return (
      <Button
        icon="recall" busyText="Taking back…"
        attributes={{
          id: 'bill-button', 'data-shortcut': 'F8', 'data-shortcut-name': 'Withdraw bill', 'data-command': `orders/${orderId}/withdraw-bill-request`,
          'data-body': '{}', 'data-intent': `withdraw-${orderId}-${order.billRequest.at}`, 'data-label': `${title}: no bill yet`,
        }}
      >Withdraw bill</Button>
    )
  }
  const isNext = hasLines && unsentCount === 0 && ready.length === 0
  return (
    <Button
      kind={isNext ? 'primary' : 'plain'} class="bill-button" icon="bill" disabled={!hasLines} busyText="Asking…" shortcut="F8"
      attributes={{
        id: 'bill-button', 'data-shortcut': 'F8', 'data-shortcut-name': 'Request bill', 'data-command': `orders/${orderId}/request-bill`,
        'data-body': '{}', 'data-intent': `bill-${orderId}`, 'data-label': `${title}: bill asked`,
      }}
    >Request bill</Button>
  )
}

function BillRequestLine({ model: { pad: { order } }, now, nameOf }: FootProps) {
  const request = order.billRequest
  if (!request) return null
  return (
    <p class="bill-line">
      <Icon name="bill" size="small" />
      <b>Bill asked</b> <Since since={request.at} now={now} form={request.acknowledgedBy ? 'seen' : 'wait'} />
      <span>{request.acknowledgedBy ? `Seen by ${nameOf(request.acknowledgedBy.id)}` : 'No one is on it yet'}</span>
    </p>
  )
}

function Documents({ model: { documents } }: { model: PadModel }) {
  return (
    <ul class="documents">
      {documents.map(({ billId, number, duePaise }) => (
        <li data-bill={billId}>
          <Icon name="coins" size="small" /><span>{`Bill ${number}`}</span><b class="num">{duePaise > 0 ? `${formatMoney(duePaise)} left` : 'Paid'}</b>
        </li>
      ))}
    </ul>
  )
}

function Closed({ model: { pad: { order }, documents } }: { model: PadModel }) {
  const settled = order.status === 'settled'
  return (
    <>
      <div class="closed-note">
        <Notice tone={settled ? 'good' : 'warn'} title={settled ? 'Paid' : 'Cancelled'}>
          {settled ? documents.map(({ number }) => `Bill ${number}`).join(', ') : order.cancelReason}
        </Notice>
      </div>
      <Button kind="primary" size="large" class="next-step" attributes={{ id: 'next-step', 'data-close-pad': true }}>Back to the floor</Button>
    </>
  )
}
