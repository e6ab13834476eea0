import { formatMoney } from '@restoflow/core'
import { Badge } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { useWords } from '../../words/words'
import { leftPaise, type OrderBills, type Section } from './order-bills'

/** Who pays a part of a split bill: a guest by number, or whoever takes the section that is not split. */
export interface Payer {
  readonly payer: string
  /** `Part 2 of 3`, `Liquor`. */
  readonly label: string
  readonly totalPaise: number
  readonly duePaise: number
  /** Keys of the documents that are not issued yet. */
  readonly unissued: readonly string[]
  readonly changePaise: number
}

/** @returns the payers of a split bill, in order; of any other the one who pays all */
export function payersOf({ documents }: OrderBills): readonly Payer[] {
  const t = useWords()
  const keys = [...new Set(documents.map(({ payer }) => payer))].sort((a, b) => Number(a) - Number(b))
  const parts = keys.filter(key => /^\d+$/.test(key)).length
  return keys.map(payer => {
    const own = documents.filter(document => document.payer === payer)
    const sum = (amount: (document: (typeof own)[number]) => number): number => own.reduce((all, document) => all + amount(document), 0)
    return {
      payer,
      label: payer === 'all' ? '' : /^\d+$/.test(payer) ? t('till.part-of', { part: Number(payer), parts }) : t(`section.${payer as Section}`),
      totalPaise: sum(({ figures }) => figures.totalPaise),
      duePaise: sum(leftPaise),
      unissued: own.flatMap(({ issued, key }) => (issued ? [] : [key])),
      changePaise: sum(({ issued }) => (issued?.bill.tenders ?? []).reduce((all, { changePaise, reversed }) => all + (reversed ? 0 : changePaise), 0)),
    }
  })
}

/** @returns the parts of a split bill, one of which is being paid; the page's script marks it */
export function Payers({ bills }: { bills: OrderBills }) {
  const t = useWords()
  return (
    <ul class="taken payers" aria-label={t('till.split-parts')}>
      {payersOf(bills).map(({ payer, label, totalPaise, duePaise, unissued }) => (
        <li>
          <button type="button" class="payer" data-choose-payer={payer} aria-pressed="false">
            <Icon name="split" size="small" />
            <span>{label}</span>
            {unissued.length > 0 && <Badge>{t('till.not-issued')}</Badge>}
            {unissued.length === 0 && duePaise === 0 && <Badge tone="good" icon="check">{t('common.paid')}</Badge>}
            <span class="num">{formatMoney(unissued.length === 0 && duePaise > 0 ? duePaise : totalPaise)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
