import { newId } from '@restoflow/core'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { undoToast } from '../kit/undo-toast'
import { t } from '../kit/words'
import { openLines } from './lines'
import { required, shownOrder, type ShownOrder } from './pad'
import { addedAgain, leftOut, type RoundPart, type ShownLine } from './round'
import { openTables, unmerge } from './tables'

const dialog = (id: string): HTMLDialogElement => required(id) as HTMLDialogElement
/** Lines that the order had when a round was asked for again, by the intent of its command. */
const before = new Map<string, { readonly lineIds: ReadonlySet<string>; readonly round: readonly RoundPart[] }>()
let opening = ''

/** Makes what stands behind "…" answer, and the buttons of the order that say what they did: repeat, restore, names, guests. */
export function startMore(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const repeat = target?.closest<HTMLElement>('[data-command$="/repeat-round"]')
    if (repeat) keepRound(repeat)
  }, { capture: true })
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    if (!target) return
    const action = target.closest<HTMLElement>('#more-dialog .action')
    if (action) return act(action.id)
    if (target.closest('[data-open-tables]')) return openTables('move')
    const place = target.closest<HTMLElement>('[data-place]')
    if (place) return namePlace(place.dataset['place'] ?? '')
    const covers = target.closest<HTMLElement>('[data-set-covers]')
    if (covers) setCovers(Number(covers.dataset['setCovers']))
  })
  required('name-form').addEventListener('submit', event => {
    event.preventDefault()
    rename()
  })
  required('guests-form').addEventListener('submit', event => {
    event.preventDefault()
    setCovers(Number((required('guests-count') as HTMLInputElement).value))
  })
  on('restoflow:done', ({ command, reply }) => {
    if (command.path.endsWith('/repeat-round')) tellRound(command.path.split('/')[1] ?? '', command.intent ?? '', reply)
    if (command.path.endsWith('/clean') && command.label !== t('browser.undo')) toast(command.label)
    if (command.path.endsWith('/restore-line')) toast(command.label)
  })
}

/** Shows in the sheet behind "…" what can be done with the open order. */
export function prepareMore({ element, status, tableId }: ShownOrder): void {
  const { sent, merged = '', covers = '0', orders = '', label = '', roundText = '' } = element.dataset
  const isOpen = status === 'open'
  const atTable = tableId !== null && (isOpen || status === 'billed')
  const isShared = orders.split(' ').length > 1
  show('more-repeat', isOpen && roundText !== '', roundText)
  show('more-lines', isOpen && (sent !== undefined || element.querySelector('.order-line') !== null))
  show('more-guests', isOpen && tableId !== null, t('browser.guests-now', { count: Number(covers) }))
  show('more-new-order', tableId !== null)
  show('more-name', atTable && (isShared || label !== ''), label)
  show('more-move', atTable)
  show('more-merge', atTable)
  show('more-unmerge', atTable && merged !== '', merged)
}

function show(id: string, isThere: boolean, about = ''): void {
  const action = required(id)
  action.hidden = !isThere
  const small = action.querySelector('[data-about]')
  if (small) small.textContent = about
}

/** What the entries of the sheet do; a new order at the table has a dialog of its own. */
function act(id: string): void {
  if (id === 'more-new-order') return
  dialog('more-dialog').close()
  switch (id) {
    case 'more-repeat':
      return repeatRound()
    case 'more-lines':
      return void openLines()
    case 'more-guests':
      return openGuests()
    case 'more-name':
      return openName()
    case 'more-move':
      return openTables('move')
    case 'more-merge':
      return openTables('merge')
    case 'more-unmerge':
      return unmerge()
    default:
  }
}

/** The last round once more: the same as its button beside the newest sending. */
export function repeatRound(): void {
  shownOrder()?.element.querySelector<HTMLElement>('[data-command$="/repeat-round"]')?.click()
}

function keepRound({ dataset }: HTMLElement): void {
  const order = shownOrder()
  if (!order) return
  const lineIds = [...order.element.querySelectorAll<HTMLElement>('[data-line]')].map(line => line.dataset['line'] ?? '')
  before.set(dataset['intent'] ?? '', { lineIds: new Set(lineIds), round: JSON.parse(order.element.dataset['round'] ?? '[]') as readonly RoundPart[] })
}

/** Says what was added and what was left out, with a way back. */
function tellRound(orderId: string, intent: string, reply: unknown): void {
  const known = before.get(intent)
  before.delete(intent)
  if (!known) return toast(t('browser.round-again'))
  const { state } = reply as { readonly state?: { readonly lines?: readonly ShownLine[] } }
  const added = addedAgain(known.lineIds, state?.lines ?? [])
  const named = added.map(line => `${line.quantity} × ${nameOf(line)}`).join(', ')
  const out = leftOut(known.round, added).map(({ name }) => name).join(', ')
  const text = `${t('browser.round-added', { what: named })}${out === '' ? '' : ` ${t('browser.round-left-out', { what: out })}`}`
  undoToast(text, () => {
    for (const { id } of added) giveCommand(`orders/${orderId}/void-line`, { lineId: id }, t('browser.undo'))
  })
}

/** The menu beside the order has the name in the page's language. */
function nameOf({ itemId, name }: ShownLine): string {
  return document.getElementById(`item-${itemId}`)?.dataset['name'] ?? name
}

function openName(): void {
  const order = shownOrder()
  if (!order) return
  const field = required('order-label') as HTMLInputElement
  field.value = order.element.dataset['label'] ?? ''
  pressPlace()
  open('name-dialog')
  field.select()
}

function namePlace(place: string): void {
  (required('order-label') as HTMLInputElement).value = place
  pressPlace()
}

function pressPlace(): void {
  const { value } = required('order-label') as HTMLInputElement
  for (const chip of document.querySelectorAll<HTMLElement>('[data-place]')) chip.setAttribute('aria-pressed', String(chip.dataset['place'] === value))
}

function rename(): void {
  const order = shownOrder()
  const label = (required('order-label') as HTMLInputElement).value.trim()
  if (!order || label === '') return
  giveCommand(`orders/${order.id}/rename`, { label }, t('browser.order-named', { label }), { element: required('name-form'), intent: `name-${opening}` })
}

function openGuests(): void {
  const covers = shownOrder()?.element.dataset['covers']
  for (const button of document.querySelectorAll<HTMLElement>('[data-set-covers]')) button.classList.toggle('fits', button.dataset['setCovers'] === covers)
  ;(required('guests-count') as HTMLInputElement).value = ''
  open('guests-dialog')
}

function setCovers(covers: number): void {
  const order = shownOrder()
  if (!order || !Number.isInteger(covers) || covers < 1) return
  const element = required('guests-form')
  giveCommand(`orders/${order.id}/set-covers`, { covers }, t('browser.guests-set', { title: order.title, count: covers }), { element, intent: `guests-${opening}` })
}

function open(id: string): void {
  opening = newId()
  for (const place of dialog(id).querySelectorAll('.dialog-errors')) place.replaceChildren()
  dialog(id).showModal()
}
