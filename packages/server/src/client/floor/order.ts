import { staffId } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { onRegion } from '../kit/live'
import { make, toast } from '../kit/problem-card'
import { isNarrow, openPad, reloadPad, rememberOrder, required, shownOrder, shownTable } from './pad'
import { t } from '../kit/words'

const messageMs = 6_000
const undoMs = 8_000

/** What a removed line was, for the undo. */
const removed = new Map<string, { readonly body: object; readonly name: string; readonly orderId: string }>()
let seenLines: { readonly orderId: string; readonly ids: Set<string> } | null = null
/** A command of this page opens an order: its own answer says which. */
let opens = 0
/** What each unsent line will hold when the taps on their way have arrived. */
const expected = new Map<string, number>()
let messageTimer: ReturnType<typeof setTimeout> | undefined

/** Makes the order answer: what was opened, what others added, undo, serve all, the phone's bar. */
export function startOrder(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-serve-all]')) return serveAll()
    if (target?.closest('[data-opens-order]')) opens = performance.now()
    const nudge = target?.closest<HTMLElement>('.nudges [data-command]')
    if (nudge && !expectNudge(nudge)) return event.stopImmediatePropagation()
    const undo = target?.closest<HTMLElement>('[data-undo]')
    const order = shownOrder()
    if (undo && order) keepForUndo(undo, order.id)
  }, { capture: true })
  on('restoflow:done', ({ command, reply }) => {
    if (command.path.endsWith('/seat') || command.path === 'orders') openMade(reply)
    if (command.path.endsWith('/void-line')) offerUndo(lineIdOf(command.body))
  })
  on('restoflow:refused', ({ command }) => {
    if (command.path.endsWith('/seat') || command.path === 'orders') opens = 0
  })
  onRegion('pad', element => {
    expected.clear()
    tellWhatOthersAdded(element)
    rememberOrder()
    drawBar()
  })
  onRegion('floor', followTable)
}

/** Draws what depends on what is open: the phone's bar with the unsent order. */
export function drawBar(): void {
  const bar = required('pad-bar')
  const order = shownOrder()
  const count = order?.unsentCount ?? 0
  required('pane-count').textContent = count > 0 ? String(count) : ''
  bar.hidden = !isNarrow() || order === null || count === 0
  if (!order || count === 0) return
  required('pad-bar-text').textContent = t('browser.bar-send', { title: order.title, count })
  bar.setAttribute('href', `${required('main').dataset['home'] ?? '/floor'}?order=${order.id}`)
  bar.dataset['openOrder'] = order.id
}

function openMade(reply: unknown): void {
  opens = 0
  const { state } = reply as { readonly state?: { readonly orderId?: string; readonly id?: string } }
  const order = state?.orderId ?? state?.id
  if (order !== undefined) void openPad({ order }, 'push')
}

/** The pad shows a table that is to be seated, or cleaned: when it became something else, that is shown. */
function followTable(): void {
  const panel = document.querySelector<HTMLElement>('#order-pane [data-panel][data-table-id]')
  const table = shownTable()
  if (!panel || table === null || performance.now() - opens < 5_000) return
  const link = document.querySelector<HTMLElement>(`.floor-list [data-table="${table}"]`)
  const state = link?.dataset['state']
  if (state === undefined || state === panel.dataset['panel']) return
  if ((link?.dataset['orders'] ?? '') !== '') tell(t('browser.seated-meanwhile', { table: panel.dataset['title'] ?? '' }))
  void reloadPad({ table })
}

function tellWhatOthersAdded(element: HTMLElement): void {
  const orderId = element.dataset['order'] ?? ''
  const lines = [...element.querySelectorAll<HTMLElement>('.is-new')]
  const known = seenLines?.orderId === orderId ? seenLines.ids : null
  const news = known === null ? [] : lines.filter(({ dataset }) => !known.has(dataset['line'] ?? '') && dataset['by'] !== staffId())
  for (const line of news) line.classList.add('changed')
  const [first] = news
  if (first) {
    const what = `${first.dataset['quantity'] ?? ''} × ${first.querySelector('.name')?.textContent ?? ''}`
    tell(t('browser.added-by', { name: first.dataset['byName'] ?? '', what, more: news.length - 1 }))
  }
  seenLines = { orderId, ids: new Set([...(known ?? []), ...lines.map(({ dataset }) => dataset['line'] ?? '')]) }
}

/** Says for some seconds what happened beside one's own doing. */
function tell(text: string): void {
  const message = required('pad-message')
  message.textContent = text
  message.hidden = false
  clearTimeout(messageTimer)
  messageTimer = setTimeout(() => (message.hidden = true), messageMs)
}

/**
 * Two quick taps on − at two pieces mean none: the second one takes the line off, though the page shows two still.
 * @returns false for a tap on a line that is already on its way out
 */
function expectNudge(button: HTMLElement): boolean {
  const line = button.closest<HTMLElement>('.is-new')
  const { line: lineId = '', quantity = '0', whole } = line?.dataset ?? {}
  const { delta } = JSON.parse(button.dataset['body'] ?? '{}') as { readonly delta?: string }
  const before = expected.get(lineId) ?? Number(quantity)
  if (before <= 0) return false
  const after = delta === undefined ? 0 : before + Number(delta)
  expected.set(lineId, after)
  if (after <= 0 && delta !== undefined && whole !== undefined) {
    button.dataset['command'] = (button.dataset['command'] ?? '').replace(/change-quantity$/, 'void-line')
    button.dataset['body'] = JSON.stringify({ lineId })
  }
  return true
}

function serveAll(): void {
  for (const button of shownOrder()?.element.querySelectorAll<HTMLElement>('[data-serve]') ?? []) button.click()
}

function keepForUndo(button: HTMLElement, orderId: string): void {
  const { undo = '{}', name = '', body = '{}' } = button.dataset
  removed.set(lineIdOf(JSON.parse(body)), { body: JSON.parse(undo) as object, name, orderId })
}

function offerUndo(lineId: string): void {
  const line = removed.get(lineId)
  if (!line) return
  removed.delete(lineId)
  toast(t('browser.removed', { name: line.name }), undoMs)
  const message = required('toasts').lastElementChild
  const undo = make('button', 'button', t('browser.undo'))
  undo.setAttribute('type', 'button')
  undo.addEventListener('click', () => {
    giveCommand(`orders/${line.orderId}/add-line`, line.body, t('browser.again', { name: line.name }))
    message?.remove()
  }, { once: true })
  message?.querySelector('button')?.before(undo)
}

function lineIdOf(body: unknown): string {
  const { lineId } = body as { readonly lineId?: string }
  return lineId ?? ''
}
