import { formatMoney, type Course } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { Button, Notice } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { Since } from '../kit/time'
import { useWords } from '../../words/words'
import type { PadModel } from './pad-model'

export interface FootProps {
  readonly model: PadModel
  /** UTC instant at which it is made. */
  readonly now: string
  /** A person's name by staff id. */
  readonly nameOf: (staffId: string) => string
}


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
function NextStep({ model }: { model: PadModel }) {
  const { pad: { order, orderId }, unsentCount, unsentCourses, ready, hasLines, isCooking } = model
  const t = useWords()
  if (unsentCount > 0) {
    return (
      <Button
        kind="primary" size="large" icon="send" shortcut="F9" busyText={t('common.sending')} class="next-step"
        attributes={{
          id: 'next-step', 'data-shortcut': 'F9', 'data-shortcut-name': t('pad.send'), 'data-command': `orders/${orderId}/fire`, 'data-body': '{}',
          'data-intent': `fire-${orderId}-${order.ticketIds.length}`, 'data-label': t('pad.send-count', { count: unsentCount }), 'data-fire': true,
        }}
      >{t('pad.send-count', { count: unsentCount })}</Button>
    )
  }
  const lines = ready.reduce((sum, food) => sum + food.lines, 0)
  if (lines > 0) {
    return (
      <Button kind="good" size="large" icon="cloche" class="next-step" busyText={t('common.marking')} attributes={{ id: 'next-step', 'data-serve-all': true }}>
        {t('pad.mark-served-count', { count: lines })}
      </Button>
    )
  }
  const held = unsentCourses.find(({ isHeld }) => isHeld)
  if (held) {
    // filled once the guests have eaten what was sent: until then it is held for a reason
    const text = t('pad.send-held', { course: t(`courses-low.${held.course}`), count: held.count })
    return (
      <Button
        {...(!isCooking && { kind: 'primary' as const })} size="large" icon="send" busyText={t('common.sending')} class="next-step"
        attributes={{
          id: 'next-step', 'data-command': `orders/${orderId}/fire`, 'data-body': JSON.stringify({ course: held.course }), 'data-fire': true,
          'data-intent': `fire-${orderId}-${order.ticketIds.length}-${held.course}`, 'data-label': text,
        }}
      >{text}</Button>
    )
  }
  return (
    <Button size="large" icon={hasLines ? 'check' : 'send'} class="next-step" disabled attributes={{ id: 'next-step' }}>
      {hasLines ? t('pad.all-sent') : t('pad.nothing-to-send')}
    </Button>
  )
}

/** Of several courses only the first one goes; a single one is held, or let go again. */
function CourseButton({ model: { pad: { order, orderId }, unsentCourses } }: { model: PadModel }) {
  const t = useWords()
  const free = unsentCourses.filter(({ isHeld }) => !isHeld)
  const [first, second] = free
  const held = unsentCourses.find(({ isHeld }) => isHeld)
  const attributes = (verb: 'fire' | 'hold-course' | 'release-course', course: Course, label: string): Attributes => ({
    'id': 'send-course', 'data-command': `orders/${orderId}/${verb}`, 'data-body': JSON.stringify({ course }), 'data-label': label,
    ...(verb === 'fire' && { 'data-intent': `fire-${orderId}-${order.ticketIds.length}-${course}`, 'data-fire': true }),
  })
  if (first && second) {
    const course = t(`courses-low.${first.course}`)
    return (
      <Button icon="clock" busyText={t('common.sending')} attributes={attributes('fire', first.course, t('pad.send-course', { course }))}>
        {t('pad.only-course', { course })}
      </Button>
    )
  }
  if (first) {
    const label = t('pad.hold-one', { course: t(`courses-low.${first.course}`) })
    return <Button icon="clock" attributes={attributes('hold-course', first.course, label)}>{label}</Button>
  }
  if (held) {
    const label = t('pad.release-one', { course: t(`courses-low.${held.course}`) })
    return <Button icon="recall" attributes={attributes('release-course', held.course, label)}>{label}</Button>
  }
  return <Button icon="clock" disabled attributes={{ id: 'send-course' }}>{t('pad.hold-course')}</Button>
}

function BillButton({ model: { pad: { order, orderId }, unsentCourses, ready, hasLines, title } }: { model: PadModel }) {
  const t = useWords()
  if (order.billRequest) {
    return (
      <Button
        icon="recall" busyText={t('pad.taking-back')}
        attributes={{
          id: 'bill-button', 'data-shortcut': 'F8', 'data-shortcut-name': t('pad.withdraw-bill'), 'data-command': `orders/${orderId}/withdraw-bill-request`,
          'data-body': '{}', 'data-intent': `withdraw-${orderId}-${order.billRequest.at}`, 'data-label': `${title}: ${t('pad.no-bill-yet')}`,
        }}
      >{t('pad.withdraw-bill')}</Button>
    )
  }
  const isNext = hasLines && unsentCourses.length === 0 && ready.length === 0
  return (
    <Button
      kind={isNext ? 'primary' : 'plain'} class="bill-button" icon="bill" disabled={!hasLines} busyText={t('pad.asking')} shortcut="F8"
      attributes={{
        id: 'bill-button', 'data-shortcut': 'F8', 'data-shortcut-name': t('pad.request-bill'), 'data-command': `orders/${orderId}/request-bill`,
        'data-body': '{}', 'data-intent': `bill-${orderId}`, 'data-label': `${title}: ${t('pad.bill-asked-low')}`,
      }}
    >{t('pad.request-bill')}</Button>
  )
}

function BillRequestLine({ model: { pad: { order } }, now, nameOf }: FootProps) {
  const t = useWords()
  const request = order.billRequest
  if (!request) return null
  return (
    <p class="bill-line">
      <Icon name="bill" size="small" />
      <b>{t('state.bill')}</b> <Since since={request.at} now={now} form={request.acknowledgedBy ? 'seen' : 'wait'} />
      <span>{request.acknowledgedBy ? t('alert.seen-by', { name: nameOf(request.acknowledgedBy.id) }) : t('pad.no-one-on-it')}</span>
    </p>
  )
}

function Documents({ model: { documents } }: { model: PadModel }) {
  const t = useWords()
  return (
    <ul class="documents">
      {documents.map(({ billId, number, duePaise }) => (
        <li data-bill={billId}>
          <Icon name="coins" size="small" /><span>{t('till.bill-number', { number })}</span>
          <b class="num">{duePaise > 0 ? t('till.left', { amount: formatMoney(duePaise) }) : t('common.paid')}</b>
        </li>
      ))}
    </ul>
  )
}

function Closed({ model: { pad: { order }, documents } }: { model: PadModel }) {
  const t = useWords()
  const settled = order.status === 'settled'
  return (
    <>
      <div class="closed-note">
        <Notice tone={settled ? 'good' : 'warn'} title={settled ? t('common.paid') : t('kitchen.cancelled')}>
          {settled ? documents.map(({ number }) => t('till.bill-number', { number })).join(', ') : order.cancelReason}
        </Notice>
      </div>
      <Button kind="primary" size="large" class="next-step" attributes={{ id: 'next-step', 'data-close-pad': true }}>{t('floor.back')}</Button>
    </>
  )
}
