import { formatMoney, holds, type DayBlocker, type DayState, type OutletState } from '@restoflow/core'
import { awaitingDocuments } from '../../e-invoices/registrar'
import { heldNow, type DayStatus, type ZLine } from '../../http/day-reports'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords, type WordKey } from '../../words/words'
import { approversOf } from '../approvers'
import { ApproverFields } from '../kit/approver-fields'
import { Button, Notice } from '../kit/atoms'
import { dateText } from '../kit/time'
import { StaffPage } from '../page'
import { drawerName, FigureTable, receivedLines, sumsOf, tenderLines } from './parts'

export interface DayPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly status: DayStatus
  readonly day: DayState
  readonly blockers: readonly DayBlocker[]
  readonly closedDays: readonly ZLine[]
}

/** @returns the business day: what it adds up to, what stands against closing it, and the days that were closed */
export function DayPage(props: DayPageProps) {
  const t = useWords()
  const { runtime, signedIn, status, day, closedDays } = props
  const { id } = signedIn.principal
  const maySee = holds(signedIn.principal, 'reports.day')
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('day.title')} active="day" css={['day']} script="day">
      <main id="main" class="day-screen" tabindex={-1}>
        <header class="day-head">
          <h2>{dateText(day.businessDay)}</h2>
          <nav class="chips wrap" aria-label={t('day.title')}>
            <Button icon="coins" href={`/till/drawer?as=${id}`}>{t('day.drawer')}</Button>
            {maySee && <Button icon="bill" href={`/reports/x?as=${id}&day=${day.businessDay}`}>{t('day.x-report')}</Button>}
            {holds(signedIn.principal, 'reports.loss') && <Button icon="warning" href={`/reports/loss?as=${id}`}>{t('day.loss')}</Button>}
          </nav>
        </header>
        {status.unclosed.length > 0 && (
          <Notice tone="warn" title={t('day.unclosed', { days: status.unclosed.map(each => dateText(each)).join(', ') })}>{t('day.unclosed-text')}</Notice>
        )}
        <IrnNotice runtime={runtime} />
        {holds(signedIn.principal, 'day.close') && <HeldNotices runtime={runtime} as={id} />}
        <div class="day-columns">
          {maySee && <Figures day={day} />}
          {day.status === 'closed' ? <Notice tone="good" title={t('day.is-closed')} /> : holds(signedIn.principal, 'day.close') && <CloseCard {...props} />}
        </div>
        {holds(signedIn.principal, 'day.close') && <ZList closedDays={closedDays} as={id} />}
      </main>
    </StaffPage>
  )
}

/** Documents that the e-invoice portal does not have yet: they hold the closing up as little as their issue. */
function IrnNotice({ runtime }: { runtime: Runtime }) {
  const t = useWords()
  const awaiting = awaitingDocuments(runtime)
  if (awaiting.length === 0) return null
  return <Notice tone="warn" title={t('day.irn-missing', { count: awaiting.length })}>{awaiting.map(({ number }) => number).join(', ')}</Notice>
}

/** Money of guests holds the closing up as little: it is in no drawer, and stands on the Z report. */
function HeldNotices({ runtime, as }: { runtime: Runtime; as: string }) {
  const t = useWords()
  return heldNow(runtime).map(({ collectionId, orderId, billNumbers, amountPaise }) => (
    <div class="held" data-held={collectionId}>
      <Notice tone="warn" title={t('day.held-title', { amount: formatMoney(amountPaise) })}>{t('day.held-text', { number: billNumbers.join(', ') })}</Notice>
      <Button href={`/till?as=${as}&order=${orderId}`}>{t('day.go-there')}</Button>
    </div>
  ))
}

function Figures({ day: { totals } }: { day: DayState }) {
  const t = useWords()
  const sums = sumsOf(totals)
  return (
    <section class="card day-part" aria-labelledby="so-far">
      <h3 id="so-far">{t('day.so-far')}</h3>
      <dl class="day-figures">
        <div><dt>{t('day.sales')}</dt><dd class="num">{formatMoney(sums.salesPaise)}</dd></div>
        <div><dt>{t('day.bills')}</dt><dd class="num">{sums.bills}</dd></div>
        <div><dt>{t('day.covers')}</dt><dd class="num">{totals.covers}</dd></div>
      </dl>
      <FigureTable label={t('day.payments')} lines={tenderLines(totals)} />
      {totals.received && <FigureTable label={t('day.no-sale-money')} lines={receivedLines(totals)} />}
      <FigureTable
        label={t('day.given-away')} lines={[
          { text: t('day.discounts'), count: totals.discounts.count, paise: totals.discounts.amountPaise },
          { text: t('day.comps'), count: totals.comps.count, paise: totals.comps.amountPaise },
          { text: t('day.voids'), count: totals.voids.count, paise: totals.voids.amountPaise },
          { text: t('day.credit-notes'), paise: sums.creditPaise },
        ]}
      />
    </section>
  )
}

const blockerWords = {
  'earlier-day': 'day.blocks-earlier', 'open-shift': 'day.blocks-shift', 'open-order': 'day.blocks-order', 'unpaid-bill': 'day.blocks-bill',
} as const satisfies Record<DayBlocker['kind'], WordKey>

function labelOf({ kind, id, label }: DayBlocker, { house }: Runtime): string {
  if (kind === 'earlier-day') return dateText(id)
  return kind === 'open-shift' ? drawerName(house.state<OutletState>('outlet'), label) : label
}

function hrefOf({ kind, id }: DayBlocker, as: string): string {
  switch (kind) {
    case 'earlier-day':
      return `/reports/day?as=${as}&day=${id}`
    case 'open-shift':
      return `/till/drawer?as=${as}&shift=${id}`
    case 'open-order':
    case 'unpaid-bill':
      return `/till?as=${as}&order=${id}`
    default:
      return kind satisfies never
  }
}

function CloseCard({ runtime, signedIn, day, blockers }: DayPageProps) {
  const t = useWords()
  const as = signedIn.principal.id
  return (
    <section class="card day-part" aria-labelledby="close-title">
      <h3 id="close-title">{t('day.close')}</h3>
      <form
        class="dialog-form" data-command={`days/${day.businessDay}/close`} data-errors="#close-errors" data-needs-connection="true" data-intent="close-day"
        data-label={t('day.close')} autocomplete="off"
      >
        {blockers.length === 0
          ? <p class="muted">{t('day.nothing-blocks')}</p>
          : <p>{t('day.blocked', { count: blockers.length })}</p>}
        <ul class="blockers">
          {blockers.map(blocker => (
            <li data-blocker={blocker.kind}>
              <span><b>{labelOf(blocker, runtime)}</b><small class="muted">{t(blockerWords[blocker.kind])}</small></span>
              {(blocker.kind === 'open-order' || blocker.kind === 'unpaid-bill') && (
                <label class="chip choice"><input type="checkbox" name="carryOver" value={blocker.id} data-type="list" />{t('day.carry-over')}</label>
              )}
              <Button href={hrefOf(blocker, as)}>{t('day.go-there')}</Button>
            </li>
          ))}
        </ul>
        <ApproverFields approvers={approversOf(runtime, 'approve.day-close')} />
        <div id="close-errors" aria-live="polite" />
        <Button kind="primary" type="submit" size="large" wide icon="lock" busyText={t('day.closing')}>{t('day.close-day',
          { day: dateText(day.businessDay) })}</Button>
      </form>
    </section>
  )
}

function ZList({ closedDays, as }: { closedDays: readonly ZLine[]; as: string }) {
  const t = useWords()
  return (
    <section class="card day-part" aria-labelledby="z-title">
      <h3 id="z-title">{t('day.z-reports')}</h3>
      {closedDays.length === 0 && <p class="muted">{t('day.no-z')}</p>}
      <ul class="z-list">
        {closedDays.map(({ id, number }) => (
          <li><a href={`/reports/z/${id}?as=${as}`}><b class="num">{number}</b><span>{dateText(id)}</span></a></li>
        ))}
      </ul>
    </section>
  )
}
