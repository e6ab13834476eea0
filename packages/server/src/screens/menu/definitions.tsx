import type { JSX } from 'hono/jsx/jsx-runtime'
import { isId, newId, usersOf, type House, type MenuState, type OutletState } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Notice } from '../kit/atoms'
import { ItemEditor } from './item-editor'
import { CategoryEditor, GroupEditor, TaxEditor } from './other-editors'
import type { CategoryDefinition, DefinitionKind, GroupDefinition, ItemDefinition, TaxDefinition } from './types'

/** What a new definition begins with: the address says more. */
export interface NewOptions {
  readonly category?: string | undefined
  /** Id of an item that is copied. */
  readonly from?: string | undefined
}

/** @returns the editor of a definition, or of a new one for the id `new`; a word that there is none */
export function editorOf(house: House, kind: DefinitionKind, id: string, options: NewOptions = {}): JSX.Element {
  const [menu, outlet] = [house.state<MenuState>('menu'), house.state<OutletState>('outlet')]
  const own = <T,>(list: Readonly<Record<string, T>>): T | undefined => (Object.hasOwn(list, id) ? list[id] : undefined)
  switch (kind) {
    case 'items': {
      const item = id === 'new' ? newItem(menu, options) : own(menu.items)
      return item ? <ItemEditor menu={menu} outlet={outlet} item={item} /> : <NotThere />
    }
    case 'categories': {
      const category = id === 'new' ? newCategory(menu) : own(menu.categories)
      return category ? <CategoryEditor category={category} /> : <NotThere />
    }
    case 'modifier-groups': {
      const group = id === 'new' ? newGroup() : own(menu.modifierGroups)
      return group ? <GroupEditor group={group} usedBy={usersOf(menu, 'modifierGroups', group.id).length} /> : <NotThere />
    }
    case 'tax-classes': {
      const taxClass = id === 'new' ? newTaxClass() : own(menu.taxClasses)
      return taxClass ? <TaxEditor taxClass={taxClass} usedBy={usersOf(menu, 'taxClasses', taxClass.id).length} /> : <NotThere />
    }
    default:
      return kind satisfies never
  }
}

function NotThere() {
  const t = useWords()
  return <div class="editor-none" data-not-there><Notice tone="warn" title={t('menu.not-there')} /></div>
}

/** Most dishes are like those before: the category's newest one says station, tax and course. */
function newItem(menu: MenuState, { category, from }: NewOptions): ItemDefinition {
  const copied = isId(from) && Object.hasOwn(menu.items, from) ? menu.items[from] : undefined
  if (copied) {
    const { photo: _photo, code: _code, ...rest } = copied
    return { ...rest, id: newId(), revision: 0, name: '', names: {} }
  }
  const first = Object.values(menu.categories).filter(({ archived }) => archived !== true).sort((a, b) => a.order - b.order)[0]
  const categoryId = isId(category) && Object.hasOwn(menu.categories, category) ? category : (first?.id ?? '')
  const items = Object.values(menu.items)
  const like = items.filter(item => item.categoryId === categoryId).at(-1) ?? items.at(-1)
  return {
    id: newId(), revision: 0, categoryId, name: '', diet: like?.diet ?? 'veg', pricePaise: 0, variants: [], modifierGroupIds: [],
    taxClassId: like?.taxClassId ?? Object.keys(menu.taxClasses)[0] ?? '', course: like?.course ?? 'main',
    ...(like?.stationId !== undefined && { stationId: like.stationId }),
  }
}

function newCategory(menu: MenuState): CategoryDefinition {
  const order = Math.max(0, ...Object.values(menu.categories).map(each => each.order)) + 1
  return { id: newId(), revision: 0, name: '', order: Math.min(order, 10_000) }
}

function newGroup(): GroupDefinition {
  return { id: newId(), revision: 0, name: '', min: 0, max: 1, modifiers: [] }
}

function newTaxClass(): TaxDefinition {
  return { id: newId(), revision: 0, name: '', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' }
}
