import { dateOf, formatMoney, rateOn, usersOf, type Clock, type MenuState, type Modifier } from '@restoflow/core'
import { localName, secondName, useWords } from '../../words/words'
import { Badge, Button, EmptyState } from '../kit/atoms'
import { percentText } from './fields'
import type { DefinitionKind } from './types'

/** @returns the categories in their order, with buttons that move one up or down */
export function CategoryList({ menu }: { menu: MenuState }) {
  const t = useWords()
  const categories = Object.values(menu.categories).sort((a, b) => a.order - b.order)
  if (categories.length === 0) {
    return <Nothing kind="categories" title={t('menu.no-categories')} text={t('menu.no-categories-text')} action={t('menu.new-category')} />
  }
  return (
    <ol class="plain-rows" data-order-list>
      {categories.map((category, index) => {
        const second = secondName(category)
        const dishes = usersOf(menu, 'categories', category.id).filter(({ archived }) => archived !== true)
        return (
          <li
            class="plain-row" id={`row-${category.id}`} data-item={category.id} data-name={category.name} data-revision={category.revision}
            data-definition={JSON.stringify(category)}
            data-archived={category.archived === true} data-search-text={[category.name, ...Object.values(category.names ?? {})].join(' ').toLowerCase()}
          >
            <a class="item-open" href={`/menu/categories/${category.id}`} data-open={`categories/${category.id}`}>
              <span class="item-text">
                <span class="name clamp">{localName(category)}</span>
                {second && <span class="hi below" lang={second.lang}>{second.text}</span>}
                <small class="muted">{t('menu.dishes', { count: dishes.length })}</small>
              </span>
            </a>
            {category.archived === true && <Badge>{t('menu.archived')}</Badge>}
            <span class="order-buttons">
              <Button
                kind="quiet" icon="arrow-up" label={t('menu.move-up', { name: localName(category) })} disabled={index === 0}
                attributes={{ 'data-move': '-1' }}
              />
              <Button
                kind="quiet" icon="arrow-down" label={t('menu.move-down', { name: localName(category) })} disabled={index === categories.length - 1}
                attributes={{ 'data-move': '1' }}
              />
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const pricedName = (modifier: Modifier): string =>
  (modifier.pricePaise === 0 ? localName(modifier) : `${localName(modifier)} ${formatMoney(modifier.pricePaise, { paise: 'never' })}`)

export function GroupList({ menu }: { menu: MenuState }) {
  const t = useWords()
  const groups = Object.values(menu.modifierGroups).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (groups.length === 0) return <Nothing kind="modifier-groups" title={t('menu.no-groups')} text={t('menu.no-groups-text')} action={t('menu.new-group')} />
  return (
    <ul class="plain-rows">
      {groups.map(group => (
        <PlainRow
          kind="modifier-groups" definition={group} uses={usersOf(menu, 'modifierGroups', group.id).length}
          text={group.modifiers.map(pricedName).join(', ')}
        />
      ))}
    </ul>
  )
}

export function TaxList({ menu, clock }: { menu: MenuState; clock: Clock }) {
  const t = useWords()
  const classes = Object.values(menu.taxClasses).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (classes.length === 0) return <Nothing kind="tax-classes" title={t('menu.no-taxes')} text={t('menu.no-taxes-text')} action={t('menu.new-tax')} />
  return (
    <ul class="plain-rows">
      {classes.map(taxClass => (
        <PlainRow
          kind="tax-classes" definition={taxClass} uses={usersOf(menu, 'taxClasses', taxClass.id).length}
          text={`${percentText(rateOn(taxClass, dateOf(clock)).rateBasisPoints)}% · ${t(`menu.section-${taxClass.section}`)} · HSN ${taxClass.hsn}`}
        />
      ))}
    </ul>
  )
}

interface PlainRowProps {
  readonly kind: DefinitionKind
  readonly definition: { readonly id: string; readonly name: string; readonly names?: Readonly<Record<string, string>>; readonly revision: number }
  readonly text: string
  readonly uses: number
}

function PlainRow({ kind, definition, text, uses }: PlainRowProps) {
  const t = useWords()
  const { id, name, names, revision } = definition
  const second = secondName(definition)
  return (
    <li
      class="plain-row" id={`row-${id}`} data-item={id} data-name={name} data-revision={revision}
      data-search-text={[name, ...Object.values(names ?? {}), text].join(' ').toLowerCase()}
    >
      <a class="item-open" href={`/menu/${kind}/${id}`} data-open={`${kind}/${id}`}>
        <span class="item-text">
          <span class="name clamp">{localName(definition)}</span>
          {second && <span class="hi below" lang={second.lang}>{second.text}</span>}
          <small class="muted clamp">{text}</small>
        </span>
        <small class="muted uses">{t('menu.dishes', { count: uses })}</small>
      </a>
    </li>
  )
}

function Nothing({ kind, title, text, action }: { kind: DefinitionKind; title: string; text: string; action: string }) {
  return (
    <EmptyState icon="menu" title={title} text={text}>
      <Button kind="primary" icon="plus" href={`/menu/${kind}/new`} attributes={{ 'data-open': `${kind}/new` }}>{action}</Button>
    </EmptyState>
  )
}
