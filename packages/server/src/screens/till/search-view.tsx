import { clockText, formatMoney, localTime } from '@restoflow/core'
import type { FoundBill } from '../../ledger/search'
import { QueueRow } from '../kit/alert-card'
import { Button, EmptyState } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { dayText } from '../kit/time'
import { useWords } from '../../words/words'
import { tenderWords } from './pay-view'
import { rowLink } from './queue'
import { scopes, type Scope, type Search, type SearchAnswer } from './search'

const scopeWords = { open: 'till.scope-open', today: 'till.scope-today', all: 'till.scope-all' } as const satisfies Record<Scope, string>

/** @returns the box that finds bills as one types, with what it looks through */
export function SearchForm({ today }: { today: string }) {
  const t = useWords()
  return (
    <form
      class="queue-find" id="find" role="search" autocomplete="off" data-scope="open"
      hx-get="/till/search" hx-trigger="input delay:120ms, submit" hx-target="#found" hx-sync="this:replace"
    >
      <label class="field">
        <Icon name="search" />
        <input type="search" name="q" id="find-text" data-search maxlength={80} aria-label={t('till.find')} placeholder={t('till.find-example')} />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <div class="segments" role="radiogroup" aria-label={t('common.show')}>
        {scopes.map(scope => <label><input type="radio" name="scope" value={scope} checked={scope === 'open'} />{t(scopeWords[scope])}</label>)}
      </div>
      <div class="find-dates">
        <label class="labelled"><span>{t('till.from')}</span><span class="field"><input type="date" name="from" max={today} /></span></label>
        <label class="labelled"><span>{t('till.to')}</span><span class="field"><input type="date" name="to" max={today} /></span></label>
      </div>
    </form>
  )
}

interface ResultsProps {
  readonly search: Search
  readonly answer: SearchAnswer
  readonly now: string
  readonly timeZone: string
  readonly nameOf: (staffId: string) => string
}

/** @returns what a search found; nothing at all while nothing is searched, so that the queue shows */
export function SearchResults({ search, answer, now, timeZone, nameOf }: ResultsProps) {
  const t = useWords()
  const { open, bills, words, next } = answer
  if (search.scope === 'open' && words.length === 0) return null
  if (open.length + bills.length === 0 && next === null) return <NothingFound search={search} nearest={answer.nearest} />
  return (
    <>
      {open.length > 0 && <h2>{t('till.scope-open')} <span class="end num">{open.length}</span></h2>}
      {open.map(row => <QueueRow row={row} now={now} nameOf={nameOf} link={{ ...rowLink(row.orderId), id: `found-${row.orderId}` }} />)}
      {bills.length > 0 && <h2>{search.scope === 'today' ? t('till.issued-today') : t('till.issued')}</h2>}
      <BillRows {...{ search, answer, now, timeZone, nameOf }} />
    </>
  )
}

/** @returns the found bills, with a button for the next page where there is one */
export function BillRows({ search, answer: { bills, words, next }, timeZone }: ResultsProps) {
  const t = useWords()
  return (
    <>
      {bills.map(bill => <BillRow bill={bill} words={words} timeZone={timeZone} />)}
      {next !== null && (
        <div class="more-bills">
          <Button
            wide attributes={{ 'hx-get': `/till/search?${pageQuery(search, next)}`, 'hx-target': 'closest .more-bills', 'hx-swap': 'outerHTML' }}
          >{t('till.older')}</Button>
        </div>
      )}
    </>
  )
}

function pageQuery({ text, scope, from, to }: Search, cursor: string): string {
  return new URLSearchParams({ q: text, scope, from, to, cursor }).toString()
}

function BillRow({ bill, words, timeZone }: { bill: FoundBill; words: readonly string[]; timeZone: string }) {
  const t = useWords()
  const { date, minutes } = localTime(bill.issuedAt, timeZone)
  const tenders = bill.tenders.map(kind => t(tenderWords[kind].word)).join(', ')
  return (
    <a class="queue-row is-past" id={`found-${bill.id}`} href={`/till?bill=${bill.id}`} data-till-bill={bill.id}>
      <span class="where"><Marked text={bill.tableName ?? (bill.token === null ? t('till.bill') : `#${bill.token}`)} words={words} /></span>
      <span>
        <b><Marked text={bill.number} words={words} /></b>
        <p>{[`${dayText(date)} ${clockText(minutes)}`, tenders].filter(Boolean).join(' · ')}</p>
        {bill.buyerName !== null && <p><Marked text={bill.buyerName} words={words} /></p>}
      </span>
      <span class="money">
        <b class="num">{formatMoney(bill.totalPaise)}</b>
        <span class="wait num"><Standing bill={bill} /></span>
      </span>
    </a>
  )
}

/** What is still to be done about a bill. */
function Standing({ bill: { state, duePaise } }: { bill: FoundBill }) {
  const t = useWords()
  if (duePaise < 0) return <>{t('after.owed-back', { amount: formatMoney(-duePaise) })}</>
  if (state === 'reopened') return <>{t('after.reopened')}</>
  return state === 'settled' ? <><Icon name="check" />{t('common.paid')}</> : <>{t('till.left', { amount: formatMoney(duePaise) })}</>
}

/** The text with what was typed marked in it: a word's beginning, or the end of a number. */
function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const low = text.toLowerCase()
  const word = words.find(each => low.startsWith(each) || low.endsWith(each))
  if (word === undefined) return <>{text}</>
  const start = low.startsWith(word) ? 0 : text.length - word.length
  return <>{text.slice(0, start)}<mark>{text.slice(start, start + word.length)}</mark>{text.slice(start + word.length)}</>
}

function NothingFound({ search: { text, scope }, nearest }: { search: Search; nearest: string | null }) {
  const t = useWords()
  if (text === '') {
    return <EmptyState icon="bill" title={scope === 'today' ? t('till.none-today') : t('till.none-in-days')} text={t('till.issued-appear')} />
  }
  const elsewhere = scope === 'all' ? '' : t(scope === 'open' ? 'till.look-today-or-all' : 'till.look-all')
  const advice = [nearest === null ? '' : t('till.nearest', { what: nearest }), elsewhere].filter(part => part !== '').join(' ')
  const keys = t('till.search-keys')
  return (
    <EmptyState icon="search" title={t('till.no-bill-for', { text })} text={advice === '' ? keys : advice}>
      {scope !== 'all' && <Button attributes={{ 'data-scope': 'all' }}>{t('till.scope-all')}</Button>}
    </EmptyState>
  )
}
