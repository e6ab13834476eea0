import { clockText, formatMoney, localTime } from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { Badge, Button } from '../kit/atoms'
import { Icon, type IconName } from '../kit/icon'
import { dateText, dayText } from '../kit/time'
import { timesText } from '../../documents/quantity'
import { useWords } from '../../words/words'
import type { BillFile } from './bill-model'
import { tenderWords } from './pay-view'

export interface BillPageProps {
  readonly file: BillFile
  /** The document on paper. */
  readonly paper: Child
  readonly place: string
  readonly timeZone: string
  readonly as: string
}

/** @returns everything about one issued bill: the document, how it was paid, credited and given back, who did it, and what can still be done */
export function BillBody({ file, paper, place, timeZone, as }: BillPageProps) {
  const t = useWords()
  const { issued, bill } = file
  const state = bill.status === 'settled' ? 'settled' : bill.status === 'reopened' ? 'reopened' : 'open'
  return (
    <main id="main" class="bill-page" data-bill={file.billId}>
      <header class="bill-head">
        <Button kind="quiet" icon="arrow-left" href={`/till?bill=${file.billId}&as=${as}`} label={t('screen.till')} />
        <div>
          <h1>{t('till.bill-number', { number: issued.billNumber })}</h1>
          <p class="muted">{`${place} · ${dateText(issued.invoiceDate)}`}</p>
        </div>
        {state === 'settled' && <Badge tone="good" icon="check">{t('common.paid')}</Badge>}
        {state === 'open' && <Badge tone="warn" icon="clock">{t('till.left', { amount: formatMoney(Math.max(0, file.duePaise)) })}</Badge>}
        {state === 'reopened' && <Badge tone="accent" icon="recall">{t('after.reopened')}</Badge>}
      </header>
      <div class="bill-columns">
        <section class="bill-file" aria-label={t('after.what-happened')}>
          <Sums file={file} />
          <Actions file={file} as={as} />
          <Tenders file={file} />
          <Notes file={file} />
          <Refunds file={file} />
          <Story file={file} timeZone={timeZone} />
        </section>
        <section class="bill-paper" aria-label={t('till.bill-number', { number: issued.billNumber })}>
          <div class="bill-actions">
            <Button icon="print" href={`/till/bills/${file.billId}/print?paper=80`} attributes={{ target: '_blank' }}>{t('till.80-mm')}</Button>
            <Button icon="bill" href={`/till/bills/${file.billId}/print?paper=a4`} attributes={{ target: '_blank' }}>{t('till.a4')}</Button>
            <Button icon="send" attributes={{ 'data-share': `bills/${file.billId}` }}>{t('till.send')}</Button>
          </div>
          {paper}
        </section>
      </div>
    </main>
  )
}

function Sums({ file: { issued, creditedPaise, paidPaise, refundedPaise, duePaise } }: Pick<BillPageProps, 'file'>) {
  const t = useWords()
  const rows: readonly (readonly [string, number, boolean])[] = [
    [t('after.total'), issued.totalPaise, true],
    [t('after.credited'), creditedPaise, creditedPaise > 0],
    [t('after.paid'), paidPaise, true],
    [t('after.given-back'), refundedPaise, refundedPaise > 0],
    [duePaise < 0 ? t('after.to-give-back') : t('till.left-to-pay'), Math.abs(duePaise), duePaise !== 0],
  ]
  return (
    <dl class="bill-sums" data-due={duePaise}>
      {rows.filter(([, , shown]) => shown).map(([name, paise]) => <div><dt>{name}</dt><dd class="num">{formatMoney(paise)}</dd></div>)}
    </dl>
  )
}

function Actions({ file, as }: Pick<BillPageProps, 'file' | 'as'>) {
  const t = useWords()
  const opens = (dialog: string): Readonly<Record<string, string>> => ({ 'data-open-dialog': dialog })
  const canCredit = file.bill.status !== 'reopened' && file.creditedPaise < file.issued.totalPaise
  return (
    <div class="bill-do">
      {file.refunds.length > 0 && <Button kind="primary" icon="cash" attributes={opens('refund-dialog')}>{t('after.give-back')}</Button>}
      {file.bill.status === 'issued' && file.duePaise > 0
        && <Button kind="primary" icon="coins" href={`/till?bill=${file.billId}&as=${as}`}>{t('till.take-payment')}</Button>}
      {canCredit && <Button icon="minus" attributes={opens('credit-dialog')}>{t('after.credit-note')}</Button>}
      {file.canReopen && <Button icon="recall" attributes={opens('reopen-dialog')}>{t('after.reopen')}</Button>}
    </div>
  )
}

function Part({ title, children }: { title: string; children?: Child }) {
  return <section class="bill-part"><h2>{title}</h2><ul class="taken">{children}</ul></section>
}

function Row({ icon, struck = false, title, small, paise, children }: {
  icon: IconName; struck?: boolean; title: string; small: readonly (string | undefined)[]; paise: number; children?: Child
}) {
  return (
    <li class={struck ? 'is-struck' : ''}>
      <Icon name={icon} />
      <span class="what"><b>{title}</b>{small.filter(Boolean).map(text => <small>{text}</small>)}</span>
      {children}
      <span class="num">{formatMoney(paise)}</span>
    </li>
  )
}

function Tenders({ file }: Pick<BillPageProps, 'file'>) {
  const t = useWords()
  const { tenders } = file.bill
  if (tenders.length === 0) return null
  return (
    <Part title={t('after.payments')}>
      {tenders.map(({ tenderId, kind, reference, accountId, amountPaise, tipPaise, changePaise, reversed }) => {
        const name = t(tenderWords[kind].word)
        const amount = amountPaise - tipPaise - changePaise
        return (
          <Row
            icon={tenderWords[kind].icon} struck={reversed !== undefined} title={name} paise={amount}
            small={[
              reference, tipPaise > 0 ? t('till.tip-of', { amount: formatMoney(tipPaise) }) : undefined,
              changePaise > 0 ? t('till.given-back', { given: formatMoney(amountPaise), change: formatMoney(changePaise) }) : undefined,
              reversed && t('after.reversed', { reason: reversed.reason }),
            ]}
          >
            {!reversed && (
              <Button
                kind="quiet" icon="pencil" class="correct"
                attributes={{
                  'data-correct': tenderId, 'data-what': `${name} ${formatMoney(amount)}`,
                  'data-was': JSON.stringify({ kind, reference, accountId, amountPaise: amountPaise - changePaise, tipPaise }),
                 
                  'aria-label': t('after.correct-of', { what: `${name} ${formatMoney(amount)}` }) }}
              >{t('after.correct')}</Button>
            )}
          </Row>
        )
      })}
    </Part>
  )
}

function Notes({ file: { notes } }: Pick<BillPageProps, 'file'>) {
  const t = useWords()
  if (notes.length === 0) return null
  return (
    <Part title={t('after.credit-notes')}>
      {notes.map(({ creditNoteId, creditNoteNumber, creditPaise, reason, date, figures, taxEffect }) => (
        <Row
          icon="minus" title={creditNoteNumber} paise={creditPaise}
          small={[
            `${dayText(date)} · ${reason}`, figures.lines.map(line => `${timesText(line)} ${line.name}`).join(', '),
            taxEffect ? undefined : t('after.no-tax-effect'),
          ]}
        >
          <span class="note-papers">
            <Button kind="quiet" icon="print" href={`/till/credit-notes/${creditNoteId}/print?paper=80`} attributes={{ target: '_blank' }}>{t('till.80-mm')}</Button>
            <Button kind="quiet" icon="bill" href={`/till/credit-notes/${creditNoteId}/print?paper=a4`} attributes={{ target: '_blank' }}>{t('till.a4')}</Button>
            <Button kind="quiet" icon="arrow-down" href={`/api/v1/credit-notes/${creditNoteId}/pdf`}>{t('till.pdf')}</Button>
            <Button kind="quiet" icon="send" attributes={{ 'data-share': `credit-notes/${creditNoteId}` }}>{t('till.send')}</Button>
          </span>
        </Row>
      ))}
    </Part>
  )
}

function Refunds({ file: { bill } }: Pick<BillPageProps, 'file'>) {
  const t = useWords()
  if (bill.refunds.length === 0) return null
  return (
    <Part title={t('after.refunds')}>
      {bill.refunds.map(({ kind, amountPaise, businessDay, reference }) => (
        <Row
          icon={tenderWords[kind].icon} title={kind === 'voucher' ? t('after.store-credit') : t(tenderWords[kind].word)} paise={amountPaise}
          small={[dayText(businessDay), reference]}
        />
      ))}
    </Part>
  )
}

function Story({ file: { story }, timeZone }: Pick<BillPageProps, 'file' | 'timeZone'>) {
  const t = useWords()
  return (
    <section class="bill-part">
      <h2>{t('after.history')}</h2>
      <ol class="story">
        {story.map(({ at, text, byName }) => {
          const { date, minutes } = localTime(at, timeZone)
          return <li><span class="num muted">{`${dayText(date)} ${clockText(minutes)}`}</span><span>{text}<small>{byName}</small></span></li>
        })}
      </ol>
    </section>
  )
}
