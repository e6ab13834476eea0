import { newId } from '@restoflow/core'
import { staffId } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { onRegion } from '../kit/live'
import { make, toast } from '../kit/problem-card'
import { rank } from './menu-rank'
import { closeOptions, openOptions, optionsAreOpen, refreshOptions } from './options'
import { required, shownOrder } from './pad'
import { t } from '../kit/words'

const list = (): HTMLElement => required('menu-items')
const search = (): HTMLInputElement => required('menu-search') as HTMLInputElement
let soldOut: ReadonlySet<string> = new Set()
let notNow: ReadonlySet<string> = new Set()
let left: ReadonlyMap<string, string> = new Map()
let chosen = document.querySelector<HTMLElement>('[data-category]')?.dataset['category']
let menuMark: string | undefined
let outdated = false
/** Lines of this order that taps have begun and that the pad does not show yet, by item. */
const begun = new Map<string, string>()
let begunFor = ''

/** Makes the menu answer: categories, search, taps that add, what is sold out, what the order has. */
export function startMenu(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const category = target?.closest<HTMLElement>('[data-category]')?.dataset['category']
    if (category !== undefined) return choose(category)
    if (target?.closest('#clear-search')) return clearSearch(true)
    const options = target?.closest<HTMLElement>('[data-options-of]')
    if (options) return toggleOptions(options.dataset['optionsOf'] ?? '', event)
    const row = target?.closest<HTMLElement>('#menu-items [data-item]')
    if (row) tap(row, event)
  })
  search().addEventListener('input', find)
  required('pad').addEventListener('keydown', moveInList)
  // A mouse has no wheel for the way to the right.
  required('menu-categories').addEventListener('wheel', event => {
    if (event.deltaX !== 0 || event.shiftKey) return
    event.preventDefault()
    required('menu-categories').scrollLeft += event.deltaY
  }, { passive: false })
  onRegion('availability', takeAvailability)
  onRegion('pad', () => {
    countInOrder()
    forgetShown()
  })
  on('restoflow:refused', () => begun.clear())
  on('restoflow:done', ({ command }) => {
    if (command.path.endsWith('/fire') || command.path.endsWith('/void-line')) begun.clear()
    if (outdated && !optionsAreOpen()) void refetch()
  })
}

/** @returns whether something was typed, which is gone now */
export function clearSearch(focus = false): boolean {
  const had = search().value !== ''
  search().value = ''
  find()
  if (focus) search().focus()
  return had
}

/** @returns the rows that are shown, in their order */
function shownRows(): readonly HTMLButtonElement[] {
  return [...list().querySelectorAll<HTMLButtonElement>('[data-item]')].filter(row => row.offsetParent !== null)
}

function choose(category: string): void {
  search().value = ''
  chosen = category
  closeOptions()
  find()
  list().scrollTop = 0
}

/** Shows the chosen category, or what fits the typed text in all of them; nothing is asked of the server. */
function find(): void {
  const typed = search().value.trim()
  for (const chip of document.querySelectorAll<HTMLElement>('[data-category]')) {
    const isPressed = typed === '' && chip.dataset['category'] === chosen
    chip.setAttribute('aria-pressed', String(isPressed))
    if (isPressed) chip.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
  let best: { row: HTMLElement; rank: number } | undefined
  let found = 0
  for (const section of list().querySelectorAll<HTMLElement>('[data-category-items]')) {
    let any = false
    for (const row of section.querySelectorAll<HTMLElement>('.menu-row')) {
      const fits = typed === '' ? 1 : rank(typed, row.dataset['searchText'] ?? '', row.dataset['code'] ?? '')
      row.hidden = fits === 0
      delete row.dataset['best']
      if (fits === 0) continue
      any = true
      found += 1
      if (typed !== '' && !row.querySelector('[data-item]:disabled') && fits > (best?.rank ?? 0)) best = { row, rank: fits }
    }
    section.hidden = typed === '' ? section.dataset['categoryItems'] !== chosen : !any
  }
  if (best) best.row.dataset['best'] = 'true'
  list().toggleAttribute('data-searching', typed !== '')
  required('nothing-found').hidden = typed === '' || found > 0
  required('clear-search').hidden = search().value === ''
  required('menu-found').textContent = typed === '' ? '' : t('browser.items-found', { count: found })
}

function moveInList(event: KeyboardEvent): void {
  const target = event.target instanceof HTMLElement ? event.target : null
  if (target === search()) {
    if (event.key === 'Enter') {
      event.preventDefault()
      list().querySelector<HTMLElement>('[data-best] [data-item]')?.click()
      search().select()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      shownRows()[0]?.focus()
    }
    return
  }
  if (!target?.matches('[data-item]') || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  event.preventDefault()
  const rows = shownRows()
  const at = rows.findIndex(row => row === target)
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next) next.focus()
  else if (event.key === 'ArrowUp') search().focus()
}

function tap(row: HTMLElement, event: MouseEvent): void {
  const { item = '', atOnce, name = '', course = '' } = row.dataset
  const order = shownOrder()
  if (!order || order.status !== 'open') {
    toast(t('browser.choose-table-first'))
    return
  }
  if (atOnce === undefined) {
    toggleOptions(item, event)
    return
  }
  flash(row)
  if (begunFor !== order.id) begun.clear()
  begunFor = order.id
  const shown = order.element.querySelector<HTMLElement>(`[data-plain="${item}"][data-course="${course}"]`)?.dataset['nudges']
  const lineId = shown ?? begun.get(item)
  if (lineId !== undefined) {
    giveCommand(`orders/${order.id}/change-quantity`, { lineId, delta: '1' }, `1 × ${name}`, { element: row })
    return
  }
  const fresh = newId()
  begun.set(item, fresh)
  giveCommand(`orders/${order.id}/add-line`, { lineId: fresh, itemId: item, quantity: '1' }, `1 × ${name}`, { element: row })
}

function flash(row: HTMLElement): void {
  delete row.dataset['flash']
  requestAnimationFrame(() => (row.dataset['flash'] = 'true'))
  row.addEventListener('animationend', () => delete row.dataset['flash'], { once: true })
}

function toggleOptions(item: string, event: MouseEvent): void {
  const row = document.getElementById(`item-${item}`)
  if (!row || row.matches(':disabled')) return
  if (optionsAreOpen(item)) closeOptions()
  else openOptions(row, event.detail === 0)
}

function takeAvailability(element: HTMLElement): void {
  soldOut = idsIn(element.dataset['soldOut'])
  notNow = idsIn(element.dataset['notNow'])
  left = new Map([...idsIn(element.dataset['left'])].map(pair => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]))
  applySoldOut()
  const mark = element.dataset['menu']
  if (menuMark !== undefined && menuMark !== mark) outdated = true
  menuMark = mark
  if (outdated && !optionsAreOpen()) void refetch()
}

const idsIn = (text = ''): ReadonlySet<string> => new Set(text.split(' ').filter(id => id !== ''))

function applySoldOut(): void {
  for (const row of list().querySelectorAll<HTMLButtonElement>('[data-item]')) {
    const id = row.dataset['item'] ?? ''
    const isOut = soldOut.has(id)
    const [badge, rest, count] = [row.querySelector('.sold-out .badge'), row.querySelector('.left'), left.get(id)]
    if (badge) badge.textContent = notNow.has(id) ? t('browser.item-not-now') : t('browser.sold-out')
    if (rest) rest.textContent = isOut || count === undefined ? '' : t('browser.items-left', { left: count })
    if (row.disabled === isOut) continue
    row.disabled = isOut
    for (const more of row.parentElement?.querySelectorAll<HTMLButtonElement>('[data-options-of], .add-item') ?? []) more.disabled = isOut
  }
  for (const option of document.querySelectorAll<HTMLInputElement>('[data-option]')) option.disabled = soldOut.has(option.dataset['option'] ?? '')
  refreshOptions()
}

/** Items, prices or choices were changed: the list comes again, and what is typed stays. */
async function refetch(): Promise<void> {
  outdated = false
  try {
    const response = await fetch('/floor/menu', { headers: { 'RestoFlow-As': staffId(), 'HX-Request': 'true' } })
    if (!response.ok || optionsAreOpen()) throw new Error('Later')
    await window.htmx.swap({ text: await response.text(), target: list(), swap: 'innerHTML', sourceElement: list() })
    applySoldOut()
    find()
    countInOrder()
  } catch {
    outdated = true
  }
}

/** Shows beside each item how many of it are not sent yet. */
export function countInOrder(): void {
  const counts = new Map<string, number>()
  for (const line of shownOrder()?.element.querySelectorAll<HTMLElement>('.is-new') ?? []) {
    const item = line.querySelector<HTMLElement>('[data-item-count]')?.dataset['itemCount'] ?? ''
    counts.set(item, (counts.get(item) ?? 0) + Number(line.dataset['quantity'] ?? 0))
  }
  for (const row of list().querySelectorAll<HTMLElement>('[data-item]')) {
    const count = counts.get(row.dataset['item'] ?? '')
    const shown = row.querySelector('.in-order')
    if (count === undefined) shown?.remove()
    else if (shown) shown.firstChild?.replaceWith(String(count))
    else row.querySelector('.price')?.prepend(make('span', 'in-order', String(count), make('span', 'visually-hidden', ` ${t('browser.in-the-order')}, `)))
  }
}

function forgetShown(): void {
  const order = shownOrder()
  if (order?.id !== begunFor) return begun.clear()
  for (const [item, lineId] of begun) if (order.element.querySelector(`[data-nudges="${lineId}"]`)) begun.delete(item)
}
