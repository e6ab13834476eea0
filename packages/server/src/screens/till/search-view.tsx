import { clockText, formatMoney, localTime, screenDate } from '@restoflow/core'
import type { FoundBill } from '../../ledger/search'
import { QueueRow } from '../kit/alert-card'
import { Button, EmptyState } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { tenderWords } from './pay-view'
import { rowLink } from './queue'
import { scopes, type Scope, type Search, type SearchAnswer } from './search'

const scopeWords: Readonly<Record<Scope, string>> = { open: 'Open', today: 'Today', all: 'All days' }

/** @returns the box that finds bills as one types, with what it looks through */
export function SearchForm({ today }: { today: string }) {
  return (
    <form
      class="queue-find" id="find" role="search" autocomplete="off" data-scope="open"
      hx-get="/till/search" hx-trigger="input delay:120ms, submit" hx-target="#found" hx-sync="this:replace"
    >
      <label class="field">
        <Icon name="search" />
        <input type="search" name="q" id="find-text" data-search maxlength={80} aria-label="Find a bill" placeholder="Table, bill no., ₹, item, tender" />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <div class="segments" role="radiogroup" aria-label="Show">
        {scopes.map(scope => <label><input type="radio" name="scope" value={scope} checked={scope === 'open'} />{scopeWords[scope]}</label>)}
      </div>
      <div class="find-dates">
        <label class="labelled"><span>From</span><span class="field"><input type="date" name="from" max={today} /></span></label>
        <label class="labelled"><span>To</span><span class="field"><input type="date" name="to" max={today} /></span></label>
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
  const { open, bills, words, next } = answer
  if (search.scope === 'open' && words.length === 0) return null
  if (open.length + bills.length === 0 && next === null) return <NothingFound search={search} nearest={answer.nearest} />
  return (
    <>
      {open.length > 0 && <h2>Open <span class="end num">{open.length}</span></h2>}
      {open.map(row => <QueueRow row={row} now={now} nameOf={nameOf} link={{ ...rowLink(row.orderId), id: `found-${row.orderId}` }} />)}
      {bills.length > 0 && <h2>{search.scope === 'today' ? 'Issued today' : 'Issued'}</h2>}
      <BillRows {...{ search, answer, now, timeZone, nameOf }} />
    </>
  )
}

/** @returns the found bills, with a button for the next page where there is one */
export function BillRows({ search, answer: { bills, words, next }, timeZone }: ResultsProps) {
  return (
    <>
      {bills.map(bill => <BillRow bill={bill} words={words} timeZone={timeZone} />)}
      {next !== null && (
        <div class="more-bills">
          <Button
            wide attributes={{ 'hx-get': `/till/search?${pageQuery(search, next)}`, 'hx-target': 'closest .more-bills', 'hx-swap': 'outerHTML' }}
          >Older bills</Button>
        </div>
      )}
    </>
  )
}

function pageQuery({ text, scope, from, to }: Search, cursor: string): string {
  return new URLSearchParams({ q: text, scope, from, to, cursor }).toString()
}

function BillRow({ bill, words, timeZone }: { bill: FoundBill; words: readonly string[]; timeZone: string }) {
  const { date, minutes } = localTime(bill.issuedAt, timeZone)
  const tenders = bill.tenders.map(kind => tenderWords[kind].word).join(', ')
  return (
    <a class="queue-row is-past" id={`found-${bill.id}`} href={`/till?bill=${bill.id}`} data-till-bill={bill.id}>
      <span class="where"><Marked text={bill.tableName ?? (bill.token === null ? 'Bill' : `#${bill.token}`)} words={words} /></span>
      <span>
        <b><Marked text={bill.number} words={words} /></b>
        <p>{[`${screenDate(date).split(' ').slice(1, 3).join(' ')} ${clockText(minutes)}`, tenders].filter(Boolean).join(' · ')}</p>
      </span>
      <span class="money">
        <b class="num">{formatMoney(bill.totalPaise)}</b>
        <span class="wait num">{bill.state === 'settled' ? <><Icon name="check" />Paid</> : `${formatMoney(bill.duePaise)} left`}</span>
      </span>
    </a>
  )
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
  if (text === '') {
    return <EmptyState icon="bill" title={scope === 'today' ? 'No bill issued today' : 'No bill in these days'} text="Issued bills appear here at once." />
  }
  const elsewhere = { open: 'Or look in today or all days.', today: 'Or look in all days.', all: '' }[scope]
  const advice = [nearest === null ? '' : `Nearest: ${nearest}.`, elsewhere].filter(part => part !== '').join(' ')
  const keys = 'Try the table, the bill\'s number, the amount, an item or the tender.'
  return (
    <EmptyState icon="search" title={`No bill for “${text}”`} text={advice === '' ? keys : advice}>
      {scope !== 'all' && <Button attributes={{ 'data-scope': 'all' }}>All days</Button>}
    </EmptyState>
  )
}
