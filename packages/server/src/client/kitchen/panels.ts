import { on } from '../kit/events'
import { onRegion } from '../kit/live'
import { isMuted } from '../kit/sound'
import { noteMoved } from './taps'
import { t } from '../kit/words'

const largeKey = 'restoflow.kitchen-text'
const mutedKey = 'restoflow.muted-until'

/** Dialogs, the list of items to 86, the all-day drawer of narrow displays, large text, and how long it stays silent. */
export function startPanels(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const opens = target?.closest<HTMLElement>('[data-open-dialog]')?.dataset['openDialog']
    if (opens !== undefined) document.querySelector<HTMLDialogElement>(`#${opens}`)?.showModal()
    if (target?.closest('[data-close-dialog]') || target instanceof HTMLDialogElement) target.closest('dialog')?.close()
    if (target?.closest('[data-all-day]')) showAllDay(!isAllDayOpen())
    else if (isAllDayOpen() && !target?.closest('.all-day')) showAllDay(false)
    if (target?.closest('#large-text')) setLarge(!isLarge())
    const stock = target?.closest<HTMLElement>('[data-stock]')
    if (stock) openStock(stock)
  })
  // What was said of the item is said: back to the list.
  for (const event of ['restoflow:done', 'restoflow:waiting'] as const) {
    on(event, ({ element }) => {
      if (element?.closest('#stock-form')) stockDialog()?.close()
    })
  }
  addEventListener('keydown', event => {
    if (event.key === 'Escape') showAllDay(false)
  })
  const filter = document.querySelector<HTMLInputElement>('#sold-out-filter')
  const filterItems = (): void => {
    const wanted = filter?.value.trim().toLowerCase() ?? ''
    for (const row of document.querySelectorAll<HTMLElement>('.sold-out-list li')) row.hidden = !(row.dataset['filter'] ?? '').includes(wanted)
  }
  filter?.addEventListener('input', filterItems)
  onRegion('sold-out', filterItems)
  // A row less, and the next one slides under the finger.
  onRegion('recall', element => noteMoved(element))
  setLarge(isLarge())
  document.querySelector('.stations [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  setInterval(drawMuted, 1_000)
  drawMuted()
}

const stockDialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('#stock-dialog')

/** One dialog for all items: it is told which one, and where its commands go. */
function openStock({ dataset: { stock = '', name = '', left = '', when = '' } }: HTMLElement): void {
  const dialog = stockDialog()
  const form = dialog?.querySelector<HTMLFormElement>('form')
  const field = dialog?.querySelector<HTMLInputElement>('#stock-left')
  const title = dialog?.querySelector('h2')
  if (!dialog || !form || !field || !title) return
  title.textContent = name
  field.value = left
  Object.assign(form.dataset, { command: `menu/items/${stock}/count`, label: name })
  for (const button of dialog.querySelectorAll<HTMLElement>('[data-stock-command]')) {
    Object.assign(button.dataset, { command: `menu/items/${stock}/${button.dataset['stockCommand'] ?? ''}`, label: name })
  }
  dialog.querySelector('#stock-when')?.replaceChildren(when)
  dialog.querySelector('#stock-errors')?.replaceChildren()
  dialog.showModal()
  field.focus()
  field.select()
}

const isAllDayOpen = (): boolean => document.documentElement.dataset['allDay'] === 'open'

function showAllDay(open: boolean): void {
  if (open) document.documentElement.dataset['allDay'] = 'open'
  else delete document.documentElement.dataset['allDay']
  document.querySelector('[data-all-day]')?.setAttribute('aria-expanded', String(open))
}

const isLarge = (): boolean => localStorage.getItem(largeKey) === 'large'

function setLarge(large: boolean): void {
  if (large) {
    localStorage.setItem(largeKey, 'large')
    document.documentElement.dataset['text'] = 'large'
  } else {
    localStorage.removeItem(largeKey)
    delete document.documentElement.dataset['text']
  }
  document.querySelector('#large-text')?.setAttribute('aria-pressed', String(large))
}

function drawMuted(): void {
  const shown = document.querySelector<HTMLElement>('#muted-for')
  if (!shown) return
  const muted = isMuted()
  const restS = Math.ceil((Number(localStorage.getItem(mutedKey) ?? 0) - Date.now()) / 1_000)
  shown.hidden = !muted
  shown.textContent = muted ? t('browser.muted-for', { count: restS }) : ''
  shown.parentElement?.classList.toggle('is-muted', muted)
}
