import { formatMoney, type LineDiscount } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Badge } from './atoms'

/** @returns what a line's discount is called, beside the line: a comp, a share or an amount, and why */
export function DiscountText({ discount: { kind, discount, reason } }: { discount: LineDiscount }) {
  const t = useWords()
  const amount = 'percent' in discount ? `${discount.percent}%` : formatMoney(discount.amountPaise)
  return <>{kind === 'comp' ? <Badge tone="warn">{t('till.comp')}</Badge> : t('till.off', { amount })}{reason !== undefined && ` · ${reason}`}</>
}
