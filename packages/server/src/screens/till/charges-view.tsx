import { formatMoney, formatRate, type OrderCharge, type OutletState } from '@restoflow/core'
import { Badge, Button, EmptyState } from '../kit/atoms'
import { localName, useWords } from '../../words/words'
import type { OrderBills } from './order-bills'

/** @returns the panel of charges: those on the order with what they come to, those that were taken off, and those that a guest may agree to */
export function ChargesPanel({ bills, outlet }: { bills: OrderBills; outlet: OutletState }) {
  const t = useWords()
  const { order, orderId, documents } = bills
  const amountOf = (chargeId: string): number | null => {
    const lines = documents.flatMap(({ figures }) => figures.lines.filter(({ id }) => id === `charge:${chargeId}`))
    return lines.length === 0 ? null : lines.reduce((sum, line) => sum + (line.pricing === 'inclusive' ? line.totalPaise : line.taxablePaise), 0)
  }
  const { charges } = order.billing
  const others = Object.values(outlet.charges)
    .filter(charge => charge.archived !== true && charge.kinds.includes(order.kind) && !charges.some(({ chargeId }) => chargeId === charge.id))
  const give = (verb: 'add-charge' | 'waive-charge', chargeId: string, label: string): Readonly<Record<string, string | boolean>> => ({
    'data-command': `orders/${orderId}/${verb}`, 'data-body': JSON.stringify({ chargeId }), 'data-errors': '#charge-errors', 'data-label': label,
    'data-intent': `${verb}-${orderId}-${chargeId}`, 'data-needs-connection': true,
  })
  if (charges.length + others.length === 0) return <EmptyState icon="coins" title={t('till.no-charges')} text={t('till.no-charges-text')} />
  return (
    <>
      <ul class="panel-rows">
        {charges.map(charge => {
          const [amount, name] = [amountOf(charge.chargeId), localName(charge)]
          return (
            <li>
              <span class="panel-what"><b>{name}</b><small>{ruleText(charge)}</small></span>
              {charge.waived
                ? <Badge tone="warn">{t('till.charge-waived')}</Badge>
                : <span class="num">{amount === null ? formatMoney(0) : formatMoney(amount)}</span>}
              {charge.waived
                ? <Button attributes={give('add-charge', charge.chargeId, t('till.charge-back', { charge: name }))}>{t('till.charge-put-back')}</Button>
                : charge.waivable
                  ? <Button attributes={give('waive-charge', charge.chargeId, t('till.charge-off', { charge: name }))}>{t('till.charge-take-off')}</Button>
                  : <Badge>{t('till.charge-stays')}</Badge>}
            </li>
          )
        })}
        {others.map(({ id, ...charge }) => (
          <li>
            <span class="panel-what"><b>{localName(charge)}</b><small>{ruleText(charge)}</small></span>
            <span />
            <Button icon="plus" attributes={give('add-charge', id, t('till.charge-add-named', { charge: localName(charge) }))}>{t('till.charge-add')}</Button>
          </li>
        ))}
      </ul>
      <div id="charge-errors" />
      <p class="muted">{t('till.charges-note')}</p>
    </>
  )
}

function ruleText({ amount, per }: Pick<OrderCharge, 'amount' | 'per'>): string {
  const t = useWords()
  return t('settings.charge-says', { amount: 'basisPoints' in amount ? formatRate(amount.basisPoints) : formatMoney(amount.paise), per: t(`setup.per-${per}`) })
}
