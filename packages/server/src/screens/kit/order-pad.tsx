import type { PropsWithChildren } from 'hono/jsx'
import { formatMoney, type OrderPad, type PadGroup, type PadLine } from '@restoflow/core'
import { classes, type Attributes } from './attributes'
import { Badge, hindi, Money } from './atoms'
import { Icon, type IconName } from './icon'
import { ClockTime } from './time'

export interface OrderLinesProps {
  readonly pad: OrderPad
  readonly timeZone: string
  /** A person's name by staff id, for voids. */
  readonly nameOf: (staffId: string) => string
  /** Makes a line a button: what it opens. Voided lines are never asked for. */
  readonly lineButton?: (line: PadLine) => Attributes
  /** What stands at the end of a sending's head: a button that marks it served. */
  readonly sendingAction?: (group: PadGroup) => unknown
}

const stages = {
  queued: { word: 'Sent', icon: 'send' },
  cooking: { word: 'Cooking', icon: 'flame' },
  ready: { word: 'Ready at pass', icon: 'cloche', tone: 'good' },
  served: { word: 'Served', icon: 'check' },
  cancelled: { word: 'Cancelled', icon: 'cross', tone: 'bad' },
} as const satisfies Record<PadGroup['stage'], { word: string; icon: IconName; tone?: 'good' | 'bad' }>

/** @returns the order's lines: the frame of what is not sent yet, then each sending, newest first */
export function OrderLines({ pad, timeZone, nameOf, lineButton, sendingAction }: OrderLinesProps) {
  return (
    <>
      {pad.unsent.length > 0 && (
        <section class="unsent" aria-label="New, not sent yet">
          <p class="sending-head"><Icon name="pencil" size="small" />New, not sent yet <span lang="hi" class="hi">नया, भेजा नहीं</span></p>
          <ul>{pad.unsent.map(line => <li><OrderLine line={line} nameOf={nameOf} button={lineButton} /></li>)}</ul>
        </section>
      )}
      {pad.groups.map(group => (
        <section aria-label={`KOT ${group.numbers.join(', ')}`}>
          <p class="sending-head">
            <span>KOT {group.numbers.join(', ')} · <ClockTime at={group.sentAt} timeZone={timeZone} /></span>
            <span class="end"><StageBadge stage={group.stage} /></span>
            {sendingAction?.(group)}
          </p>
          <ul>{group.lines.map(line => <li><OrderLine line={line} nameOf={nameOf} button={lineButton} /></li>)}</ul>
        </section>
      ))}
    </>
  )
}

/** @returns how far a sending or a line is, in a badge */
export function StageBadge({ stage }: { stage: PadGroup['stage'] }) {
  const look: { word: string; icon: IconName; tone?: 'good' | 'bad' } = stages[stage]
  return <Badge icon={look.icon} {...(look.tone && { tone: look.tone })}>{look.word}</Badge>
}

function OrderLine({ line: part, nameOf, button }: { line: PadLine; nameOf: (staffId: string) => string; button: OrderLinesProps['lineButton'] }) {
  const { line, quantity, amountPaise, stage } = part
  const hi = hindi(line.names)
  const voided = line.voided
  const content = (
    <>
      <span class="quantity num">{quantity}<span class="visually-hidden"> ×</span></span>
      <span class="name">{line.name}{hi !== undefined && <> <span lang="hi" class="hi">{hi}</span></>}</span>
      <Money paise={amountPaise} whole />
      {line.modifiers.length > 0 && <span class="note">{line.modifiers.map(({ quantity: count, name }) => (count > 1 ? `${count} × ${name}` : name)).join(', ')}</span>}
      {line.note !== undefined && <span class="note boxed">{line.note}</span>}
      {voided && <span class="note">{`Voided by ${nameOf(voided.by.id)}${voided.reason ? `: ${voided.reason}` : ''}`}</span>}
    </>
  )
  const name = classes('order-line', (voided !== null || stage === 'cancelled') && 'voided')
  return voided !== null || !button
    ? <div class={name} data-line={line.lineId}>{content}</div>
    : <button type="button" class={name} data-line={line.lineId} {...button(part)}>{content}</button>
}

/** @returns what the order comes to, and under it the buttons that are passed as children: the likely next one is `primary` */
export function OrderFoot({ pad, children }: PropsWithChildren<{ pad: Pick<OrderPad, 'subtotalPaise' | 'taxPaise' | 'totalPaise'> }>) {
  return (
    <div class="order-foot">
      <dl>
        <dt>{`Subtotal ${formatMoney(pad.subtotalPaise)} + GST ${formatMoney(pad.taxPaise)}`}</dt><dd />
        <dt class="total">Total</dt><dd class="total"><Money paise={pad.totalPaise} /></dd>
      </dl>
      {children}
    </div>
  )
}
