import type { MenuState } from '@restoflow/core'
import { folded, paiseText, readPaise, readText, readWhole, tidy } from './cells'
import { bare, planOf, type CellChange, type RowPlan } from './changes'
import { fault } from './fault'
import { languageOf, readBody, type Body, type BodyRow, type Problems, type Titled } from './header'
import { own, type ModifierGroup } from './menu-types'
import { readId, slugOf } from './names-cell'
import { Refs } from './refs'
import type { SheetTable } from './table'

type Modifier = ModifierGroup['modifiers'][number]
type Names = Readonly<Record<string, string>>
type Draft = { -readonly [Key in keyof Omit<ModifierGroup, 'modifiers'>]: ModifierGroup[Key] } & { modifiers: Modifier[] }

/** The columns of choices: a row for each, those of a group below each other. */
export const choiceColumns: readonly Titled[] = [
  { title: 'Group', aliases: ['group name', 'modifier group', 'choice group'] },
  { title: 'Group id', aliases: ['modifier group id'] },
  { title: 'At least', aliases: ['min', 'minimum', 'min choices'] },
  { title: 'At most', aliases: ['max', 'maximum', 'max choices'] },
  { title: 'Choice', aliases: ['modifier', 'modifier name', 'option', 'name', 'add on'] },
  { title: 'Choice id', aliases: ['modifier id', 'option id'] },
  { title: 'Price', aliases: ['extra price', 'extra', 'rate', 'amount'] },
]

const choicesMax = 60

const columnFor = (header: string): Titled | undefined => {
  for (const word of ['Group', 'Choice'] as const) {
    const language = languageOf(header, word)
    if (language !== undefined) return { title: `${word}:${language}`, aliases: [] }
  }
  return undefined
}

interface Open {
  readonly row: number
  readonly draft: Draft
  readonly known: MenuState['modifierGroups'][string] | undefined
  /** At least and at most were said, in these rows. */
  readonly bounds: Map<string, number>
}

/** @returns the groups of a file, each with all that it is now: a choice that the file does not name is no more in its group */
export function readChoices(table: SheetTable, menu: MenuState,
  problems: Problems): { readonly plans: readonly RowPlan<ModifierGroup>[]; readonly body: Body<Titled> | undefined } {
  const body = readBody(table, choiceColumns, columnFor, 'Choice', problems)
  const refs = new Refs('unknown-group', Object.values(menu.modifierGroups))
  const taken = new Set(Object.values(menu.modifierGroups).flatMap(({ modifiers }) => modifiers.map(({ id }) => id)))
  const groups = new Map<string, Open>()
  let current: Open | undefined
  for (const row of body?.rows ?? []) {
    current = row.attempt('Group', () => groupOf(row, menu, refs, groups, current)) ?? current
    if (current) readRow(row, body?.columns ?? [], current, taken)
  }
  const plans = [...groups.values()].map(({ row, draft, known, bounds }) => {
    if (!known && !bounds.has('At most')) draft.max = Math.max(1, draft.min, draft.modifiers.length)
    if (draft.min > draft.max) problems.add('Choices', bounds.get('At least') ?? row, 'At least', 'least-above-most', { min: draft.min, max: draft.max })
    if (draft.modifiers.length > choicesMax) problems.add('Choices', row, 'Choice', 'too-many', { max: choicesMax, count: draft.modifiers.length })
    return planOf<ModifierGroup>({ sheet: 'Choices', row }, draft, known, () => differences(known, draft))
  })
  return { plans, body }
}

/** An empty name goes on with the group above: spreadsheets merge such cells. */
function groupOf(row: BodyRow<Titled>, menu: MenuState, refs: Refs, groups: Map<string, Open>, above: Open | undefined): Open {
  const [said, name] = [tidy(row.text('Group id') ?? ''), readText(row.text('Group') ?? '', 120)]
  if (said === '' && name === '') return above ?? fault('empty')
  const id = said === '' ? idNamed(name, refs, groups) : readId(said, 'Group id')
  const open = groups.get(id)
  if (open) return open
  const known = own(menu.modifierGroups, id)
  if (name === '' && !known) fault('empty')
  const draft: Draft = { ...(known ? bare(known) : { id, name, min: 0, max: 1 }), ...(name !== '' && { name }), modifiers: [] }
  const made: Open = { row: row.row, draft, known, bounds: new Map() }
  groups.set(id, made)
  return made
}

function idNamed(name: string, refs: Refs, groups: ReadonlyMap<string, Open>): string {
  const opened = [...groups.values()].find(({ draft }) => folded(draft.name) === folded(name))
  const [found, another] = refs.named(name)
  if (found !== undefined && another !== undefined) fault('two-of-the-name', { text: name, first: found, second: another })
  return found ?? opened?.draft.id ?? slugOf(name, each => refs.has(each))
}

function readRow(row: BodyRow<Titled>, columns: readonly Titled[], { draft, known, bounds }: Open, taken: Set<string>): void {
  for (const [title, key, min] of [['At least', 'min', 0], ['At most', 'max', 1]] as const) {
    const text = tidy(row.text(title) ?? '')
    if (text === '') continue
    row.attempt(title, () => {
      const value = readWhole(text, min, 50)
      const before = bounds.get(title)
      if (before !== undefined && draft[key] !== value) fault('group-differs', { row: before })
      bounds.set(title, before ?? row.row)
      draft[key] = value
    })
  }
  const local = (word: string): Names => Object.fromEntries(columns.flatMap(({ title }) => {
    const text = title.startsWith(`${word}:`) ? row.text(title) : undefined
    return text === undefined ? [] : [[title.slice(word.length + 1), row.attempt(title, () => readText(text, 160)) ?? '']]
  }))
  const groupNames = merged(draft.names, local('Group'), row.text('Group') === undefined || tidy(row.text('Group') ?? '') === '')
  if (groupNames) draft.names = groupNames
  else delete draft.names
  const modifier = row.attempt('Choice', () => choiceOf(row, draft, known, taken))
  if (!modifier) return
  const names = merged(modifier.names, local('Choice'), false)
  const text = row.text('Price')
  const was = known?.modifiers.find(({ id }) => id === modifier.id)?.pricePaise
  const price = text === undefined ? (was ?? 0) : row.attempt('Price', () => (tidy(text) === '' ? 0 : readPaise(text)))
  draft.modifiers.push({ id: modifier.id, name: modifier.name, ...(names && { names }), pricePaise: price ?? 0 })
}

/** Names that the file says, over those that were; an empty cell takes a name away, unless the row only goes on with its group. */
function merged(before: Names | undefined, said: Names, keepsEmpty: boolean): Names | undefined {
  const all = { ...before, ...(keepsEmpty ? Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')) : said) }
  const names = Object.fromEntries(Object.entries(all).filter(([language, text]) => text !== '' || said[language] === undefined))
  return Object.keys(names).length > 0 ? names : undefined
}

/** Ids of choices are told apart beyond their group: an item may have several. */
function choiceOf(row: BodyRow<Titled>, draft: Draft, known: ModifierGroup | undefined, taken: Set<string>): Pick<Modifier, 'id' | 'name' | 'names'> {
  const [said, name] = [tidy(row.text('Choice id') ?? ''), readText(row.text('Choice') ?? '', 120)]
  if (name === '') fault('empty')
  const twice = draft.modifiers.find(each => (said === '' ? folded(each.name) === folded(name) : each.id === said))
  if (twice) fault('choice-twice', { text: name, group: draft.name })
  const same = known?.modifiers.find(each => (said === '' ? folded(each.name) === folded(name) : each.id === said))
  const id = said !== '' ? readId(said, 'Choice id') : (same?.id ?? slugOf(`${draft.id} ${name}`, each => taken.has(each)))
  taken.add(id)
  return { id, name, ...(same?.names && { names: same.names }) }
}

const localText = (names: Names = {}): string => Object.entries(names).map(([language, text]) => `${language}: ${text}`).join('; ')

/** @returns a group in one line: `Mint chutney 20, Lemon` */
function choicesText(modifiers: readonly Modifier[]): string {
  return modifiers.map(({ name, names, pricePaise }) =>
  `${name}${names ? ` [${localText(names)}]` : ''}${pricePaise === 0 ? '' : ` ${paiseText(pricePaise)}`}`).join(', ')
}

function differences(known: ModifierGroup | undefined, draft: ModifierGroup): readonly CellChange[] {
  const sides = (group: ModifierGroup | undefined): readonly (readonly [string, string])[] => [
    ['Group', group?.name ?? ''], ['Group:', localText(group?.names)], ['At least', String(group?.min ?? '')], ['At most', String(group?.max ?? '')],
    ['Choice', choicesText(group?.modifiers ?? [])],
  ]
  const now = sides(draft)
  return sides(known).flatMap(([column, before], index) => (before === now[index]?.[1] ? [] : [{ column, old: before, new: now[index]?.[1] ?? '' }]))
}
