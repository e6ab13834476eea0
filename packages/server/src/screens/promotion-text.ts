import { clockText, formatMoney, formatRate, type MenuState, type PromotionEffect, type TimeWindow } from '@restoflow/core'
import { localName, useLanguage, useWords } from '../words/words'
import { dayText } from './kit/time'

/** @returns an amount without paise where it has none */
export const plainRupees = (paise: number): string => formatMoney(paise, { paise: paise % 100 === 0 ? 'never' : 'always' })

/** @returns what a coupon or an offer gives, in one phrase: `20% off, at most ₹100`, `Buy 2, get 1 free` */
export function effectText(effect: PromotionEffect, menu: MenuState): string {
  const t = useWords()
  if ('paise' in effect) return t('offer.off-amount', { amount: plainRupees(effect.paise) })
  if ('basisPoints' in effect) {
    const rate = formatRate(effect.basisPoints)
    return effect.maxPaise === undefined ? t('offer.off-rate', { rate })
      : t('offer.off-rate-capped', { rate, amount: plainRupees(effect.maxPaise) })
  }
  const { buy, free, freeItemIds } = effect
  if (freeItemIds === undefined) return t('offer.free', { buy, free })
  const items = freeItemIds.map(id => (menu.items[id] ? localName(menu.items[id]) : id)).join(', ')
  return t('offer.free-item', { buy, free, items })
}

const dateText = (date: string): string => `${dayText(date)} ${date.slice(0, 4)}`

/** @returns from and until when it holds: `22 Nov 2026 – 30 Nov 2026`; nothing where it has no days of its own */
export function daysText({ from, until }: { readonly from?: string; readonly until?: string }): string {
  const t = useWords()
  if (from !== undefined && until !== undefined) return `${dateText(from)} – ${dateText(until)}`
  if (from !== undefined) return t('offer.from-day', { day: dateText(from) })
  return until === undefined ? '' : t('offer.until-day', { day: dateText(until) })
}

/** Monday first, as ISO 8601 counts them. @returns short names of the weekdays in the reader's language */
export function weekdayNames(): readonly string[] {
  const name = new Intl.DateTimeFormat(useLanguage(), { weekday: 'short', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map(day => name.format(new Date(Date.UTC(2024, 0, day))))
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** @returns its hours in one line: `5:00 PM – 7:00 PM, Mon Tue` */
export function hoursText(times: readonly TimeWindow[] | undefined): string {
  const names = weekdayNames()
  return (times ?? []).map(({ from, to, days = [] }) => {
    const on = days.map(day => names[day - 1] ?? '').join(' ')
    return `${clockText(minutes(from))} – ${clockText(minutes(to))}${on === '' ? '' : `, ${on}`}`
  }).join(' · ')
}
