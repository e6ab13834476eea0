import { elapsed } from '../kit/clocks'
import { giveCommand } from '../kit/commands'
import { letterKeysOn } from '../kit/keys'
import { serverNow } from '../kit/server-clock'
import { onRegion } from '../kit/live'
import { t } from '../kit/words'
import { openPad, required, shownOrder, shownTable } from './pad'
import { onPicker, pickerNow } from './pick'

const typedMsMax = 900
/** So long after a change a tap may have been meant for what stood there before. */
const settleMs = 800

/** Makes the plan answer: chips that dim, links that open, arrows, a table's name typed, running minutes. */
export function startPlan(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    if (!target || event.defaultPrevented) return
    const chip = target.closest<HTMLElement>('[data-filter]')
    if (chip) return filter(chip.dataset['filter'] ?? '')
    follow(event, target)
  })
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isOnFloor(event.target)) return
    if (event.key.startsWith('Arrow')) step(event)
    else typeName(event)
  })
  onPicker(markPlan)
  onRegion('floor', () => {
    watchStates()
    markPlan()
    tickPlan()
  })
  setInterval(tickPlan, 1_000)
}

/** Shows which table or order is open, and which chip is pressed; the live region knows neither. */
export function markPlan(): void {
  const table = shownTable()
  const order = shownOrder()
  const picker = pickerNow()
  for (const link of document.querySelectorAll<HTMLElement | SVGElement>('.floor-board [data-table]')) {
    mark(link, link.dataset['table'] === table || link.dataset['mergedInto'] === table)
    // a picker of tables lies over the pad: what it takes, what it has, what it can't take
    if (picker) link.dataset['pick'] = picker.stateOf(link.dataset['table'] ?? '')
    else delete link.dataset['pick']
  }
  for (const link of document.querySelectorAll<HTMLElement>('.token[data-open-order]')) mark(link, link.dataset['openOrder'] === order?.id)
  const shown = required('floor').dataset['show'] ?? ''
  for (const chip of document.querySelectorAll<HTMLElement>('[data-filter]')) chip.setAttribute('aria-pressed', String(chip.dataset['filter'] === shown))
}

function mark(link: Element, isCurrent: boolean): void {
  if (isCurrent) link.setAttribute('aria-current', 'true')
  else link.removeAttribute('aria-current')
}

function filter(state: string): void {
  const floor = required('floor')
  if (state === '' || floor.dataset['show'] === state) delete floor.dataset['show']
  else floor.dataset['show'] = state
  markPlan()
}

function follow(event: MouseEvent, target: Element): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
  const order = target.closest<HTMLElement>('[data-open-order]')?.dataset['openOrder']
  const link = target.closest<HTMLElement | SVGElement>('[data-table]')
  const picker = pickerNow()
  if (link && picker) {
    event.preventDefault()
    return picker.pick(link.dataset['table'] ?? '')
  }
  if (link?.dataset['state'] === 'cleaning' && isSettled(link)) {
    event.preventDefault()
    return clean(link)
  }
  const table = target.closest<HTMLElement | SVGElement>('[data-table]')?.dataset['table']
  if (order === undefined && table === undefined) return
  event.preventDefault()
  void openPad(order !== undefined ? { order } : { table: table ?? '' })
}

/** When each table came to its state, as this page saw it. */
const since = new Map<string, { readonly state: string; readonly atMs: number }>()

function watchStates(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('.floor-list [data-table]')) {
    const { table = '', state = '' } = dataset
    const before = since.get(table)
    if (before?.state !== state) since.set(table, { state, atMs: before === undefined ? Number.NEGATIVE_INFINITY : performance.now() })
  }
}

/** A tap that was meant for the table as it was a moment ago opens it, and says nothing about its cleaning. */
function isSettled({ dataset }: HTMLElement | SVGElement): boolean {
  return performance.now() - (since.get(dataset['table'] ?? '')?.atMs ?? 0) > settleMs
}

function clean({ dataset }: HTMLElement | SVGElement): void {
  const { table = '', name = '' } = dataset
  const known = since.get(table)
  giveCommand(`tables/${table}/clean`, {}, t('browser.table-free', { table: name }), { intent: `clean-${table}-${known?.atMs ?? 0}` })
}

/** @returns the tables' links in the drawing that is shown: the plan, or the phone's list */
export function tableLinks(): readonly (HTMLElement | SVGElement)[] {
  return [...document.querySelectorAll<HTMLElement | SVGElement>('.floor-board [data-table]')].filter(link => link.getClientRects().length > 0)
}

function isOnFloor(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]:modal')) return false
  return target === document.body || (target instanceof Element && target.closest('.floor') !== null && !target.closest('input'))
}

function step(event: KeyboardEvent): void {
  const links = tableLinks()
  const from = links.find(link => link === document.activeElement)
  const to = from ? neighbour(from, links, event.key) : (links.find(link => link.hasAttribute('aria-current')) ?? links[0])
  // In the chips and the strip the arrows scroll.
  if (!to || (!from && event.target !== document.body)) return
  event.preventDefault()
  to.focus()
}

/** The nearest table in the arrow's direction: a step aside counts twice. */
function neighbour<Link extends Element>(from: Link, links: readonly Link[], key: string): Link | undefined {
  const centre = (link: Element): { x: number; y: number } => {
    const { left, top, width, height } = link.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }
  const at = centre(from)
  const horizontal = key === 'ArrowLeft' || key === 'ArrowRight'
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1
  let best: { link: Link; cost: number } | undefined
  for (const link of links) {
    const { x, y } = centre(link)
    const ahead = (horizontal ? x - at.x : y - at.y) * sign
    const aside = Math.abs(horizontal ? y - at.y : x - at.x)
    if (link === from || ahead <= 4 || aside > ahead * 2.5) continue
    const cost = ahead + aside * 2
    if (!best || cost < best.cost) best = { link, cost }
  }
  return best?.link
}

let typed = ''
let typedAtMs = 0

function typeName(event: KeyboardEvent): void {
  if (!/^[\p{L}\p{N}]$/u.test(event.key) || !letterKeysOn()) return
  const nowMs = performance.now()
  typed = (nowMs - typedAtMs > typedMsMax ? '' : typed) + event.key.toLowerCase()
  typedAtMs = nowMs
  const named = tableLinks().map(link => ({ link, name: (link.dataset['name'] ?? '').toLowerCase() }))
  const found = named.find(({ name }) => name === typed) ?? named.find(({ name }) => name.startsWith(typed))
  found?.link.focus()
}

/** Minutes run on in the drawing and in what a screen reader says. */
function tickPlan(): void {
  for (const time of document.querySelectorAll<SVGElement>('.plan [data-since]')) {
    const text = elapsed(serverNow() - Date.parse(time.dataset['since'] ?? ''), 'minutes')
    if (time.textContent === text) continue
    time.textContent = text
    const link = time.closest('.table')?.querySelector('[data-table]')
    const label = link?.getAttribute('aria-label')
    if (!link || !label) continue
    for (const same of document.querySelectorAll(`.floor-board [data-table="${link.getAttribute('data-table') ?? ''}"]`)) {
      same.setAttribute('aria-label', label.replace(/(\d+ h )?\d+ min/, text))
    }
  }
}
