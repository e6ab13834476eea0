import { formatMoney, isServed, type MenuState, type OrderPromotion, type OutletState, type Promotion } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { Badge, Button, EmptyState } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { daysText, effectText, hoursText, plainRupees } from '../promotion-text'
import type { OrderBills } from './order-bills'

export interface OffersPanelProps {
  readonly bills: OrderBills
  readonly outlet: OutletState
  readonly menu: MenuState
  /** UTC instant. */
  readonly now: string
}

type Give = (verb: 'apply-promotion' | 'remove-promotion', promotionId: string, label: string) => Readonly<Record<string, string | boolean>>

/** @returns the panel of coupons and offers: a code to type, what is on the order with what it takes off or why nothing, what may be put on */
export function OffersPanel({ bills, outlet, menu, now }: OffersPanelProps) {
  const t = useWords()
  const { order, orderId, today } = bills
  const { promotions } = order.billing
  const onIt = new Set(promotions.map(({ promotionId }) => promotionId))
  const others = Object.values(outlet.promotions).filter(({ id, codes, archived, kinds, until = '9999' }) =>
    codes === undefined && archived !== true && until >= today && kinds.includes(order.kind) && !onIt.has(id))
  const give: Give = (verb, promotionId, label) => ({
    'data-command': `orders/${orderId}/${verb}`, 'data-body': JSON.stringify({ promotionId }), 'data-errors': '#offer-errors',
    'data-label': label, 'data-intent': `${verb}-${orderId}-${promotionId}`, 'data-needs-connection': true,
  })
  return (
    <>
      <CodeForm bills={bills} />
      <div id="offer-errors" />
      {promotions.length + others.length === 0
        ? <EmptyState icon="gift" title={t('till.no-offers')} text={t('till.no-offers-text')} />
        : (
          <ul class="panel-rows">
            {promotions.map(promotion => <OnOrder promotion={promotion} bills={bills} menu={menu} give={give} />)}
            {others.map(offer => <OnOffer offer={offer} menu={menu} wait={waitText(offer, outlet, today, now)} give={give} />)}
          </ul>
        )}
      <p class="muted">{t('till.offers-note')}</p>
    </>
  )
}

function CodeForm({ bills: { orderId, label } }: { bills: OrderBills }) {
  const t = useWords()
  return (
    <form
      class="code-form" data-command={`orders/${orderId}/apply-promotion`} data-errors="#offer-errors" data-label={t('till.coupon-of', { label })}
    >
      <label class="labelled">
        <span>{t('till.coupon-code')}</span>
        <span class="field">
          <Icon name="gift" size="small" />
          <input
            name="code" id="coupon-code" minlength={3} maxlength={30} required autocomplete="off" autocapitalize="characters" spellcheck={false}
            aria-describedby="offer-errors"
          />
        </span>
      </label>
      <Button kind="primary" type="submit" attributes={{ 'data-needs-connection': true }}>{t('till.coupon-use')}</Button>
    </form>
  )
}

function OnOrder({ promotion, bills, menu, give }: { promotion: OrderPromotion; bills: OrderBills; menu: MenuState; give: Give }) {
  const t = useWords()
  const { promotionId, code, effect } = promotion
  const name = localName(promotion)
  const paise = takenOff(bills, promotionId)
  return (
    <li data-promotion={promotionId}>
      <span class="panel-what">
        <b>{code === undefined ? name : `${name} · ${code}`}</b>
        <small>{effectText(effect, menu)}</small>
        {paise === 0 && <small class="why-not">{whyNothing(promotion)}</small>}
      </span>
      {paise === 0 ? <Badge tone="warn">{t('till.offer-nothing')}</Badge> : <span class="num good-text">{formatMoney(-paise)}</span>}
      <Button attributes={give('remove-promotion', promotionId, t('till.offer-off', { offer: name }))}>{t('till.charge-take-off')}</Button>
    </li>
  )
}

/** @param wait when it can be put on, where that is not now */
function OnOffer({ offer, menu, wait, give }: { offer: Promotion; menu: MenuState; wait: string | null; give: Give }) {
  const t = useWords()
  const name = localName(offer)
  return (
    <li data-offer={offer.id}>
      <span class="panel-what">
        <b>{name}</b>
        <small>{[effectText(offer.effect, menu), conditionText(offer)].filter(Boolean).join(' · ')}</small>
      </span>
      <span />
      {wait === null
        ? <Button icon="plus" attributes={give('apply-promotion', offer.id, t('till.offer-on', { offer: name }))}>{t('till.offer-put-on')}</Button>
        : <Badge>{wait}</Badge>}
    </li>
  )
}

/** What it takes off all documents of the order, in paise. */
function takenOff({ documents }: OrderBills, promotionId: string): number {
  return documents.reduce((sum, { discounts = [] }) => sum
  + discounts.reduce((all, row) => all + (row.promotionId === promotionId ? row.amountPaise : 0), 0), 0)
}

function conditionText({ minBillPaise }: Pick<Promotion, 'minBillPaise'>): string {
  const t = useWords()
  return minBillPaise === undefined ? '' : t('offer.from-value', { amount: plainRupees(minBillPaise) })
}

/** It is on the order and takes nothing off: what it waits for. */
function whyNothing({ minBillPaise, effect, times, scope }: OrderPromotion): string {
  const t = useWords()
  if (minBillPaise !== undefined) return t('till.offer-needs-value', { amount: plainRupees(minBillPaise) })
  if (times !== undefined) return t('till.offer-needs-hours', { hours: hoursText(times) })
  if ('buy' in effect) return t('till.offer-needs-pieces', { buy: effect.buy })
  return t(scope.itemIds || scope.categoryIds ? 'till.offer-needs-dishes' : 'till.offer-needs-anything')
}

/** Why it can't be put on at this moment, or null: it can. */
function waitText(offer: Promotion, { settings }: OutletState, today: string, now: string): string | null {
  if ((offer.from ?? '') > today) return daysText({ from: offer.from ?? '' })
  return isServed(offer.times, now, settings?.timeZone ?? 'UTC') ? null : hoursText(offer.times)
}
