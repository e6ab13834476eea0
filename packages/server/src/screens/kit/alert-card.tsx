import { formatMoney, type TillRow } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { classes, type Attributes } from './attributes'
import { Button, Money } from './atoms'
import { Icon } from './icon'
import { kindText } from './ticket-name'
import { Since } from './time'

export interface BillAlertProps {
  /** Bills that were asked for and that nobody is on, longest wait first. */
  readonly rows: readonly TillRow[]
  readonly now: string
  readonly nameOf: (staffId: string) => string
  /** t('alert.on-it'). */
  readonly seenButton: (row: TillRow) => Attributes
  readonly openLink: (row: TillRow) => Attributes & { readonly href: string }
  readonly soundButton: Attributes
  /** Waits that the manager's floor shows too. */
  readonly escalatesAfterMs: number
  /** Rings once it is new; a morph that keeps the node doesn't ring again. */
  readonly ring?: boolean
}

/** @returns the red card for every bill that waits unseen: one in full, several as rows; null when there is none */
export function BillAlert(props: BillAlertProps) {
  const t = useWords()
  const { rows, now, nameOf, seenButton, openLink, soundButton, escalatesAfterMs, ring } = props
  const [first] = rows
  if (!first) return null
  const sound = <Button icon="sound" label={t('alert.mute')} attributes={soundButton} />
  if (rows.length === 1) {
    return (
      <section class={classes('bill-alert', ring && 'is-new')} role="alert" aria-label={t('alert.requested')} data-asked={first.orderId}>
        <div class="alert-head">
          <Icon name="bill" size="large" /><h2>{t('alert.wants-bill', { table: first.label })}</h2>
          <AskedSince row={first} now={now} />
        </div>
        <p class="alert-text">
          <span>
            {[coversOf(first), sectionOf(first), first.askedBy !== null && t('alert.asked-by', { name: nameOf(first.askedBy) })].filter(Boolean).join(' · ')}
          </span>
          {' · '}<b><Money paise={first.amountPaise} /></b>
        </p>
        <div class="alert-actions">
          <Button icon="check" shortcut="F2" attributes={seenButton(first)}>{t('alert.on-it')}</Button>
          <Button class="ghost" href={openLink(first).href} shortcut="F3" attributes={openLink(first)}>{t('alert.open-bill')}</Button>
          {sound}
        </div>
      </section>
    )
  }
  return (
    <section class={classes('bill-alert', 'many', rows.length > 2 && 'dense', ring && 'is-new')} role="alert" aria-label={t('alert.requested-many')}>
      <div class="alert-head"><Icon name="bill" size="large" /><h2>{t('alert.want-bill', { count: rows.length })}</h2>{sound}</div>
      <ul>
        {rows.map((row, index) => (
          <li data-asked={row.orderId}>
            <a {...openLink(row)}><b>{row.label}</b></a>
            <AskedSince row={row} now={now} />
            {waitedMs(row, now) >= escalatesAfterMs && (
              <span class="told"><Icon name="bell" size="small" /><span class="wide-word">{t('alert.told-manager')}</span></span>
            )}
            <Button {...(index === 0 && { shortcut: 'F2' })} attributes={seenButton(row)}>
              {t('alert.on-it')}<span class="visually-hidden">{`: ${row.label}`}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const waitedMs = ({ askedAt }: TillRow, now: string): number => (askedAt === null ? 0 : Date.parse(now) - Date.parse(askedAt))

/** The seconds are not read out again and again by a screen reader. */
function AskedSince({ row, now }: { row: TillRow; now: string }) {
  return row.askedAt === null ? null : <span class="num" aria-live="off"><Since since={row.askedAt} now={now} form="wait" /></span>
}

function coversOf({ covers, kind }: TillRow): string {
  const t = useWords()
  return covers > 0 ? t('common.covers', { count: covers }) : kindText(kind)
}

/** @returns the section's name as staff read it; null without a table */
export function sectionOf({ sectionName, sectionNames }: TillRow): string | null {
  return sectionName === null ? null : localName({ name: sectionName, names: sectionNames })
}

/** Nobody sits at an order without a table. */
function stageOf({ tableId, covers, kind, stage }: TillRow): string {
  const t = useWords()
  if (tableId !== null && stage !== 'free') return t(`state.${stage}`)
  return stage === 'ordered' ? t('state.ordered') : covers > 0 ? kindText(kind) : t('counter.stage-new')
}

/** @returns what stands in the lane while nobody waits; the lane keeps its height */
export function QuietLane() {
  const t = useWords()
  return <div class="lane-quiet"><Icon name="check" />{t('alert.quiet')}</div>
}

export interface QueueRowProps {
  readonly row: TillRow
  readonly now: string
  readonly current?: boolean
  readonly nameOf: (staffId: string) => string
  readonly link: Attributes & { readonly href: string }
}

/** @returns one order in the till's queue: bill asked, paying, or eating (slim) */
export function QueueRow({ row, now, current, nameOf, link }: QueueRowProps) {
  const t = useWords()
  const asked = row.askedAt !== null
  const seen = row.seenBy !== null
  const slim = !asked && row.openBills.length === 0
  const due = row.openBills.reduce((sum, bill) => sum + bill.duePaise, 0)
  const [firstBill] = row.openBills
  const second = asked
    ? (row.seenBy !== null
        ? t('alert.seen-by', { name: nameOf(row.seenBy) })
        : [row.askedBy !== null && nameOf(row.askedBy), sectionOf(row)].filter(Boolean).join(' · '))
    : firstBill
      ? `${t('till.bill-number', { number: firstBill.number.split('/').at(-1) ?? '' })} · ${nameOf(row.openedBy)}`
      : stageOf(row)
  return (
    <a
      class={classes('queue-row', asked && 'is-asked', seen && 'is-seen', slim && 'is-slim')} data-order={row.orderId}
      {...(current && { 'aria-current': 'true' })} {...link}
    >
      <span class="where">{row.label}</span>
      <span><b>{coversOf(row)}</b><p>{second}</p></span>
      <span class="money">
        {row.amountPaise !== 0 && <b><Money paise={row.amountPaise} whole={slim} /></b>}
        <span class="wait num">
          {asked && row.askedAt !== null && <><Icon name="clock" /><Since since={row.askedAt} now={now} form={seen ? 'seen' : 'wait'} /></>}
          {!asked && firstBill && t('till.left', { amount: formatMoney(due) })}
          {slim && <Since since={row.openedAt} now={now} form="minutes" />}
        </span>
      </span>
    </a>
  )
}
