import { newId } from '@restoflow/core'
import { giveCommand, isOnline } from '../kit/commands'
import { on } from '../kit/events'
import { onRegion } from '../kit/live'
import { make, toast } from '../kit/problem-card'
import { undoToast } from '../kit/undo-toast'
import { t } from '../kit/words'
import { isNarrow, required, shownOrder, type ShownOrder } from './pad'
import { picked, setPicker } from './pick'
import { choiceOf, mergeBack, moveBack, moveTo, partyText, presetsFor, type Moving, type Preset, type TableFact, type Wanted } from './tables-model'

/** What the picker of tables is open for. */
interface Picking {
  readonly kind: 'move' | 'merge'
  readonly order: ShownOrder
  readonly fromId: string
  /** Chosen to be put together, in the order of the taps. */
  readonly chosen: string[]
  /** One for each opening: a second tap is the same intent. */
  readonly opening: string
}

let picking: Picking | null = null
let drawn = ''
/** What takes back what was just done, by the intent of its command. */
const ways = new Map<string, { readonly text: string; readonly back: readonly Wanted[] | null }>()

const dialog = (): HTMLDialogElement => required('tables-dialog') as HTMLDialogElement

/** Makes the picker of tables answer: transfer, merge, unmerge, with a way back. */
export function startTables(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const choice = target?.closest<HTMLElement>('[data-choose-table]')
    if (choice) return choose(choice.dataset['chooseTable'] ?? '')
    const preset = target?.closest<HTMLElement>('[data-preset-tables]')
    if (preset) return choosePreset(preset)
    if (target?.closest('#merge-submit')) merge()
  })
  required('tables-what').addEventListener('change', draw)
  dialog().addEventListener('close', () => {
    picking = null
    setPicker(null)
  })
  onRegion('floor', () => {
    if (dialog().open) draw()
  })
  onRegion('pad', element => {
    if (picking && element.dataset['order'] === picking.order.id && element.dataset['tableId'] !== picking.fromId) closeTables()
  })
  on('restoflow:done', ({ command }) => {
    const way = ways.get(command.intent ?? '')
    if (!way) return
    ways.delete(command.intent ?? '')
    closeTables()
    undoToast(way.text, way.back && (() => giveAll(way.back ?? [])))
  })
}

/** Opens the picker for the order that the pad shows. */
export function openTables(kind: Picking['kind']): void {
  const order = shownOrder()
  if (!order || order.tableId === null) return
  const from = factsNow().find(({ id }) => id === order.tableId)
  if (!from) return
  if (dialog().open) dialog().close()
  picking = { kind, order, fromId: from.id, chosen: [], opening: newId() }
  required('tables-dialog-title').textContent = t(kind === 'move' ? 'browser.move-table' : 'browser.merge-tables')
  required('moves-table').textContent = t('browser.whole-table', { count: from.orderIds.length })
  required('moves-order').textContent = t('browser.only-order', { title: order.title })
  required('tables-what').hidden = kind !== 'move' || from.orderIds.length < 2
  for (const radio of required('tables-what').querySelectorAll('input')) radio.checked = radio.value === 'table'
  required('merge-submit').hidden = kind !== 'merge'
  required('tables-errors').replaceChildren()
  drawn = ''
  draw()
  // Where the plan is in sight it stays to be tapped; on a phone the sheet is all there is.
  if (isNarrow()) return dialog().showModal()
  setPicker({ stateOf, pick: choose })
  dialog().show()
}

/** Closes the picker: something else is open now, or it is done. */
export function closeTables(): void {
  if (dialog().open) dialog().close()
}

/** Frees the tables that were put together with the one that the pad shows. */
export function unmerge(): void {
  const order = shownOrder()
  const main = factsNow().find(({ id }) => id === order?.tableId)
  if (!order || !main || main.mergedIds.length === 0) return
  const joined = factsNow().filter(({ id }) => main.mergedIds.includes(id))
  const text = t('browser.unmerged', { tables: partyText(joined), main: main.name })
  give(`unmerge-${newId()}`, { path: `tables/${main.id}/unmerge`, body: {} }, text, [
    ...joined.map(({ id }) => ({ path: `tables/${id}/clean`, body: {} })), { path: `tables/${main.id}/merge`, body: { tableIds: main.mergedIds } },
  ])
}

/** @returns the tables as the floor has them, in its order */
export function factsNow(): readonly TableFact[] {
  const ids = (text = ''): readonly string[] => text.split(' ').filter(id => id !== '')
  return [...document.querySelectorAll<HTMLElement>('.floor-list [data-table]')].map(({ dataset }) => ({
    id: dataset['table'] ?? '', name: dataset['name'] ?? '', seats: Number(dataset['seats'] ?? 0), state: dataset['state'] ?? '',
    covers: Number(dataset['covers'] ?? 0), orderIds: dataset['mergedInto'] === undefined ? ids(dataset['orders']) : [],
    mergedInto: dataset['mergedInto'] ?? null, mergedIds: ids(dataset['merged']),
  }))
}

function presetsNow(): readonly Preset[] {
  return [...document.querySelectorAll<HTMLElement>('[data-preset]')].map(({ dataset }) => ({
    name: dataset['preset'] ?? '', tableIds: (dataset['tables'] ?? '').split(' '),
  }))
}

function fromNow(): TableFact | undefined {
  return factsNow().find(({ id }) => id === picking?.fromId)
}

function stateOf(tableId: string): 'yes' | 'chosen' | 'no' {
  const [table, from] = [factsNow().find(({ id }) => id === tableId), fromNow()]
  if (!table || !from || choiceOf(table, from) === 'no') return 'no'
  return picking?.chosen.includes(tableId) ? 'chosen' : 'yes'
}

function choose(tableId: string): void {
  const [table, from] = [factsNow().find(({ id }) => id === tableId), fromNow()]
  if (!picking || !table || !from || choiceOf(table, from) === 'no') return
  if (picking.kind === 'move') return move(picking, from, table)
  const at = picking.chosen.indexOf(tableId)
  if (at < 0) picking.chosen.push(tableId)
  else picking.chosen.splice(at, 1)
  draw()
}

function choosePreset({ dataset }: HTMLElement): void {
  if (!picking) return
  picking.chosen.splice(0, picking.chosen.length, ...(dataset['presetTables'] ?? '').split(' '))
  draw()
}

function movingNow({ order }: Picking, from: TableFact): Moving {
  const whole = document.querySelector<HTMLInputElement>('#tables-what [value="table"]')?.checked === true
  return from.orderIds.length > 1 && whole ? { kind: 'table' } : { kind: 'order', orderId: order.id }
}

function move(now: Picking, from: TableFact, to: TableFact): void {
  const moving = movingNow(now, from)
  const text = to.orderIds.length > 0 ? t('browser.joined-table', { table: to.name }) : t('browser.moved-to', { table: to.name })
  give(`move-${now.opening}`, moveTo(moving, from, to), text, moveBack(moving, from))
}

function merge(): void {
  const from = fromNow()
  if (!picking || !from) return
  const joined = picking.chosen.flatMap(id => factsNow().filter(table => table.id === id))
  if (joined.length === 0) return toast(t('browser.choose-tables'))
  const text = t('browser.merged', { tables: partyText([from, ...joined]) })
  give(`merge-${picking.opening}`, { path: `tables/${from.id}/merge`, body: { tableIds: picking.chosen } }, text, mergeBack(from, joined))
}

/** Moving needs the connection: two waiters with old plans would seat two parties at one table. */
function give(intent: string, { path, body }: Wanted, text: string, back: readonly Wanted[] | null): void {
  if (!isOnline()) return toast(t('browser.this-needs-connection'))
  ways.set(intent, { text, back })
  giveCommand(path, body, text, { intent, ...(dialog().open && { element: required('tables-list') }) })
}

function giveAll(commands: readonly Wanted[]): void {
  if (!isOnline()) return toast(t('browser.this-needs-connection'))
  for (const { path, body } of commands) giveCommand(path, body, t('browser.undo'))
}

/** Shows each table in its place of the floor, with what a tap on it does; nothing is touched while nothing of it changed. */
function draw(): void {
  const from = fromNow()
  if (!picking || !from) return
  const { kind, order, chosen } = picking
  const tables = factsNow()
  const state = JSON.stringify([kind, order.title, chosen, tables, movingNow(picking, from)])
  if (state === drawn) return picked()
  drawn = state
  required('tables-text').textContent = kind === 'merge'
    ? t('browser.merge-text', { table: from.name })
    : t('browser.choose-table', { title: movingNow(picking, from).kind === 'table' ? from.name : order.title })
  const sections = [...document.querySelectorAll<HTMLElement>('.floor-list > section')].flatMap(section => {
    const ids = [...section.querySelectorAll<HTMLElement>('[data-table]')].map(({ dataset }) => dataset['table'])
    const here = tables.filter(({ id }) => ids.includes(id) && id !== from.id && !from.mergedIds.includes(id))
    const list = make('ul', '', ...here.map(table => make('li', '', tableButton(table, from, kind, chosen.includes(table.id)))))
    return here.length === 0 ? [] : [make('div', 'move-section', make('h3', '', section.getAttribute('aria-label') ?? ''), list)]
  })
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['chooseTable'] : undefined
  required('tables-list').replaceChildren(...sections)
  if (focused !== undefined) document.querySelector<HTMLElement>(`[data-choose-table="${focused}"]`)?.focus()
  drawPresets(kind === 'merge' ? presetsFor(from, presetsNow(), tables) : [], chosen)
  drawSubmit(from, tables.filter(({ id }) => chosen.includes(id)))
  picked()
}

function tableButton(table: TableFact, from: TableFact, kind: Picking['kind'], isChosen: boolean): HTMLElement {
  const choice = choiceOf(table, from)
  const about = choice === 'free' ? t('browser.seats', { count: table.seats })
    : choice === 'join' ? t(kind === 'move' ? 'browser.joins-guests' : 'browser.brings-orders', { count: kind === 'move' ? table.covers : table.orderIds.length })
      : table.state === 'cleaning' ? t('browser.table-cleaning') : t('browser.table-with-others')
  const button = make('button', `button is-${choice}`, make('b', '', table.name), make('span', 'visually-hidden', ', '), make('small', '', about))
  button.setAttribute('type', 'button')
  button.dataset['chooseTable'] = table.id
  button.toggleAttribute('disabled', choice === 'no')
  if (kind === 'merge') button.setAttribute('aria-pressed', String(isChosen))
  return button
}

function drawPresets(presets: readonly Preset[], chosen: readonly string[]): void {
  const place = required('tables-presets')
  place.hidden = presets.length === 0
  place.replaceChildren(...presets.map(({ name, tableIds }) => {
    const chip = make('button', 'chip choice', name)
    chip.setAttribute('type', 'button')
    chip.setAttribute('aria-pressed', String(tableIds.length === chosen.length && tableIds.every(id => chosen.includes(id))))
    chip.dataset['presetTables'] = tableIds.join(' ')
    return chip
  }))
}

function drawSubmit(from: TableFact, chosen: readonly TableFact[]): void {
  const submit = required('merge-submit')
  const words = submit.querySelector('.while-idle')
  submit.toggleAttribute('data-incomplete', chosen.length === 0)
  if (words) words.textContent = chosen.length === 0 ? t('browser.choose-tables') : t('browser.merge-of', { tables: partyText([from, ...chosen]) })
}
