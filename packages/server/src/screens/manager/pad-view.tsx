import type { Child } from 'hono/jsx'
import type { Course, PadGroup, PadLine } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { Button, Money } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { OrderFoot, OrderLines } from '../kit/order-pad'
import { Since } from '../kit/time'
import { localName, useWords } from '../../words/words'
import { FootActions } from './pad-foot'
import { labelText, type PadModel } from './pad-model'

/** More guests than these are not told apart by a tap. */
const coversShownMax = 12

export interface PadViewProps {
  readonly model: PadModel
  /** UTC instant at which it is made. */
  readonly now: string
  /** A person's name by staff id. */
  readonly nameOf: (staffId: string) => string
  /** Of the live region that the pad is. */
  readonly attributes: Attributes
}

/** @returns one order with all that can be done to it; forms and dialogs stand outside, so that nothing typed is lost when it changes */
export function PadView({ model, now, nameOf, attributes }: PadViewProps) {
  const t = useWords()
  const { pad, title, timeZone } = model
  const { order, orderId } = pad
  const isOpen = order.status === 'open'
  const isForGuests = order.covers > 1 && order.covers <= coversShownMax
  return (
    <article
      class="order" aria-label={t('pad.order-of', { title })} data-order={orderId} data-status={order.status} data-title={title} data-covers={order.covers}
      data-unsent={model.unsentCount} data-sent={model.hasSentLines ? '' : undefined} data-table-id={model.tableId ?? undefined}
      data-label={order.label ?? ''} data-orders={model.together.map(each => each.orderId).join(' ')} data-merged={model.mergedNames}
      data-round={JSON.stringify(model.round)} data-round-text={model.round.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')}
      {...attributes}
    >
      <PadHead model={model} now={now} nameOf={nameOf} />
      {model.together.length > 0 && <OrderSwitch model={model} />}
      <div class="order-body">
        {pad.unsent.length + pad.groups.length === 0 && isOpen && (
          <div class="order-empty"><Icon name="menu" /><p>{t('pad.empty')}</p></div>
        )}
        <OrderLines
          pad={pad} timeZone={timeZone} nameOf={nameOf}
          {...(isOpen && {
            unsentActions: line => <Nudges orderId={orderId} line={line} />,
            courseActions: course => <CourseActions model={model} course={course} />,
            // what is not sent needs no void: only the guest can be said, where there are several
            lineButton: line => (line.stage === 'new' && !isForGuests ? null
              : { 'data-open-line': line.line.lineId, ...lineFacts(line), 'aria-haspopup': 'dialog' }),
            voidedActions: line => <RestoreButton model={model} line={line} />,
            headAction: (_, index) => index === 0 && <RepeatButton model={model} />,
          })}
          sendingActions={group => <ServeButtons model={model} group={group} />}
        />
      </div>
      <OrderFoot pad={pad}><FootActions model={model} now={now} nameOf={nameOf} /></OrderFoot>
    </article>
  )
}

function PadHead({ model: { pad: { order }, title, tableId }, now, nameOf }: Pick<PadViewProps, 'model' | 'now' | 'nameOf'>) {
  const t = useWords()
  const isOpen = order.status === 'open'
  const about: readonly Child[] = [
    order.covers > 0 && t('common.covers', { count: order.covers }),
    <Since since={order.openedAt} now={now} form="minutes" />,
    nameOf(order.openedBy.id),
  ]
  return (
    <header class="order-head">
      <Button kind="quiet" icon="arrow-left" label={t('floor.back')} class="back" attributes={{ 'data-close-pad': true, id: 'pad-back' }} />
      <div>
        <h2>{title}</h2>
        <p>{about.filter(Boolean).map((part, index) => <>{index > 0 && ' · '}{part}</>)}</p>
      </div>
      <span class="end">
        {tableId !== null && (isOpen || order.status === 'billed') && (
          <Button
            kind="quiet" icon="move" label={t('pad.move-to', { title })}
            attributes={{
              'data-open-tables': true, 'aria-haspopup': 'dialog', id: 'pad-move', 'data-shortcut': 'F6', 'data-shortcut-name': t('pad.move-table'),
              'data-locks': 'orders/x/move',
            }}
          />
        )}
        {(tableId !== null || isOpen) && (
          <Button
            kind="quiet" icon="more" label={t('pad.more-actions')}
            attributes={{ 'data-open-more': true, 'aria-haspopup': 'dialog', id: 'pad-more', 'data-shortcut': 'F4', 'data-shortcut-name': t('pad.more-actions') }}
          />
        )}
      </span>
    </header>
  )
}

function OrderSwitch({ model: { together, pad, title } }: { model: PadModel }) {
  const t = useWords()
  return (
    <nav class="order-switch chips" aria-label={t('pad.orders-at', { title })}>
      {together.map(({ orderId, label, covers, amountPaise, billAsked }) => (
        <a class="chip" href={`/floor?order=${orderId}`} data-open-order={orderId} {...(orderId === pad.orderId && { 'aria-current': 'true' })}>
          {billAsked && <Icon name="bill" size="small" />}
          <span>{`${labelText(label)} · ${t('common.covers', { count: covers })}`}</span>
          <b><Money paise={amountPaise} whole /></b>
          {billAsked && <span class="visually-hidden">{`, ${t('pad.bill-asked-low')}`}</span>}
        </a>
      ))}
      <button type="button" class="chip" data-open-covers aria-haspopup="dialog" aria-label={t('pad.another-here')}><Icon name="plus" size="small" /></button>
    </nav>
  )
}

/** Fewer and more, beside a line that is not sent yet; the last piece takes the line off. */
function Nudges({ orderId, line: { line, quantity } }: { orderId: string; line: PadLine }) {
  const t = useWords()
  const { lineId } = line
  const name = localName(line)
  const isWhole = /^\d+$/.test(quantity)
  // What the kitchen has of the line is no part of `quantity`: taking the new part off is no void then.
  const isLast = quantity === line.quantity && (quantity === '1' || !isWhole)
  const change = (delta: string): string => JSON.stringify({ lineId, delta })
  const again = {
    itemId: line.itemId, quantity: isLast ? quantity : '1', course: line.course,
    ...(line.variantId !== undefined && { variantId: line.variantId }),
    ...(line.modifiers.length > 0 && {
      modifiers: line.modifiers.map(({ modifierId, quantity: count }) => ({ modifierId, quantity: count })),
    }),
    ...(line.note !== undefined && { note: line.note }), ...(line.cover !== undefined && { cover: line.cover }),
  }
  const undo: Attributes = { 'data-undo': JSON.stringify(again), 'data-name': name }
  const fewer: Attributes = isLast
    ? { 'data-command': `orders/${orderId}/void-line`, 'data-body': JSON.stringify({ lineId }), 'data-label': t('pad.remove', { name }) }
    : { 'data-command': `orders/${orderId}/change-quantity`, 'data-body': change(isWhole ? '-1' : `-${quantity}`), 'data-label': `−1 × ${name}` }
  // a discount is for the pieces that it was given on: a tap in the menu begins a line beside it
  const isPlain = !line.discount && line.variantId === undefined && line.modifiers.length === 0 && line.note === undefined && line.cover === undefined
  return (
    <span
      class="nudges" data-nudges={lineId} data-item-count={line.itemId}
      {...(isPlain && isWhole && { 'data-plain': line.itemId, 'data-course': line.course })}
    >
      <Button
        icon={isLast ? 'bin' : 'minus'} label={isLast ? t('pad.remove', { name }) : t('common.one-fewer', { of: name })}
        attributes={{ id: `fewer-${lineId}`, ...fewer, ...undo }}
      />
      {isWhole && !line.discount && (
        <Button
          icon="plus" label={t('common.one-more', { of: name })}
          attributes={{
            id: `more-${lineId}`, 'data-command': `orders/${orderId}/change-quantity`, 'data-body': change('1'), 'data-label': `1 × ${name}`,
          }}
        />
      )}
    </span>
  )
}

function lineFacts({ line, quantity, stage }: PadLine): Attributes {
  return {
    'data-line-id': line.lineId, 'data-name': localName(line), 'data-quantity': quantity, 'data-line-quantity': line.quantity, 'data-stage': stage,
    ...(line.cover !== undefined && { 'data-for': line.cover }),
  }
}

/** What a course that is not sent yet can do: wait, go with the next sending, or go now. */
function CourseActions({ model: { pad: { order, orderId }, unsentCourses }, course }: { model: PadModel; course: Course }) {
  const t = useWords()
  const unsent = unsentCourses.find(each => each.course === course)
  if (!unsent) return null
  const name = t(`courses-low.${course}`)
  const give = (verb: 'hold' | 'release'): Attributes => ({
    id: `${verb}-${course}`, 'data-command': `orders/${orderId}/${verb}-course`, 'data-body': JSON.stringify({ course }),
    'data-label': t(`pad.${verb}-one`, { course: name }), 'aria-label': t(`pad.${verb}-one`, { course: name }),
  })
  if (!unsent.isHeld) return <Button kind="quiet" icon="clock" attributes={give('hold')}>{t('pad.hold')}</Button>
  return (
    <>
      <Button kind="quiet" icon="recall" attributes={give('release')}>{t('pad.release')}</Button>
      <Button
        kind="quiet" icon="send" busyText={t('common.sending')}
        attributes={{
          id: `fire-${course}`, 'data-command': `orders/${orderId}/fire`, 'data-body': JSON.stringify({ course }), 'data-fire': true,
          'data-intent': `fire-${orderId}-${order.ticketIds.length}-${course}`, 'data-label': t('pad.send-course', { course: name }),
          'aria-label': t('pad.send-course', { course: name }),
        }}
      >{t('pad.send-now')}</Button>
    </>
  )
}

/** Takes a void back, as long as nobody had begun to cook it: the line comes back unsent. */
function RestoreButton({ model: { pad: { orderId }, restorable }, line: { line } }: { model: PadModel; line: PadLine }) {
  const t = useWords()
  if (!restorable.has(line.lineId)) return null
  const name = localName(line)
  return (
    <Button
      icon="recall" busyText={t('pad.restoring')} class="restore"
      attributes={{
        id: `restore-${line.lineId}`, 'data-command': `orders/${orderId}/restore-line`, 'data-body': JSON.stringify({ lineId: line.lineId }),
        'data-label': t('pad.restored', { name }), 'aria-label': `${t('pad.restore')}: ${name}`,
      }}
    >{t('pad.restore')}</Button>
  )
}

/** The newest sending once more; what is sold out is left out, and named. */
function RepeatButton({ model: { pad: { order, orderId }, round } }: { model: PadModel }) {
  const t = useWords()
  if (round.length === 0) return null
  return (
    <Button
      kind="quiet" icon="refresh" label={t('service.repeat')} class="repeat"
      attributes={{
        id: 'repeat-round', 'data-command': `orders/${orderId}/repeat-round`, 'data-body': '{"skipSoldOut":true}', 'data-label': t('service.repeat'),
        'data-intent': `repeat-${orderId}-${order.lineOrder.length}`, 'data-shortcut': 'F2', 'data-shortcut-name': t('service.repeat'),
      }}
    />
  )
}

const serve = (ticketId: string, stationName: string): Attributes => {
  const t = useWords()
  return ({
  id: `serve-${ticketId}`, 'data-serve': ticketId, 'data-command': `tickets/${ticketId}/serve`, 'data-body': '{}', 'data-intent': `serve-${ticketId}`,
  'data-label': t('kitchen.line-serve', { what: stationName }),
})
}

function ServeButtons({ model, group }: { model: PadModel; group: PadGroup }) {
  const t = useWords()
  const ready = model.ready.filter(({ ticketId }) => group.tickets.some(ticket => ticket.ticketId === ticketId))
  if (ready.length === 0) return null
  return (
    <p class="serve-row">
      {ready.map(({ ticketId, stationName, lines }) => (
        <Button icon="cloche" busyText={t('common.marking')} attributes={serve(ticketId, stationName)}>
          {`${t('pad.mark-served')} · ${stationName}${ready.length > 1 || lines > 1 ? `, ${lines}` : ''}`}
        </Button>
      ))}
    </p>
  )
}
