import { formatMoney, type House, type MenuState, type OutletState } from '@restoflow/core'
import { localName, useLanguage, useWords, type Words } from '../../words/words'
import { percentText } from './fields'
import { timesText } from './times-fields'
import type { DatedPrice, DefinitionKind, TimeWindow } from './types'

/** One field in which what is typed differs from what the menu has by now. */
export interface Difference {
  readonly field: string
  readonly label: string
  readonly mine: string
  readonly theirs: string
  /** Which one changed since it was read; `both` is the conflict. */
  readonly changedBy: 'me' | 'them' | 'both'
}

type Values = Readonly<Record<string, unknown>>

/**
 * @param read what the editor had read
 * @param mine what is typed
 * @param theirs what the menu has now
 * @returns each field that differs between mine and theirs, in words
 */
export function differencesOf(house: House, kind: DefinitionKind, read: Values, mine: Values, theirs: Values): readonly Difference[] {
  const t = useWords()
  const say = speakerOf(house, t)
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
  return fieldsOf(kind).flatMap(({ field, label }) => {
    if (same(mine[field], theirs[field])) return []
    const changedBy = same(read[field], theirs[field]) ? 'me' : same(read[field], mine[field]) ? 'them' : 'both'
    return [{ field, label: t(label), mine: say(field, mine[field]), theirs: say(field, theirs[field]), changedBy } as const]
  })
}

/** What says nothing counts as absent: an empty list, an empty text. */
function canonical(value: unknown): unknown {
  if (value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, canonical(member)] as const).filter(([, member]) => member !== null)
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Field = { readonly field: string; readonly label: Parameters<Words>[0] }

function fieldsOf(kind: DefinitionKind): readonly Field[] {
  const name: readonly Field[] = [{ field: 'name', label: 'menu.name' }, { field: 'names', label: 'menu.other-names' }]
  switch (kind) {
    case 'items':
      return [
        ...name, { field: 'categoryId', label: 'menu.category' }, { field: 'pricePaise', label: 'menu.price' }, { field: 'variants', label: 'menu.variants' },
        { field: 'prices', label: 'menu.other-prices' }, { field: 'code', label: 'menu.code' }, { field: 'diet', label: 'menu.diet' },
        { field: 'photo', label: 'menu.photo' }, { field: 'taxClassId', label: 'menu.tax-class' }, { field: 'stationId', label: 'menu.station' },
        { field: 'course', label: 'menu.course' }, { field: 'modifierGroupIds', label: 'menu.groups' }, { field: 'times', label: 'menu.times' },
        { field: 'combo', label: 'menu.combo' }, { field: 'costPaise', label: 'menu.cost' }, { field: 'description', label: 'menu.description' },
        { field: 'allergens', label: 'menu.allergens' }, { field: 'hsn', label: 'menu.hsn' }, { field: 'pricing', label: 'menu.pricing' },
        { field: 'quantityDecimals', label: 'menu.sold-by' }, { field: 'order', label: 'menu.place' }, { field: 'archived', label: 'menu.archived' },
      ]
    case 'categories':
      return [...name, { field: 'order', label: 'menu.place' }, { field: 'times', label: 'menu.times' }, { field: 'archived', label: 'menu.archived' }]
    case 'modifier-groups':
      return [...name, { field: 'min', label: 'menu.group-min' }, { field: 'max', label: 'menu.group-max' }, { field: 'modifiers', label: 'menu.modifiers' }]
    case 'tax-classes':
      return [
        ...name, { field: 'treatment', label: 'menu.treatment' }, { field: 'section', label: 'menu.section' }, { field: 'hsn', label: 'menu.hsn' },
        { field: 'rateBasisPoints', label: 'menu.rate' }, { field: 'cessBasisPoints', label: 'menu.cess' }, { field: 'cessPaisePerUnit', label: 'menu.cess-unit' },
        { field: 'rates', label: 'menu.rates' },
      ]
    default:
      return kind satisfies never
  }
}

const money = (value: unknown): string => (typeof value === 'number' && Number.isSafeInteger(value)
  ? formatMoney(value, { paise: value % 100 === 0 ? 'never' : 'always' })
  : String(value))
const percent = (value: unknown): string => (typeof value === 'number' ? `${percentText(value)}%` : String(value))

function speakerOf(house: House, t: Words): (field: string, value: unknown) => string {
  const [menu, outlet] = [house.state<MenuState>('menu'), house.state<OutletState>('outlet')]
  const language = useLanguage()
  const nameIn = (list: Readonly<Record<string, { name: string; names?: Readonly<Record<string, string>> }>>, id: unknown): string => {
    const found = typeof id === 'string' && Object.hasOwn(list, id) ? list[id] : undefined
    return found ? localName(found) : String(id)
  }
  const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value))
  const each = <T>(value: unknown, say: (one: T) => string): string => (Array.isArray(value) ? value.map(one => say(one as T)).join(', ') : plain(value))
  return (field, value) => {
    if (canonical(value) === null) return t('menu.nothing')
    switch (field) {
      case 'pricePaise': case 'costPaise': case 'cessPaisePerUnit': return money(value)
      case 'rateBasisPoints': case 'cessBasisPoints': return percent(value)
      case 'names': return Object.values(value as object).join(' · ')
      case 'categoryId': return nameIn(menu.categories, value)
      case 'taxClassId': return nameIn(menu.taxClasses, value)
      case 'stationId': return nameIn(outlet.stations, value)
      case 'modifierGroupIds': return each<string>(value, id => nameIn(menu.modifierGroups, id))
      case 'variants': case 'modifiers': return each<{ name: string; pricePaise: number }>(value, one => `${one.name} ${money(one.pricePaise)}`)
      case 'prices': return each<DatedPrice>(value, ({ pricePaise, from, kinds = [] }) =>
        [money(pricePaise), from, ...kinds.map(kind => t(`menu.kind-${kind}`))].filter(Boolean).join(' '))
      case 'rates': return each<{ from: string; rateBasisPoints: number }>(value, rate => `${rate.from} ${percent(rate.rateBasisPoints)}`)
      case 'times': return timesText(Array.isArray(value) ? (value as TimeWindow[]) : [], language)
      case 'combo': return each<{ name: string }>((value as { parts?: unknown }).parts, part => part.name)
      case 'allergens': return each<string>(value, String)
      case 'diet': case 'course': return t(`menu.${value as 'veg' | 'main'}`)
      case 'treatment': return t(`menu.treatment-${value as 'taxable'}`)
      case 'section': return t(`menu.section-${value as 'gst'}`)
      case 'pricing': return t(`menu.pricing-${value as 'inclusive'}`)
      case 'photo': return t('menu.photo-other')
      case 'archived': return t('menu.archived')
      default: return plain(value)
    }
  }
}
