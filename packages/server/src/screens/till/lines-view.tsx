import { formatMoney, formatRate, type OrderLine, type OutletSettings } from '@restoflow/core'
import { Button, Chip } from '../kit/atoms'
import { DiscountText } from '../kit/discount-text'
import { Icon } from '../kit/icon'
import { timesText } from '../../documents/quantity'
import { localName, useWords, type WordKey } from '../../words/words'
import type { OrderBills } from './order-bills'

const reasons: readonly WordKey[] = ['till.reason-regular', 'till.reason-late', 'till.reason-wrong', 'till.reason-quality',
  'till.reason-staff', 'till.reason-celebration']
const percents = ['10', '20', '50'] as const

/** @returns the panel in which one line gets a discount, or is given away with a reason and a name; and in which it is taken back */
export function LinesPanel({ bills: { order, orderId, label }, settings }: { bills: OrderBills; settings: OutletSettings | null }) {
  const t = useWords()
  const lines = order.lineOrder.flatMap(id => order.lines[id] ?? []).filter(line => !line.voided)
  return (
    <form id="line-form" class="dialog-form" autocomplete="off" data-order={orderId} data-label={label}>
      <fieldset class="line-choices">
        <legend class="visually-hidden">{t('till.lines-which')}</legend>
        {lines.map((line, place) => <LineChoice line={line} orderId={orderId} checked={place === 0} />)}
      </fieldset>
      <div class="segments" role="radiogroup" aria-label={t('till.discount-as')}>
        <label><input type="radio" name="how" value="percent" checked />{t('till.percent')}</label>
        <label><input type="radio" name="how" value="amount" />{t('paper.amount')}</label>
        <label><input type="radio" name="how" value="comp" />{t('till.comp')}</label>
      </div>
      <div class="line-value">
        <label class="labelled">
          <span id="line-caption">{t('browser.percent-off')}</span>
          <span class="field"><Icon name="percent" size="small" /><input id="line-value" inputmode="decimal" maxlength={12} aria-describedby="line-errors" /></span>
        </label>
        <div class="chips wrap" role="group" aria-label={t('till.common-discounts')} id="line-percents">
          {percents.map(percent => <Chip choice attributes={{ 'data-line-percent': percent }}>{`${percent}%`}</Chip>)}
        </div>
      </div>
      <label class="labelled">
        <span>{t('till.reason')}</span>
        <span class="field"><input id="line-reason" maxlength={200} aria-describedby="line-errors" /></span>
      </label>
      <div class="chips wrap" role="group" aria-label={t('till.common-reasons')}>
        {reasons.map(reason => <Chip choice attributes={{ 'data-line-reason': t(reason) }}>{t(reason)}</Chip>)}
      </div>
      <p class="muted">{t('till.line-discount-cap', { rate: formatRate(settings?.discountCapBasisPoints ?? 0) })}</p>
      <div id="line-errors" />
      <Button kind="primary" size="large" wide type="submit"
        attributes={{ 'data-needs-connection': true }}><span id="line-give">{t('till.give-discount')}</span></Button>
    </form>
  )
}

function LineChoice({ line, orderId, checked }: { line: OrderLine; orderId: string; checked: boolean }) {
  const t = useWords()
  const { lineId, quantity, unitPricePaise, discount, modifiers } = line
  return (
    <div class="line-choice">
      <label>
        <input type="radio" name="lineId" value={lineId} checked={checked} />
        <span class="num">{timesText(line)}</span>
        <span class="line-name">
          {localName(line)}
          {modifiers.length > 0 && <small>{modifiers.map(localName).join(', ')}</small>}
          {discount && <small class="line-off"><DiscountText discount={discount} /></small>}
        </span>
        <span class="num">{formatMoney(Math.round(unitPricePaise * Number(quantity)))}</span>
      </label>
      {discount && <Button
        kind="quiet" icon="cross" label={t('till.take-discount-back', { item: localName(line) })}
        attributes={{
          'data-command': `orders/${orderId}/discount-line`, 'data-body': JSON.stringify({ lineId, discount: null }), 'data-errors': '#line-errors',
          'data-label': t('till.take-discount-back', { item: localName(line) }), 'data-needs-connection': true,
        }}
      />}
    </div>
  )
}
