import { addDays, availabilityOf, businessDay, clockOf, clockText, leftAt, localTime, type MenuItem, type MenuState, type OutletState } from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { Button } from '../kit/atoms'
import { Name } from '../kit/said'
import { dateText, elapsed } from '../kit/time'

interface Stock {
  readonly menu: MenuState
  readonly outlet: OutletState
  /** UTC instant. */
  readonly now: string
}

/** @returns the station's items by name, each with one tap to 86 it and one to bring it back; a row never changes its place */
export function SoldOutList({ stationId, attributes, ...stock }: Stock & { stationId: string; attributes: Attributes }) {
  const { menu, outlet } = stock
  const mine = Object.values(menu.items).filter(item =>
    item.archived !== true && (stationId === 'pass' || (item.stationId ?? outlet.settings?.defaultStationId) === stationId))
  return (
    <div {...attributes}>
      <ul class="sold-out-list">{mine.sort((a, b) => (a.name < b.name ? -1 : 1)).map(item => <Row item={item} {...stock} />)}</ul>
    </div>
  )
}

function Row({ item, ...stock }: Stock & { item: MenuItem }) {
  const t = useWords()
  const { id, names } = item
  const name = localName(item)
  const { menu, now } = stock
  const out = menu.soldOut[id]
  const left = leftAt(menu, id, now)
  const isOut = (out !== undefined && (out.until === null || out.until > now)) || left === 0
  const why = isOut ? whyText(stock, id) : ''
  return (
    <li id={`item-${id}`} class={isOut ? 'is-out' : ''} data-filter={[item.name, ...Object.values(names ?? {})].join(' ').toLowerCase()}>
      <span class="grow">
        <span class="name"><Name of={item} /></span>
        {isOut ? <small>{why}</small> : left !== undefined && <small>{t('kitchen.items-left', { left: left / 1000 })}</small>}
      </span>
      <Button
        kind="quiet"
        attributes={{
          'data-stock': id, 'data-name': name, 'data-left': left === undefined ? '' : left / 1000,
          'data-when': isOut ? why : countEnds(stock, id, left), 'aria-label': t('kitchen.count-label', { name }),
        }}
      >{t('kitchen.count')}</Button>
      <Button
        kind={isOut ? 'good' : 'plain'}
        attributes={{
          'data-command': `menu/items/${id}/${isOut ? 'restore' : 'eighty-six'}`, 'data-body': '{}',
          'data-intent': `${isOut ? 'restore' : '86'}-${id}`, 'data-label': `${isOut ? t('kitchen.back-on') : t('common.sold-out')}: ${name}`,
          'aria-label': isOut ? t('kitchen.back-on-of', { name }) : t('kitchen.sold-out-of', { name }),
        }}
      >{isOut ? t('kitchen.back-on') : t('common.sold-out')}</Button>
    </li>
  )
}

/** Since when it is out, and when it comes back. */
function whyText({ menu, outlet, now }: Stock, id: string): string {
  const t = useWords()
  const out = menu.soldOut[id]
  const stands = out !== undefined && (out.until === null || out.until > now)
  const since = stands ? t('kitchen.sold-out-for', { time: elapsed(Date.parse(now) - Date.parse(out.since), 'minutes') }) : t('kitchen.none-left')
  const item = menu.items[id]
  const { returnsAt } = item ? availabilityOf(menu, item, clockOf(outlet, now)) : {}
  if (returnsAt === undefined) return `${since}, ${t('kitchen.until-restored')}`
  const { timeZone = 'UTC', businessDayStart = '00:00' } = outlet.settings ?? {}
  const [today, day] = [businessDay(now, timeZone, businessDayStart), businessDay(returnsAt, timeZone, businessDayStart)]
  if (day === today || localTime(now, timeZone).date === localTime(returnsAt, timeZone).date) {
    return `${since}, ${t('kitchen.back-at', { time: clockText(localTime(returnsAt, timeZone).minutes) })}`
  }
  const isTomorrow = day === addDays(today, 1)
  return `${since}, ${isTomorrow ? t('kitchen.back-tomorrow') : t('kitchen.back-on-date', { date: dateText(day) })}`
}

/** Until when a count holds, or would hold. */
function countEnds({ menu, outlet }: Stock, id: string, left: number | undefined): string {
  const t = useWords()
  const ends = left === undefined ? outlet.settings?.soldOutUntil !== 'restored' : menu.countsUntil[id] !== undefined
  return t(ends ? 'kitchen.count-ends' : 'kitchen.count-stays')
}

/** @returns what the dialog of one item holds; the page's script fills in which. It stands outside of every region */
export function StockForm() {
  const t = useWords()
  return (
    <div class="stock-form" id="stock-form">
      <form class="count-form" data-errors="#stock-errors" novalidate>
        <label for="stock-left">{t('kitchen.how-many-left')}</label>
        <div class="row">
          <input id="stock-left" name="left" inputmode="decimal" autocomplete="off" class="num" maxlength={8} />
          <Button kind="primary" type="submit">{t('kitchen.save-count')}</Button>
        </div>
      </form>
      <p class="muted" id="stock-when" />
      <div id="stock-errors" />
      <Button kind="plain" attributes={{ 'data-stock-command': 'count', 'data-body': '{"left":null}' }}>{t('kitchen.stop-counting')}</Button>
      <Button kind="plain" attributes={{ 'data-stock-command': 'eighty-six', 'data-body': '{"until":"next-day"}' }}>{t('kitchen.out-back-tomorrow')}</Button>
      <Button kind="plain" attributes={{ 'data-stock-command': 'eighty-six', 'data-body': '{"until":"restored"}' }}>{t('kitchen.out-until-restored')}</Button>
    </div>
  )
}
