import { formatMoney } from '@restoflow/core'
import { Button, Notice } from '../kit/atoms'
import { useWords } from '../../words/words'
import type { TillDocument } from './order-bills'

/** @returns what guests get back on each document that was credited after it was paid, and the way to where it is given back */
export function OwedBack({ documents }: { documents: readonly TillDocument[] }) {
  const t = useWords()
  return documents.flatMap(({ issued, key }) => {
    if (!issued || issued.duePaise >= 0) return []
    return [(
      <div class="owed-back" data-owed={key}>
        <Notice tone="warn" title={t('till.give-back', { amount: formatMoney(-issued.duePaise) })}>
          {t('till.owed-on-bill', { number: issued.number })}
        </Notice>
        <Button icon="recall" href={`/till/bills/${issued.billId}`}>{t('till.to-give-back')}</Button>
      </div>
    )]
  })
}
