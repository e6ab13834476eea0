import { clockText, formatMoney, localTime, paperDate, type OutletState } from '@restoflow/core'
import { lossKinds, type Loss, type LossKind, type LossReport, type LossTally } from '../../http/losses'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords, type WordKey } from '../../words/words'
import { Button, EmptyState, Notice } from '../kit/atoms'
import { StaffPage } from '../page'
import { drawerName } from './parts'

export interface LossPageProps {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  readonly report: LossReport
  readonly from: string
  readonly to: string
  readonly person: string
  readonly timeZone: string
}

const kindWords = {
  'void-unsent': 'day.loss-void-unsent', 'void-sent': 'day.loss-void-sent', 'void-cooked': 'day.loss-void-cooked', 'comp': 'day.loss-comp',
  'discount': 'day.loss-discount', 'credit-note': 'day.loss-credit', 'reopened': 'day.loss-reopened', 'refund': 'day.loss-refund',
  'correction': 'day.loss-correction', 'no-sale': 'day.loss-no-sale', 'short': 'day.short', 'over': 'day.over',
} as const satisfies Record<LossKind, WordKey>

const listedMax = 300

/** @returns what was taken off, given away and given back in a period, by person and by approver, each with a way to its order or bill */
export function LossPage({ runtime, signedIn, report, from, to, person, timeZone }: LossPageProps) {
  const t = useWords()
  const as = signedIn.principal.id
  const outlet = runtime.house.state<OutletState>('outlet')
  const listed = report.losses.filter(({ by, approvedBy }) => person === '' || by === person || approvedBy === person)
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('day.loss')} active="day" css={['day']}>
      <main id="main" class="day-screen" tabindex={-1}>
        <header class="day-head">
          <h2>{t('day.loss')}</h2>
          <form class="loss-form" method="get" action="/reports/loss">
            <input type="hidden" name="as" value={as} />
            <label class="labelled"><span>{t('day.from')}</span><span class="field"><input type="date" name="from" value={from} required /></span></label>
            <label class="labelled"><span>{t('day.to')}</span><span class="field"><input type="date" name="to" value={to} required /></span></label>
            <Button type="submit">{t('people.show')}</Button>
          </form>
        </header>
        {report.isCut && <Notice tone="warn" title={t('day.loss-cut')} />}
        <Tallies title={t('day.loss-by')} tallies={report.people} nameOf={id => runtime.nameOf(id)} />
        <Tallies title={t('day.loss-approved')} tallies={report.approvers} nameOf={id => runtime.nameOf(id)} />
        <section class="card day-part" aria-labelledby="losses-title">
          <h3 id="losses-title">{t('day.loss-each')}</h3>
          {listed.length === 0
            ? <EmptyState icon="check" title={t('day.loss-none')} text={t('day.loss-none-text')} />
            : <ol class="losses">{listed.slice(0, listedMax).map(loss =>
              <Line loss={loss} as={as} timeZone={timeZone} nameOf={id => runtime.nameOf(id)} outlet={outlet} />)}</ol>}
        </section>
      </main>
    </StaffPage>
  )
}

function Tallies({ title, tallies, nameOf }: { title: string; tallies: readonly LossTally[]; nameOf: (id: string) => string }) {
  const t = useWords()
  const shown = lossKinds.filter(kind => tallies.some(({ kinds }) => kinds[kind] !== undefined))
  if (shown.length === 0) return null
  return (
    <section class="card day-part">
      <h3>{title}</h3>
      <div class="numbers" tabindex={0} role="region" aria-label={title}>
        <table>
          <thead><tr><th scope="col">{t('people.name')}</th>{shown.map(kind => <th scope="col" class="num">{t(kindWords[kind])}</th>)}</tr></thead>
          <tbody>
            {tallies.map(({ id, kinds }) => (
              <tr>
                <th scope="row">{nameOf(id)}</th>
                {shown.map(kind => {
                  const tally = kinds[kind]
                  return <td class="num">{tally ? <><b>{tally.count}</b>{tally.amountPaise !== 0 && <small>{formatMoney(tally.amountPaise)}</small>}</> : '–'}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What these say is the id of a drawer. */
const ofDrawers: ReadonlySet<LossKind> = new Set(['no-sale', 'short', 'over'])

function Line({ loss, as, timeZone, nameOf, outlet }: { loss: Loss; as: string; timeZone: string; nameOf: (id: string) => string; outlet: OutletState }) {
  const t = useWords()
  const { date, minutes } = localTime(loss.at, timeZone)
  const what = ofDrawers.has(loss.kind) ? drawerName(outlet, loss.what) : loss.what
  return (
    <li>
      <time class="num muted" dateTime={loss.at}>{`${paperDate(date)} ${clockText(minutes)}`}</time>
      <span>
        <b>{t(kindWords[loss.kind])}</b>{what !== '' && ` · ${what}`}{loss.reason !== '' && ` · ${loss.reason}`}
        <small class="muted">{[nameOf(loss.by),
          loss.approvedBy !== null && t('day.approved-by-name', { name: nameOf(loss.approvedBy) })].filter(Boolean).join(' · ')}</small>
      </span>
      <span class="num">{loss.amountPaise === 0 ? '' : formatMoney(loss.amountPaise)}</span>
      {loss.billId !== null
        ? <Button href={`/till?as=${as}&bill=${loss.billId}`}>{t('people.see-bill')}</Button>
        : loss.orderId !== null ? <Button href={`/till?as=${as}&order=${loss.orderId}`}>{t('people.see-order')}</Button> : <span />}
    </li>
  )
}
