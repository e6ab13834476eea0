import {
  clockText, documentKinds, localTime, paperDate, type ChainHead, type DayDocumentKind, type DayState, type DayTotals,
  type DocumentTotals, type HeldMoney, type OutletState,
} from '@restoflow/core'
import { billTongue } from '../../http/language'
import { useWords, type WordKey } from '../../words/words'
import { plain } from '../../documents/tax-words'
import { SpokenIn } from '../kit/said'
import { drawerName, isUntaxed, kindText, receivedLines, refundLines, rowText, sumsOf, tenderLines } from './parts'

export interface ZPaperProps {
  readonly outlet: OutletState
  readonly day: DayState
  readonly now: string
  readonly nameOf: (id: string) => string
  readonly held: readonly HeldMoney[]
  /** The hash of the closing itself. */
  readonly ownHash: ChainHead | null
  readonly format: 'roll' | 'a4'
}

/** @returns a day on paper: the Z report where it is closed, as it was frozen; else the X report, which has no number */
export function ZPaper(props: ZPaperProps) {
  return <SpokenIn tongue={billTongue(props.outlet.settings)}>{() => <Paper {...props} />}</SpokenIn>
}

function Paper({ outlet, day, now, nameOf, held, ownHash, format }: ZPaperProps) {
  const t = useWords()
  const { settings } = outlet
  const { closed, totals } = day
  const at = localTime(closed?.at ?? now, settings?.timeZone ?? 'UTC')
  return (
    <article class={`paper z-paper ${format}`} {...(closed && { 'data-record': `days/${day.businessDay}` })}>
      {closed && <p class="copy-mark" data-original={t('day.original')} data-duplicate={t('day.duplicate')}>{t('paper.unrecorded')}</p>}
      <h2>{settings?.name}</h2>
      {settings?.gstin !== undefined && <p class="centre">{`GSTIN ${settings.gstin}`}</p>}
      <p class="centre title"><b>{closed ? t('day.z-report', { number: closed.zNumber }) : t('day.x-report')}</b></p>
      <dl class="z-head">
        <dt>{t('day.business-day')}</dt><dd>{paperDate(day.businessDay)}</dd>
        <dt>{t(closed ? 'day.closed-at' : 'day.as-of')}</dt><dd>{`${paperDate(at.date)} ${clockText(at.minutes)}`}</dd>
        {closed && <><dt>{t('day.closed-by')}</dt><dd>{nameOf(closed.by.id)}</dd><dt>{t('day.approved-by')}</dt><dd>{nameOf(closed.approvedBy)}</dd></>}
      </dl>
      <hr />
      <Sales totals={totals} />
      <Dates totals={totals} />
      <Money totals={totals} />
      <Shifts totals={totals} nameOf={nameOf} outlet={outlet} />
      {held.length > 0 && <Held held={held} />}
      <Rest day={day} />
      {closed?.chain && <Chain head={closed.chain} word="day.chain-before" />}
      {closed && ownHash && <Chain head={ownHash} word="day.chain-own" />}
    </article>
  )
}

function Row({ text, count, paise, strong, signed }: { text: string; count?: number | undefined; paise?: number; strong?: boolean; signed?: boolean }) {
  return (
    <tr {...(strong && { class: 'sum' })}>
      <th scope="row">{text}</th><td>{count ?? ''}</td><td>{paise === undefined ? '' : `${signed && paise > 0 ? '+' : ''}${plain(paise)}`}</td>
    </tr>
  )
}

function Sales({ totals }: { totals: DayTotals }) {
  const t = useWords()
  const sums = sumsOf(totals)
  return (
    <table>
      <tbody>
        <Row text={t('day.gross')} paise={sums.grossPaise} />
        <Row text={t('day.discounts')} count={totals.discounts.count} paise={-sums.discountPaise} />
        <Row text={t('paper.taxable')} paise={sums.taxablePaise} />
        <Row text={t('paper.tax')} paise={sums.taxPaise} />
        <Row text={t('day.round-off')} paise={sums.roundOffPaise} signed />
        <Row text={t('day.sales')} count={sums.bills} paise={sums.salesPaise} strong />
        {sums.creditPaise !== 0 && <Row text={t('day.credit-notes')} paise={sums.creditPaise} />}
        {sums.creditPaise !== 0 && <Row text={t('day.net-sales')} paise={sums.salesPaise + sums.creditPaise} strong />}
        <Row text={t('day.covers')} count={totals.covers} />
      </tbody>
    </table>
  )
}

const documentWords = { 'bills': 'day.bills', 'operator': 'day.operator-bills', 'credits': 'day.credit-notes',
  'financial': 'day.financial-notes', 'operator-credits': 'day.operator-credits' } as const satisfies Record<DayDocumentKind, WordKey>

function Dates({ totals }: { totals: DayTotals }) {
  const t = useWords()
  return (
    <>
      {Object.entries(totals.dates).sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, sections]) => (
        <section>
          <hr />
          <p><b>{t('day.by-date', { date: paperDate(date) })}</b></p>
          {(['gst', 'vat'] as const).flatMap(section => documentKinds.flatMap(kind => {
            const documents = sections[section]?.[kind]
            return documents ? [<Documents title={`${section === 'vat' ? t('paper.vat') : 'GST'} · ${t(documentWords[kind])}`} documents={documents} />] : []
          }))}
        </section>
      ))}
    </>
  )
}

const heads = [['paper.cgst', 'cgstPaise'], ['paper.sgst', 'sgstPaise'], ['paper.igst', 'igstPaise'], ['paper.cess', 'cessPaise'],
  ['paper.vat', 'vatPaise']] as const

function Documents({ title, documents }: { title: string; documents: DocumentTotals }) {
  const t = useWords()
  return (
    <table>
      <tbody>
        <Row text={title} count={documents.count} paise={documents.totalPaise} strong />
        {documents.rows.map(row => <Row text={t(isUntaxed(row) ? 'day.untaxed' : 'day.taxable-at', { rate: rowText(row) })} paise={row.taxablePaise} />)}
        {heads.filter(([, name]) => documents[name] !== 0).map(([word, name]) => <Row text={t(word)} paise={documents[name]} />)}
        {documents.roundOffPaise !== 0 && <Row text={t('day.round-off')} paise={documents.roundOffPaise} signed />}
      </tbody>
    </table>
  )
}

function Money({ totals }: { totals: DayTotals }) {
  const t = useWords()
  const { tipPaise } = sumsOf(totals)
  const moves = [['in', 'day.cash-in', 1], ['out', 'day.cash-out', -1], ['drop', 'day.drop', -1]] as const
  return (
    <section>
      <hr />
      <p><b>{t('day.payments')}</b></p>
      <table>
        <tbody>
          {tenderLines(totals).map(({ text, count, paise }) => <Row text={text} count={count} paise={paise} />)}
          {tipPaise !== 0 && <Row text={t('day.tips-within')} paise={tipPaise} />}
          {Object.entries(totals.reversed).map(([kind, { count, amountPaise, changePaise }]) =>
            <Row text={t('day.corrected', { kind: kindText(kind) })} count={count} paise={amountPaise - changePaise} />)}
          {refundLines(totals.refunds).map(({ text, count, paise }) => <Row text={t('day.refunded', { kind: text })} count={count} paise={paise} />)}
          {moves.flatMap(([direction, word, sign]) => (totals.cash[direction].count === 0
            ? [] : [<Row text={t(word)} count={totals.cash[direction].count} paise={sign * totals.cash[direction].amountPaise} />]))}
        </tbody>
      </table>
      {totals.received && (
        <>
          <p><b>{t('day.no-sale-money')}</b></p>
          <table><tbody>{receivedLines(totals).map(({ text, count, paise }) => <Row text={text} count={count} paise={paise} />)}</tbody></table>
        </>
      )}
    </section>
  )
}

function Held({ held }: Pick<ZPaperProps, 'held'>) {
  const t = useWords()
  return (
    <section>
      <hr />
      <table>
        <tbody>
          <Row text={t('day.held')} count={held.length} paise={held.reduce((sum, { amountPaise }) => sum + amountPaise, 0)} strong />
          {held.map(({ billNumbers, amountPaise }) => <Row text={t('day.held-of', { number: billNumbers.join(', ') })} paise={amountPaise} />)}
        </tbody>
      </table>
    </section>
  )
}

function Shifts({ totals, nameOf, outlet }: { totals: DayTotals; nameOf: (id: string) => string; outlet: OutletState }) {
  const t = useWords()
  const shifts = Object.entries(totals.shifts)
  if (shifts.length === 0) return null
  return (
    <section>
      <hr />
      <p><b>{t('day.shifts')}</b></p>
      <table>
        <tbody>
          {shifts.map(([, { personId, drawerId, floatPaise, closed }]) => (
            <>
              <Row
                text={[personId === '' ? t('day.shift-of-before') : nameOf(personId), drawerId === '' ? '' : drawerName(outlet, drawerId)]
                  .filter(Boolean).join(' · ')}
                strong
              />
              <Row text={t('day.float')} paise={floatPaise} />
              {closed && <Row text={t('day.expected')} paise={closed.expectedPaise} />}
              {closed && <Row text={t('day.counted')} paise={closed.countedPaise} />}
              {closed && closed.overShortPaise !== 0 && <Row text={t(closed.overShortPaise < 0 ? 'day.short' : 'day.over')} paise={closed.overShortPaise} />}
            </>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const seriesWords: Readonly<Record<string, WordKey>> = {
  'invoice': 'day.series-invoice', 'vat': 'day.series-vat', 'credit': 'day.series-credit', 'credit-vat': 'day.series-credit-vat',
}

function Rest({ day: { totals, closed } }: { day: DayState }) {
  const t = useWords()
  return (
    <section>
      <hr />
      <table class="z-series">
        <tbody>
          {Object.entries(totals.series).map(([series, { first, last, count }]) => {
            const word = seriesWords[series.split('/')[0] ?? '']
            const name = word === undefined ? series : t(word)
            return <tr><th scope="row">{`${name} · ${count}`}</th><td><span>{first}</span>{first !== last && <> – <span>{last}</span></>}</td></tr>
          })}
        </tbody>
      </table>
      <table>
        <tbody>
          <Row text={t('day.voids')} count={totals.voids.count} paise={totals.voids.amountPaise} />
          {totals.voids.begun.count > 0 && <Row text={t('day.voids-cooked')} count={totals.voids.begun.count} paise={totals.voids.begun.amountPaise} />}
          <Row text={t('day.comps')} count={totals.comps.count} paise={totals.comps.amountPaise} />
          <Row text={t('day.no-sales')} count={totals.noSales} />
        </tbody>
      </table>
      {closed && closed.carriedOver.length > 0 && <p>{t('day.carried', { orders: closed.carriedOver.map(({ label }) => label).join(', ') })}</p>}
    </section>
  )
}

function Chain({ head: { position, hash }, word }: { head: ChainHead; word: 'day.chain-before' | 'day.chain-own' }) {
  const t = useWords()
  return <p class="chain">{t(word, { position })}<br /><span class="hash">{hash}</span></p>
}
