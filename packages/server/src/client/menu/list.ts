import { withAs } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { onKey } from '../kit/keys'
import { t } from '../kit/words'
import { draftPlaces } from './drafts'
import { fetchPart } from './fetch'

const search = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('#menu-search')
const list = (): HTMLElement | null => document.getElementById('menu-list')
const rows = (): readonly HTMLElement[] => [...(list()?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]

let category = ''
let editing = ''

/** Search, filters and keys of the list; moving categories. @param refreshed is told each time the list was put in place */
export function startList(refreshed: () => void): void {
  whenRefreshed = refreshed
  search()?.addEventListener('input', filter)
  document.getElementById('menu-show')?.addEventListener('change', filter)
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return
    const chip = event.target.closest<HTMLElement>('[data-category-chip]')
    if (chip) choose(chip)
    const move = event.target.closest<HTMLElement>('[data-move]')
    if (move) moveRow(move)
  })
  search()?.addEventListener('keydown', event => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'Enter') shown()[0]?.querySelector<HTMLElement>('a.item-open')?.click()
    else if (event.key !== 'Escape' || !clearSearch()) return
    event.preventDefault()
  })
  onKey('ArrowDown', t('browser.menu-key-move'), () => step(1))
  onKey('ArrowUp', '', () => step(-1))
  filter()
  markDrafts('')
}

let whenRefreshed: () => void = () => undefined

/** Empties the search. @returns whether there was anything in it */
export function clearSearch(): boolean {
  const field = search()
  if (!field || field.value === '') return false
  field.value = ''
  filter()
  return true
}

const shown = (): readonly HTMLElement[] => rows().filter(row => !row.hidden)

/** Moves the focus to the next row in sight, or back. */
function step(by: number): void {
  const links = shown().flatMap(row => row.querySelector<HTMLElement>('a.item-open') ?? [])
  const at = links.findIndex(link => link === document.activeElement || link.closest('[data-item]')?.contains(document.activeElement))
  if (by < 0 && at === 0) return search()?.focus()
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, at + by)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function choose(chip: HTMLElement): void {
  category = chip.dataset['categoryChip'] ?? ''
  for (const each of document.querySelectorAll('[data-category-chip]')) each.setAttribute('aria-pressed', String(each === chip))
  filter()
  const place = list()
  if (place) place.scrollTop = 0
}

const shows: Readonly<Record<string, (row: HTMLElement) => boolean>> = {
  on: ({ dataset }) => dataset['archived'] !== 'true',
  out: ({ dataset }) => dataset['out'] === 'true',
  counted: ({ dataset }) => dataset['left'] !== undefined,
  later: ({ dataset }) => dataset['later'] === 'true',
  'no-photo': ({ dataset }) => dataset['archived'] !== 'true' && dataset['photo'] !== 'true',
  'no-second': ({ dataset }) => dataset['archived'] !== 'true' && dataset['second'] !== 'true',
  archived: ({ dataset }) => dataset['archived'] === 'true',
  all: () => true,
}

/** Shows the rows that fit search, category and filter, and says how many. */
export function filter(): void {
  const words = (search()?.value ?? '').toLowerCase().split(/\s+/).filter(word => word !== '')
  const show = document.querySelector<HTMLSelectElement>('#menu-show')?.value ?? 'all'
  const fits = shows[show] ?? shows['all']
  let count = 0
  for (const row of rows()) {
    const text = row.dataset['searchText'] ?? ''
    const isShown = words.every(word => text.includes(word)) && fits?.(row) === true
    if (row.hidden === isShown) row.hidden = !isShown
  }
  for (const section of list()?.querySelectorAll<HTMLElement>('.menu-category') ?? []) {
    const inside = [...section.querySelectorAll<HTMLElement>('[data-item]')].filter(row => !row.hidden).length
    // what is looked for may stand anywhere
    const isChosen = category === '' || words.length > 0 || section.dataset['category'] === category
    section.hidden = inside === 0 || !isChosen
    if (!section.hidden) count += inside
    const number = section.querySelector('[data-count]')
    if (number) number.textContent = String(inside)
  }
  if (!list()?.querySelector('.menu-category')) count = shown().length
  const nothing = document.getElementById('menu-nothing')
  if (nothing) nothing.hidden = count > 0 || rows().length === 0
  const found = document.getElementById('menu-found')
  const said = words.length > 0 ? t('browser.menu-found', { count }) : ''
  if (found && found.textContent !== said) found.textContent = said
}

let fetching: Promise<void> | null = null
let again = false

/** Fetches the list anew; what has the focus keeps it, and the list does not jump. */
export function refreshList(): Promise<void> {
  if (fetching) {
    again = true
    return fetching
  }
  fetching = fetchList().finally(() => {
    fetching = null
    if (!again) return
    again = false
    void refreshList()
  })
  return fetching
}

async function fetchList(): Promise<void> {
  const target = list()
  const address = document.querySelector<HTMLElement>('.menu-screen')?.dataset['list']
  if (!target || address === undefined) return
  const url = withAs(address)
  const html = await fetchPart(`${url}${url.includes('?') ? '&' : '?'}part=list`)
  if (html === null) return
  const focused = document.activeElement?.closest<HTMLElement>('#menu-list [data-item]')?.id
  await window.htmx.swap({ text: html, target, swap: 'innerMorph', sourceElement: target })
  const isLost = focused !== undefined && document.activeElement === document.body
  if (isLost) document.querySelector<HTMLElement>(`#${focused} .item-open`)?.focus({ preventScroll: true })
  filter()
  markDrafts(editing)
  whenRefreshed()
}

/** Marks the row of what is open, and those with something that is not saved. */
export function markDrafts(open: string): void {
  editing = open
  const places = new Set(draftPlaces())
  const kind = document.querySelector<HTMLElement>('.menu-screen')?.dataset['kind'] ?? ''
  for (const row of rows()) {
    const place = `${kind}/${row.dataset['item'] ?? ''}`
    row.classList.toggle('is-open', place === open)
    row.classList.toggle('has-draft', places.has(place))
    const link = row.querySelector('.item-open')
    if (place === open) link?.setAttribute('aria-current', 'true')
    else link?.removeAttribute('aria-current')
  }
}

/** Two categories change places: each that gets another number is saved, and the order of all becomes plain. */
function moveRow(button: HTMLElement): void {
  const row = button.closest<HTMLElement>('[data-definition]')
  const all = rows()
  const at = row ? all.indexOf(row) : -1
  const other = all[at + Number(button.dataset['move'])]
  if (!row || !other) return
  const order = [...all]
  order[at] = other
  order[at + Number(button.dataset['move'])] = row
  order.forEach((each, index) => {
    const definition = JSON.parse(each.dataset['definition'] ?? '{}') as { id: string; order: number; revision: number; name: string }
    if (definition.order === index + 1) return
    const { id, ...rest } = definition
    giveCommand(`menu/categories/${id}/define`, { ...rest, order: index + 1 }, t('browser.menu-save-of', { name: definition.name }), { element: button })
  })
}
