import { onRegion } from '../kit/live'
import { isMuted } from '../kit/sound'
import { noteMoved } from './taps'

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
  })
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
  shown.textContent = muted ? `off ${restS} s` : ''
  shown.parentElement?.classList.toggle('is-muted', muted)
}
