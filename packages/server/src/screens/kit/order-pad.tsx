import type { Child, PropsWithChildren } from 'hono/jsx'
import { courses, formatMoney, type Course, type OrderPad, type PadGroup, type PadLine } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { classes, type Attributes } from './attributes'
import { Badge, Money, Notice } from './atoms'
import { DiscountText } from './discount-text'
import { Icon, type IconName } from './icon'
import { Name, Said, SecondName } from './said'
import { ClockTime } from './time'

export interface OrderLinesProps {
  readonly pad: OrderPad
  readonly timeZone: string
  /** A person's name by staff id, for voids. */
  readonly nameOf: (staffId: string) => string
  /** What stands at the end of a line that is not sent yet: fewer, more. */
  readonly unsentActions?: (line: PadLine) => Child
  /** What stands beside a course that is not sent yet: hold, release, send. Courses are named where there are several, or one is held. */
  readonly courseActions?: (course: Course) => Child
  /** What stands beside a voided line: restore. */
  readonly voidedActions?: (line: PadLine) => Child
  /** What stands at the end of a sending's head; the newest has index 0. */
  readonly headAction?: (group: PadGroup, index: number) => Child
  /** Makes a line a button: what it opens, if anything. Voided lines are never asked for. */
  readonly lineButton?: (line: PadLine) => Attributes | null
  /** What stands under a sending's head: buttons that mark it served. */
  readonly sendingActions?: (group: PadGroup) => Child
}

const stages = {
  queued: { icon: 'send' },
  cooking: { icon: 'flame' },
  ready: { icon: 'cloche', tone: 'good' },
  served: { icon: 'check' },
  cancelled: { icon: 'cross', tone: 'bad' },
} as const satisfies Record<PadGroup['stage'], { icon: IconName; tone?: 'good' | 'bad' }>

/** @returns the order's lines: the frame of what is not sent yet, then each sending, newest first */
export function OrderLines(props: OrderLinesProps) {
  const { pad, timeZone, nameOf, lineButton, sendingActions, headAction, voidedActions } = props
  const t = useWords()
  return (
    <>
      {pad.unsent.length > 0 && (
        <section class="unsent" id="unsent" aria-label={t('pad.new-unsent')}>
          <p class="sending-head"><Icon name="pencil" size="small" /><Said words="pad.new-unsent" /></p>
          <UnsentCourses {...props} />
        </section>
      )}
      {pad.groups.map((group, index) => (
        <section id={`kot-${group.numbers[0] ?? ''}`} aria-label={t('common.kot', { number: group.numbers.join(', ') })}>
          <p class="sending-head">
            <span>{t('common.kot', { number: group.numbers.join(', ') })} · <ClockTime at={group.sentAt} timeZone={timeZone} /></span>
            <span class="end"><StageBadge stage={group.stage} />{headAction?.(group, index)}</span>
          </p>
          {sendingActions?.(group)}
          <ul>{group.lines.map(line => <SentLine line={line} group={group} nameOf={nameOf} button={lineButton} actions={voidedActions?.(line)} />)}</ul>
        </section>
      ))}
    </>
  )
}

/** @returns how far a sending or a line is, in a badge */
export function StageBadge({ stage }: { stage: PadGroup['stage'] }) {
  const t = useWords()
  const look: { icon: IconName; tone?: 'good' | 'bad' } = stages[stage]
  return <Badge icon={look.icon} {...(look.tone && { tone: look.tone })}>{t(`stage.${stage}`)}</Badge>
}

/** In the order in which guests eat; each course has its head where there are several, or where one waits. */
function UnsentCourses({ pad: { unsent }, nameOf, unsentActions, courseActions, lineButton }: OrderLinesProps) {
  const t = useWords()
  const there = courses.filter(course => unsent.some(({ line }) => line.course === course))
  const isNamed = there.length > 1 || unsent.some(({ isHeld }) => isHeld)
  return (
    <>
      {there.map(course => {
        const lines = unsent.filter(({ line }) => line.course === course)
        const isHeld = lines.some(each => each.isHeld)
        return (
          <section class={classes('course-group', isHeld && 'is-held')} {...(isNamed && { 'aria-label': t(`courses.${course}`) })}>
            {isNamed && (
              <p class="course-head">
                <b><Said words={`courses.${course}`} /></b>
                {isHeld && <Badge tone="warn" icon="clock">{t('pad.held')}</Badge>}
                <span class="end">{courseActions?.(course)}</span>
              </p>
            )}
            <ul>{lines.map(line => <UnsentLine line={line} nameOf={nameOf} actions={unsentActions?.(line)} button={lineButton?.(line) ?? null} />)}</ul>
          </section>
        )
      })}
    </>
  )
}

function UnsentLine({ line: { line, quantity, amountPaise }, nameOf, actions, button }: {
  line: PadLine
  nameOf: (staffId: string) => string
  actions: Child
  button: Attributes | null
}) {
  const what = <><span class="name clamp">{localName(line)}</span><SecondName of={line} block /><LineNotes line={line} /></>
  return (
    <li
      class="order-line is-new" id={`new-${line.lineId}`} data-line={line.lineId} data-quantity={quantity}
      data-added={line.addedAt} data-by={line.addedBy.id} data-by-name={nameOf(line.addedBy.id)} {...(quantity === line.quantity && { 'data-whole': true })}
    >
      <span class="quantity num">{quantity}<span class="visually-hidden"> ×</span></span>
      {button ? <button type="button" class="what" {...button}>{what}</button> : <span class="what">{what}</span>}
      <Money paise={amountPaise} whole />
      {actions}
    </li>
  )
}

function SentLine({ line: part, group, nameOf, button, actions }: {
  line: PadLine
  group: PadGroup
  nameOf: (staffId: string) => string
  button: OrderLinesProps['lineButton']
  actions: Child
}) {
  const t = useWords()
  const { line, quantity, amountPaise, stage } = part
  const { voided } = line
  const struck = voided !== null || stage === 'cancelled'
  const content = (
    <>
      <span class="quantity num">{quantity}<span class="visually-hidden"> ×</span></span>
      <span class="what">
        <span class="name"><Name of={line} /></span>
        <LineNotes line={line} />
        {voided && <span class="note">{`${t('pad.voided-by', { name: nameOf(voided.by.id) })}${voided.reason ? `: ${voided.reason}` : ''}`}</span>}
        {!voided && struck && <span class="note">{t('pad.cancelled-there')}</span>}
        {voided && actions}
        {!struck && stage !== group.stage && stage !== 'new' && stage !== 'voided' && <StageBadge stage={stage} />}
      </span>
      <Money paise={amountPaise} whole />
    </>
  )
  const id = `kot-${group.numbers[0] ?? ''}-${line.lineId}`
  const opens = button?.(part)
  return (
    <li>
      {struck || !opens
        ? <div class={classes('order-line', struck && 'voided')} id={id} data-line={line.lineId}>{content}</div>
        : <button type="button" class="order-line" id={id} data-line={line.lineId} {...opens}>{content}<Icon name="more" size="small" /></button>}
    </li>
  )
}

function LineNotes({ line }: { line: PadLine['line'] }) {
  const t = useWords()
  return (
    <>
      {line.modifiers.length > 0 && (
        <span class="note">
          {line.modifiers.map(modifier => (modifier.quantity > 1 ? `${modifier.quantity} × ${localName(modifier)}` : localName(modifier))).join(', ')}
        </span>
      )}
      {line.note !== undefined && <span class="note boxed">{line.note}</span>}
      {line.discount && line.voided === null && <span class="note"><DiscountText discount={line.discount} /></span>}
      {line.cover !== undefined && <span class="note for-guest">{t('pad.for-guest', { number: line.cover })}</span>}
    </>
  )
}

/** @returns what the order comes to, or why that can't be said, and under it the buttons that are passed as children: the likely next one is `primary` */
export function OrderFoot({ pad: { sums }, children }: PropsWithChildren<{ pad: Pick<OrderPad, 'sums'> }>) {
  const t = useWords()
  return (
    <div class="order-foot">
      {typeof sums === 'string'
        ? <Notice tone="bad" title={t('common.no-figures')}><span lang="en">{sums}</span></Notice>
        : (
          <dl>
            <dt>{t('pad.subtotal', { amount: formatMoney(sums.subtotalPaise), tax: formatMoney(sums.taxPaise) })}</dt><dd />
            <dt class="total">{t('common.total')}</dt><dd class="total"><Money paise={sums.totalPaise} /></dd>
          </dl>
        )}
      {children}
    </div>
  )
}
