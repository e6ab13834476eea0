import {
  availabilityOf, clockOf, dateOf, type House, type MenuState, type MenuView, type MenuViewItem, type ModifierGroup, type OutletState,
} from '@restoflow/core'
import { Button, Chip } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { Icon } from '../kit/icon'
import { addsAtOnce, ComboChoices, ItemOptions, MenuItemRow, ModifierChoices, VariantChoice } from '../kit/menu-list'
import { Name } from '../kit/said'
import { localName, useWords } from '../../words/words'

/** @returns the text in which a typed word is looked for: names, Hindi too, and the code, in lower case */
export function searchText({ name, names, code }: Pick<MenuViewItem, 'name' | 'names' | 'code'>): string {
  return [name, ...Object.values(names ?? {}), code ?? ''].join(' ').toLowerCase()
}

/**
 * @returns the menu beside the order: search, categories, items. It is no live region, so that nothing typed or opened is
 * lost; what is sold out comes live in {@link Availability}.
 */
export function MenuPane({ menu }: { menu: MenuView }) {
  const t = useWords()
  return (
    <section class="pad-menu" aria-label={t('screen.menu')}>
      <div class="field" role="search">
        <Icon name="search" />
        <input
          id="menu-search" type="search" data-search autocomplete="off" autocapitalize="off" spellcheck={false} enterkeyhint="done"
          placeholder={t('pad.find-item')} aria-label={t('pad.find-item')} aria-controls="menu-items"
        />
        <button type="button" class="clear-search" id="clear-search" aria-label={t('pad.clear-search')} hidden><Icon name="cross" size="small" /></button>
        <kbd aria-hidden="true">/</kbd>
      </div>
      <div class="chips" role="group" aria-label={t('pad.categories')} id="menu-categories">
        {menu.categories.map((category, index) => <Chip pressed={index === 0} attributes={{ 'data-category': category.id }}>{localName(category)}</Chip>)}
      </div>
      <p class="visually-hidden" role="status" id="menu-found" />
      <div class="menu-items" id="menu-items" tabindex={-1}>
        <MenuList menu={menu} />
      </div>
    </section>
  )
}

/** @returns the items by category, each with the options that a tap opens */
export function MenuList({ menu }: { menu: MenuView }) {
  const t = useWords()
  return (
    <>
      {menu.categories.map((category, index) => (
        <section data-category-items={category.id} aria-label={localName(category)} hidden={index > 0}>
          <h3><Name of={category} /></h3>
          <ul>{category.items.map(item => <MenuRow item={item} />)}</ul>
        </section>
      ))}
      <template id="item-options">
        <ItemOptions attributes={{ novalidate: true, autocomplete: 'off' }}>
          <Button kind="primary" type="submit" busyText={t('pad.adding')} class="add-item">{t('pad.add')}</Button>
        </ItemOptions>
      </template>
      {groupsOf(menu).map(group => <template data-choices={group.id}><ModifierChoices group={group} /></template>)}
      <div class="nothing-found" id="nothing-found" hidden><b>{t('pad.nothing-found')}</b><p>{t('pad.nothing-found-text')}</p></div>
    </>
  )
}

function groupsOf(menu: MenuView): readonly ModifierGroup[] {
  const groups = menu.categories.flatMap(({ items }) => items.flatMap(({ modifierGroups }) => modifierGroups))
  return [...new Map(groups.map(group => [group.id, group])).values()]
}

function MenuRow({ item }: { item: MenuViewItem }) {
  const t = useWords()
  const name = localName(item)
  const { id, code, course, pricePaise, quantityDecimals = 0, modifierGroups } = item
  const atOnce = addsAtOnce(item) && quantityDecimals === 0
  const facts: Attributes = {
    id: `item-${id}`, 'data-name': name, 'data-course': course, 'data-price': pricePaise, 'data-groups': modifierGroups.map(group => group.id).join(' '),
    ...(quantityDecimals > 0 && { 'data-decimals': quantityDecimals }), ...(atOnce && { 'data-at-once': true }),
  }
  return (
    <li class="menu-row" data-search-text={searchText(item)} data-code={code?.toLowerCase()}>
      <MenuItemRow item={item} attributes={facts} />
      {atOnce
        ? (
          <Button
            kind="quiet" icon="more" class="item-more" label={t('browser.options-of', { name })} disabled={!item.available}
            attributes={{ 'data-options-of': id, 'aria-expanded': 'false' }}
          />
        )
        : <span class="item-opens"><Icon name="arrow-down" size="small" /></span>}
      {item.combo && <template data-combo={id}><ComboChoices parts={item.combo.parts} /></template>}
      {item.variants.length > 0 && <template data-variants={id}><VariantChoice variants={item.variants} /></template>}
    </li>
  )
}

/** @returns what can't be had at this moment, and how many are left of what is counted, for the page's script; it shows nothing itself */
export function Availability({ house, now, attributes }: { house: House; now: string; attributes: Attributes }) {
  const menu = house.state<MenuState>('menu')
  const clock = clockOf(house.state<OutletState>('outlet'), now)
  const found = Object.values(menu.items).map(item => ({ id: item.id, ...availabilityOf(menu, item, clock) }))
  const out = found.filter(({ available }) => !available)
  return (
    <div
      hidden data-sold-out={out.map(({ id }) => id).join(' ')} data-not-now={out.filter(({ reason }) => reason === 'not-now').map(({ id }) => id).join(' ')}
      data-left={found.flatMap(({ id, left }) => (left === undefined ? [] : [`${id}:${left}`])).join(' ')} data-menu={menuMark(house, now)} {...attributes}
    />
  )
}

/**
 * @returns a mark that changes when the menu's items, prices or choices do, and not when something is sold out; the page
 * fetches its list again then
 */
export function menuMark(house: House, now: string): string {
  const { items, categories, modifierGroups } = house.state<MenuState>('menu')
  const known = marks.get(items)
  const isKnown = known?.categories === categories && known.modifierGroups === modifierGroups
  const mark = known && isKnown ? known : { categories, modifierGroups, hash: hashOf(items, categories, modifierGroups) }
  marks.set(items, mark)
  // another day may have other prices
  return `${mark.hash}-${dateOf(clockOf(house.state<OutletState>('outlet'), now))}`
}

function hashOf(...parts: readonly object[]): string {
  let hash = 5381
  for (const char of JSON.stringify(parts)) hash = ((hash * 33) ^ (char.codePointAt(0) ?? 0)) >>> 0
  return hash.toString(36)
}

const marks = new WeakMap<object, { readonly categories: object; readonly modifierGroups: object; readonly hash: string }>()
