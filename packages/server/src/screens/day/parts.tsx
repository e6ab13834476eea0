import { cashSettings, formatMoney, formatRate, type DayTotals, type OutletState, type Tally, type TenderTally } from '@restoflow/core'
import { useWords, type WordKey } from '../../words/words'

const tenderWords: Readonly<Record<string, WordKey>> = {
  cash: 'day.kind-cash', upi: 'day.kind-upi', card: 'day.kind-card', other: 'day.kind-other', account: 'day.kind-account', voucher: 'day.kind-voucher',
}

/** @returns what a drawer is called in the settings; its id where they do not know it any more */
export function drawerName(outlet: OutletState, drawerId: string): string {
  return cashSettings(outlet).drawers.find(({ id }) => id === drawerId)?.name ?? drawerId
}

/** @returns what a kind of payment is called; its own name where nobody translated it */
export function kindText(kind: string): string {
  const word = tenderWords[kind]
  return word === undefined ? kind : useWords()(word)
}

/** One line of figures: what, how many, how much. */
export interface FigureLine {
  readonly text: string
  readonly count?: number
  readonly paise: number
  readonly strong?: boolean
}

/** @returns lines of figures as a table; numbers stand below each other */
export function FigureTable({ label, lines }: { label: string; lines: readonly FigureLine[] }) {
  return (
    <table class="figure-lines">
      <caption>{label}</caption>
      <tbody>
        {lines.map(({ text, count, paise, strong }) => (
          <tr {...(strong && { class: 'grand' })}>
            <th scope="row">{text}</th><td class="num">{count ?? ''}</td><td class="num">{formatMoney(paise)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** @returns what kinds of payments came to, change taken off; reversed ones taken off too */
export function tenderLines({ tenders, reversed }: Pick<DayTotals, 'tenders' | 'reversed'>): readonly FigureLine[] {
  const net = (tally: TenderTally | undefined): number => (tally ? tally.amountPaise - tally.changePaise : 0)
  return [...new Set([...Object.keys(tenders), ...Object.keys(reversed)])].map(kind => ({
    text: kindText(kind), count: (tenders[kind]?.count ?? 0) - (reversed[kind]?.count ?? 0), paise: net(tenders[kind]) - net(reversed[kind]),
  }))
}

/** @returns what was given back, by kind */
export function refundLines(refunds: Readonly<Record<string, Tally>>): readonly FigureLine[] {
  return Object.entries(refunds).map(([kind, { count, amountPaise }]) => ({ text: kindText(kind), count, paise: -amountPaise }))
}

const receivedWords = { voucher: 'day.for-vouchers', account: 'day.for-accounts' } as const

/** @returns what came for vouchers and against due accounts, by kind, and what of it went back: money that is no sale */
export function receivedLines({ received = {} }: Pick<DayTotals, 'received'>): readonly FigureLine[] {
  const t = useWords()
  return (['voucher', 'account'] as const).flatMap(what => Object.entries(received[what] ?? {}).flatMap(([kind, { returned, ...taken }]) => {
    const text = t(receivedWords[what], { kind: kindText(kind) })
    const line = (name: string, { count, amountPaise }: Tally, sign: 1 | -1): readonly FigureLine[] =>
      (count === 0 ? [] : [{ text: name, count, paise: sign * amountPaise }])
    return [...line(text, taken, 1), ...line(t('day.received-back', { what: text }), returned, -1)]
  }))
}

/** Sales less credit notes, of all dates and sections. */
export interface DaySums {
  readonly bills: number
  readonly grossPaise: number
  readonly discountPaise: number
  readonly taxablePaise: number
  readonly taxPaise: number
  readonly roundOffPaise: number
  readonly salesPaise: number
  readonly creditPaise: number
  readonly tipPaise: number
}

/** @returns the figures that one looks for first */
export function sumsOf({ dates, tenders, reversed }: DayTotals): DaySums {
  const sum = { bills: 0, grossPaise: 0, discountPaise: 0, taxablePaise: 0, taxPaise: 0, roundOffPaise: 0, salesPaise: 0, creditPaise: 0 }
  for (const sections of Object.values(dates)) {
    for (const section of Object.values(sections)) {
      for (const [kind, documents] of Object.entries(section)) {
        if (kind !== 'bills' && kind !== 'operator') {
          sum.creditPaise += documents.totalPaise
          continue
        }
        sum.bills += documents.count
        sum.grossPaise += documents.grossPaise
        sum.discountPaise += documents.discountPaise
        sum.taxablePaise += documents.taxablePaise
        sum.taxPaise += documents.cgstPaise + documents.sgstPaise + documents.igstPaise + documents.cessPaise + documents.vatPaise
        sum.roundOffPaise += documents.roundOffPaise
        sum.salesPaise += documents.totalPaise
      }
    }
  }
  const tips = (tallies: Readonly<Record<string, TenderTally>>): number => Object.values(tallies).reduce((all, { tipPaise }) => all + tipPaise, 0)
  return { ...sum, tipPaise: tips(tenders) - tips(reversed) }
}

/** What a day's row is taxed at. */
interface RateRow {
  readonly rateBasisPoints: number
  readonly treatment: string
}

/** @returns whether what a row sums up bears no tax */
export function isUntaxed({ rateBasisPoints, treatment }: RateRow): boolean {
  return treatment === 'nil' || treatment === 'exempt' || (treatment === 'non-gst' && rateBasisPoints === 0)
}

/** @returns a rate as paper says it, of one of a day's rows */
export function rowText(row: RateRow): string {
  const t = useWords()
  if (!isUntaxed(row)) return formatRate(row.rateBasisPoints)
  return t(row.treatment === 'nil' ? 'paper.nil' : row.treatment === 'exempt' ? 'paper.exempt' : 'paper.non-gst')
}
