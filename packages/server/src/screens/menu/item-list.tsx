import { dateOf, formatMoney, priceOf, type Clock, type MenuState, type OutletState } from '@restoflow/core'
import { photoUrl } from '../../photos/photo-store'
import { localName, secondName, useWords } from '../../words/words'
import { Badge, Button, EmptyState } from '../kit/atoms'
import { DietMark, Icon } from '../kit/icon'
import { stateAttributes, stateOf, StateSlot } from './state-view'
import type { CategoryDefinition, ItemDefinition } from './types'

export interface ListProps {
  readonly menu: MenuState
  readonly outlet: OutletState
  readonly clock: Clock
  /** What the viewer may do. */
  readonly rights: { readonly edit: boolean; readonly eightySix: boolean }
}

/** @returns every dish by category, archived ones too: the page's script shows what the filters ask for */
export function ItemList(props: ListProps) {
  const t = useWords()
  const { menu, rights } = props
  const categories = Object.values(menu.categories).sort((a, b) => a.order - b.order)
  const items = Object.values(menu.items)
  if (items.length === 0) {
    return (
      <EmptyState icon="menu" title={t('menu.empty')} text={t('menu.empty-text')}>
        {rights.edit && categories.length > 0 && (
          <Button kind="primary" icon="plus" href="/menu/items/new" attributes={{ 'data-open': 'items/new' }}>{t('menu.new-item')}</Button>
        )}
        {rights.edit && categories.length === 0 && <Button kind="primary" icon="plus" href="/menu/categories/new">{t('menu.new-category')}</Button>}
      </EmptyState>
    )
  }
  return (
    <>
      {categories.map(category => (
        <CategoryRows {...props} category={category} items={items.filter(item => item.categoryId === category.id).sort(byPlace)} />
      ))}
    </>
  )
}

const byPlace = (a: ItemDefinition, b: ItemDefinition): number => (a.order ?? 10_001) - (b.order ?? 10_001)

function CategoryRows({ category, items, ...props }: ListProps & { category: CategoryDefinition; items: readonly ItemDefinition[] }) {
  const t = useWords()
  const second = secondName(category)
  return (
    <section class="menu-category" id={`category-${category.id}`} data-category={category.id} aria-labelledby={`category-${category.id}-name`}>
      <h2 id={`category-${category.id}-name`}>
        <span>{localName(category)}</span>
        {second && <span class="hi" lang={second.lang}>{second.text}</span>}
        {category.archived === true && <Badge>{t('menu.archived')}</Badge>}
        <small class="muted num" data-count>{items.length}</small>
      </h2>
      <ul>{items.map(item => <ItemRow {...props} item={item} isOff={category.archived === true} />)}</ul>
    </section>
  )
}

function ItemRow({ menu, outlet, clock, rights, item, isOff }: ListProps & { item: ItemDefinition; isOff: boolean }) {
  const t = useWords()
  const state = stateOf(menu, item, clock)
  const archived = item.archived === true || isOff
  const second = secondName(item)
  const station = outlet.stations[item.stationId ?? outlet.settings?.defaultStationId ?? '']
  const taxClass = menu.taxClasses[item.taxClassId]
  const price = priceOf(item, undefined, 'dine-in', dateOf(clock))
  const priceText = formatMoney(price, { paise: price % 100 === 0 ? 'never' : 'always' })
  const text = (
    <>
      <span class="thumb">
        {item.photo === undefined ? <Icon name="cloche" /> : <img src={photoUrl(item.photo, 'thumb')} alt="" width="44" height="44" loading="lazy" />}
      </span>
      <DietMark diet={item.diet} />
      <span class="item-text">
        <span class="name clamp">{localName(item)}{item.code !== undefined && <span class="code">{item.code}</span>}</span>
        {second && <span class="hi below" lang={second.lang}>{second.text}</span>}
        <small class="muted">{[station && localName(station), taxClass?.name].filter(Boolean).join(' · ')}</small>
      </span>
      <span class="price num">{item.variants.length > 0 ? t('menu.from-price', { price: priceText }) : priceText}</span>
    </>
  )
  return (
    <li
      class="item-row" id={`row-${item.id}`} data-item={item.id} data-name={item.name} data-revision={item.revision} data-archived={archived}
      data-photo={item.photo !== undefined}
      data-second={second !== null} data-search-text={[item.name, ...Object.values(item.names ?? {}), item.code ?? ''].join(' ').toLowerCase()}
      {...stateAttributes(state)}
    >
      {rights.edit
        ? <a class="item-open" href={`/menu/items/${item.id}`} data-open={`items/${item.id}`}>{text}</a>
        : <span class="item-open">{text}</span>}
      <StateSlot itemId={item.id} state={state} clock={clock} />
      {archived && <Badge>{t('menu.archived')}</Badge>}
      {rights.eightySix && !archived && (
        <span class="item-stock">
          <button type="button" class="button eighty-six" data-eighty-six={item.id} aria-pressed={String(!state.available && state.reason === 'sold-out')}>
            <Icon name="cross" size="small" /><span>{t('menu.eighty-six')}</span>
            <span class="visually-hidden">{t('menu.eighty-six-of', { name: localName(item) })}</span>
          </button>
          <Button kind="quiet" icon="more" label={t('menu.stock-of', { name: localName(item) })} attributes={{ 'data-stock': item.id }} />
        </span>
      )}
    </li>
  )
}
