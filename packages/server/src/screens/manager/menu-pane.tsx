import type { House, MenuState, MenuView, MenuViewItem, ModifierGroup } from '@restoflow/core'
import { Bilingual, Button, Chip, hindi } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { Icon } from '../kit/icon'
import { addsAtOnce, ItemOptions, MenuItemRow, ModifierChoices, VariantChoice } from '../kit/menu-list'

/** @returns the text in which a typed word is looked for: names, Hindi too, and the code, in lower case */
export function searchText({ name, names, code }: Pick<MenuViewItem, 'name' | 'names' | 'code'>): string {
  return [name, ...Object.values(names ?? {}), code ?? ''].join(' ').toLowerCase()
}

/**
 * @returns the menu beside the order: search, categories, items. It is no live region, so that nothing typed or opened is
 * lost; what is sold out comes live in {@link Availability}.
 */
export function MenuPane({ menu }: { menu: MenuView }) {
  return (
    <section class="pad-menu" aria-label="Menu">
      <div class="field" role="search">
        <Icon name="search" />
        <input
          id="menu-search" type="search" data-search autocomplete="off" autocapitalize="off" spellcheck={false} enterkeyhint="done"
          placeholder="Find an item or code" aria-label="Find an item or code" aria-controls="menu-items"
        />
        <button type="button" class="clear-search" id="clear-search" aria-label="Clear the search" hidden><Icon name="cross" size="small" /></button>
        <kbd aria-hidden="true">/</kbd>
      </div>
      <div class="chips" role="group" aria-label="Categories" id="menu-categories">
        {menu.categories.map(({ id, name }, index) => <Chip pressed={index === 0} attributes={{ 'data-category': id }}>{name}</Chip>)}
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
  return (
    <>
      {menu.categories.map(({ id, name, names, items }, index) => (
        <section data-category-items={id} aria-label={name} hidden={index > 0}>
          <h3><Bilingual en={name} hi={hindi(names)} /></h3>
          <ul>{items.map(item => <MenuRow item={item} />)}</ul>
        </section>
      ))}
      <template id="item-options">
        <ItemOptions attributes={{ novalidate: true, autocomplete: 'off' }}>
          <Button kind="primary" type="submit" busyText="Adding…" class="add-item">Add</Button>
        </ItemOptions>
      </template>
      {groupsOf(menu).map(group => <template data-choices={group.id}><ModifierChoices group={group} /></template>)}
      <div class="nothing-found" id="nothing-found" hidden><b>Nothing found</b><p>Try another spelling, the Hindi name or the code.</p></div>
    </>
  )
}

function groupsOf(menu: MenuView): readonly ModifierGroup[] {
  const groups = menu.categories.flatMap(({ items }) => items.flatMap(({ modifierGroups }) => modifierGroups))
  return [...new Map(groups.map(group => [group.id, group])).values()]
}

function MenuRow({ item }: { item: MenuViewItem }) {
  const { id, name, code, course, pricePaise, quantityDecimals = 0, modifierGroups } = item
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
            kind="quiet" icon="more" class="item-more" label={`Options of ${name}`} disabled={!item.available}
            attributes={{ 'data-options-of': id, 'aria-expanded': 'false' }}
          />
        )
        : <span class="item-opens"><Icon name="arrow-down" size="small" /></span>}
      {item.variants.length > 0 && <template data-variants={id}><VariantChoice variants={item.variants} /></template>}
    </li>
  )
}

/** @returns what is sold out at this moment, for the page's script; it shows nothing itself */
export function Availability({ house, attributes }: { house: House; attributes: Attributes }) {
  const { soldOut } = house.state<MenuState>('menu')
  return <div hidden data-sold-out={Object.keys(soldOut).join(' ')} data-menu={menuMark(house)} {...attributes} />
}

/**
 * @returns a mark that changes when the menu's items, prices or choices do, and not when something is sold out; the page
 * fetches its list again then
 */
export function menuMark(house: House): string {
  const { soldOut: _, ...menu } = house.state<MenuState>('menu')
  const known = marks.get(menu.items)
  if (known !== undefined) return known
  let hash = 5381
  for (const char of JSON.stringify(menu)) hash = ((hash * 33) ^ (char.codePointAt(0) ?? 0)) >>> 0
  const mark = hash.toString(36)
  marks.set(menu.items, mark)
  return mark
}

const marks = new WeakMap<object, string>()
