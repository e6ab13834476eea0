import { hasRole } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { onRegion } from '../kit/live'
import { t } from '../kit/words'
import { followChange, openId } from './editor'
import { filter, refreshList } from './list'
import { undoToast } from '../kit/undo-toast'

let region: HTMLElement | null = null
let seen = ''
let stocked = ''

/** Puts into the rows what changes live, and lets one tap sell out a dish. */
export function startStates(): void {
  seen = document.querySelector<HTMLElement>('[data-menu-revision]')?.dataset['menuRevision'] ?? ''
  onRegion('menu-states', element => {
    region = element
    applyStates()
    const revision = element.dataset['menuRevision'] ?? ''
    if (revision === seen) return
    seen = revision
    void refreshList()
  })
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return
    const toggle = event.target.closest<HTMLElement>('[data-eighty-six]')
    if (toggle) return flip(toggle)
    const stock = event.target.closest<HTMLElement>('[data-stock]')
    if (stock) openStock(stock.dataset['stock'] ?? '')
    if (event.target.closest('[data-close-dialog]')) event.target.closest('dialog')?.close()
  })
  const act = (id: string, run: () => void): void => document.getElementById(id)?.addEventListener('click', run)
  act('stock-tomorrow', () => sellOut(stocked, 'next-day'))
  act('stock-restored', () => sellOut(stocked, 'restored'))
  act('stock-back', () => restore(stocked))
  act('count-stop', () => giveCommand(`menu/items/${stocked}/count`, { left: null }, t('browser.menu-count-of', { name: nameOf(stocked) }), stockPlace()))
  countForm()?.addEventListener('submit', event => {
    event.preventDefault()
    const text = countField()?.value.trim() ?? ''
    if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) return countField()?.focus()
    giveCommand(`menu/items/${stocked}/count`, { left: text }, t('browser.menu-count-of', { name: nameOf(stocked) }), stockPlace())
  })
  on('restoflow:done', ({ command }) => {
    if (/^menu\/items\/[^/]+\/(eighty-six|restore|count)$/.test(command.path)) document.querySelector<HTMLDialogElement>('#stock-dialog[open]')?.close()
  })
}

const countForm = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#count-form')
const countField = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('#count-left')
const rowOf = (id: string): HTMLElement | null => document.getElementById(`row-${id}`)
const nameOf = (id: string): string => rowOf(id)?.querySelector('.name')?.firstChild?.textContent ?? id

/** Writes the state of each dish into its row; called too when the list was fetched anew. */
export function applyStates(): void {
  if (!region) return
  const states = new Map([...region.querySelectorAll<HTMLElement>('[data-item-state]')].map(state => [state.dataset['itemState'] ?? '', state]))
  for (const row of document.querySelectorAll<HTMLElement>('#menu-list .item-row')) {
    const state = states.get(row.dataset['item'] ?? '')
    const slot = row.querySelector('.item-state')
    if (slot && slot.innerHTML !== (state?.innerHTML ?? '')) slot.replaceChildren(...[...(state?.childNodes ?? [])].map(node => node.cloneNode(true)))
    for (const fact of ['out', 'later', 'left'] as const) {
      const value = state?.dataset[fact]
      if (value === undefined) delete row.dataset[fact]
      else row.dataset[fact] = value
    }
    row.querySelector('[data-eighty-six]')?.setAttribute('aria-pressed', String(state?.dataset['out'] === 'true'))
  }
  filter()
  const id = openId()
  if (id === '') return
  const row = rowOf(id)
  followChange(row ? Number(row.dataset['revision']) : null)
}

function flip(button: HTMLElement): void {
  const id = button.dataset['eightySix'] ?? ''
  if (button.getAttribute('aria-pressed') === 'true') restore(id, button)
  else sellOut(id, undefined, button)
}

function sellOut(id: string, until: 'next-day' | 'restored' | undefined, element?: HTMLElement): void {
  const name = nameOf(id)
  const body = until === undefined ? {} : { until }
  const taken = giveCommand(`menu/items/${id}/eighty-six`, body, t('browser.menu-out-of', { name }), { element: element ?? stockErrors() })
  if (!taken) return
  const longer = { label: t('browser.menu-until-restored'), run: () => sellOut(id, 'restored') }
  undoToast(t('browser.menu-is-out', { name }), () => restore(id), ...(until === undefined ? [longer] : []))
}

function restore(id: string, element?: HTMLElement): void {
  const name = nameOf(id)
  const taken = giveCommand(`menu/items/${id}/restore`, {}, t('browser.menu-on-of', { name }), { element: element ?? stockErrors() })
  if (taken) undoToast(t('browser.menu-is-on', { name }), () => sellOut(id, 'next-day'))
}

/** Where a refusal is said while the dialog is open. */
const stockPlace = (): { element: HTMLElement } => ({ element: stockErrors() })

/** The dialog's body names the place in which a problem is shown. */
const stockErrors = (): HTMLElement => document.querySelector<HTMLElement>('#stock-dialog .dialog-body') ?? document.body

function openStock(id: string): void {
  const dialog = document.querySelector<HTMLDialogElement>('#stock-dialog')
  const row = rowOf(id)
  const [title, state] = [document.getElementById('stock-title'), document.getElementById('stock-state')]
  const field = countField()
  if (!dialog || !row || !title || !state || !field) return
  stocked = id
  title.textContent = nameOf(id)
  state.replaceChildren(...[...(row.querySelector('.item-state')?.childNodes ?? [])].map(node => node.cloneNode(true)))
  document.getElementById('stock-errors')?.replaceChildren()
  field.value = row.dataset['left'] ?? ''
  const out = row.dataset['out'] === 'true'
  const [back, stop] = [document.getElementById('stock-back'), document.getElementById('count-stop')]
  if (back) back.hidden = !out
  if (stop) stop.hidden = row.dataset['left'] === undefined
  dialog.showModal()
  if (hasRole('kitchen')) field.focus()
}
