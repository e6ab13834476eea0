import { staffId, withAs } from '../kit/as'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { t } from '../kit/words'

/** What a person opened: a table, or one order. */
export type Place = { readonly table: string } | { readonly order: string }

/** The order that the pad shows. */
export interface ShownOrder {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly tableId: string | null
  readonly unsentCount: number
  readonly element: HTMLElement
}

const lastOrderKey = 'restoflow.floor.order'
const narrow = matchMedia('(max-width: 37.5em)')

const main = (): HTMLElement => required('main')
/** The pad stands beside the floor, and beside the counter: its address is that of the page. */
const home = (): string => main().dataset['home'] ?? '/floor'
const pane = (): HTMLElement => required('order-pane')
let request: AbortController | null = null
let changed: () => void = () => undefined

/** @returns an element of the page that is always there */
export function required(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no #${id}`)
  return element
}

/** @returns the order that the pad shows, or null: nothing chosen, or a table that nobody sits at */
export function shownOrder(): ShownOrder | null {
  const element = document.querySelector<HTMLElement>('#order-pane article[data-order]')
  if (!element) return null
  const { order = '', title = '', status = '', unsent = '0', tableId } = element.dataset
  return { id: order, title, status, tableId: tableId ?? null, unsentCount: Number(unsent), element }
}

/** @returns the id of the table that the pad shows, by its order or to be seated */
export function shownTable(): string | null {
  return document.querySelector<HTMLElement>('#order-pane [data-table-id]')?.dataset['tableId'] ?? null
}

/** @returns whether this is a phone: the pad is a view of its own there */
export function isNarrow(): boolean {
  return narrow.matches
}

/**
 * Opens a table or an order in the pad.
 * @param history `push` where going back should close it; `replace` when one thing took another's place; `keep` while going back
 */
export async function openPad(place: Place, history: 'push' | 'replace' | 'keep' = 'push'): Promise<void> {
  const order = shownOrder()
  const isShown = order !== null && ('order' in place ? order.id === place.order : order.tableId === place.table)
  if (!isShown && !(await load(place))) return
  const wasOpen = main().dataset['view'] === 'pad'
  main().dataset['view'] = 'pad'
  note(place, wasOpen && history === 'push' ? 'replace' : history)
  choosePane()
  if (isNarrow()) scrollTo({ top: 0 })
  changed()
}

/** Goes back to the floor; on a wide screen nothing is chosen then. */
export function closePad(): void {
  if (main().dataset['view'] !== 'pad') return
  // Going back closes it, and the browser's own way back stays right.
  if (isPushed(history.state)) return history.back()
  showFloor()
  history.replaceState(null, '', withAs(home()))
}

function showFloor(): void {
  main().dataset['view'] = 'floor'
  const keeps = isNarrow() && (shownOrder()?.unsentCount ?? 0) > 0
  if (!keeps) empty()
  changed()
}

/** Shows that no table is chosen. */
export function empty(): void {
  const template = required('nothing-chosen')
  if (template instanceof HTMLTemplateElement) pane().replaceChildren(template.content.cloneNode(true))
}

/** Loads the pad of what was open again: it has become something else. */
export async function reloadPad(place: Place): Promise<void> {
  if (!(await load(place))) return
  note(place, 'replace')
  changed()
}

/** Keeps the pad in step with the address, and calls `listener` whenever something else is chosen. */
export function startPad(listener: () => void): void {
  changed = listener
  addEventListener('popstate', () => {
    const place = placeOf(location.search)
    if (place) void openPad(place, 'keep')
    else showFloor()
  })
  document.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('[data-close-pad]')) closePad()
  })
  on('restoflow:gone', ({ key }) => {
    if (key.startsWith('pad.')) empty()
  })
  void restore()
  choosePane()
  listener()
}

/** What was not sent is found again after a reload: it stands in the order, and the order's name in this tab. */
async function restore(): Promise<void> {
  const last = sessionStorage.getItem(lastOrderKey)
  if (last === null || placeOf(location.search) !== null) return
  if (!(await load({ order: last }))) return
  if ((shownOrder()?.unsentCount ?? 0) === 0) empty()
  changed()
}

/** Notes which order has something unsent, for {@link restore}. */
export function rememberOrder(): void {
  const order = shownOrder()
  if (order && order.unsentCount > 0) sessionStorage.setItem(lastOrderKey, order.id)
  else if (order && sessionStorage.getItem(lastOrderKey) === order.id) sessionStorage.removeItem(lastOrderKey)
}

async function load(place: Place): Promise<boolean> {
  request?.abort()
  const mine = (request = new AbortController())
  pane().setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(`/floor/panel?${queryOf(place)}`, { headers: { 'RestoFlow-As': staffId(), 'HX-Request': 'true' }, signal: mine.signal })
    if (response.status === 401 || response.status === 403) {
      location.reload()
      return false
    }
    if (!response.ok) throw new Error(`The server answered ${response.status}`)
    const text = await response.text()
    if (mine.signal.aborted) return false
    await window.htmx.swap({ text, target: pane(), swap: 'innerHTML', sourceElement: pane() })
    return true
  } catch {
    if (!mine.signal.aborted) toast(t('browser.cannot-open'))
    return false
  } finally {
    if (request === mine) pane().removeAttribute('aria-busy')
  }
}

function note(place: Place, how: 'push' | 'replace' | 'keep'): void {
  const address = withAs(`${home()}?${queryOf(place)}`)
  if (how === 'push') history.pushState({ pushed: true }, '', address)
  else if (how === 'replace') history.replaceState(history.state, '', address)
}

function isPushed(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'pushed' in state
}

function queryOf(place: Place): string {
  return 'order' in place ? `order=${place.order}` : `table=${place.table}`
}

function placeOf(search: string): Place | null {
  const query = new URLSearchParams(search)
  const order = query.get('order')
  const table = query.get('table')
  if (order !== null) return { order }
  return table === null ? null : { table }
}

/** On a phone an order that has something opens with its lines, an empty one with the menu. */
function choosePane(): void {
  const lines = document.querySelector('#order-pane .order-line')
  const radio = document.getElementById(lines ? 'pane-order' : 'pane-menu')
  if (radio instanceof HTMLInputElement) radio.checked = true
}
