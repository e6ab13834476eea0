import { staffId, withAs } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { make, toast } from '../kit/problem-card'
import { t } from '../kit/words'

const dialog = (): HTMLDialogElement => document.getElementById('guest-dialog') as HTMLDialogElement

/** Opens what a row is about, where to seat, and a guest's card; closes them when the work is done. */
export function startPanels(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const open = (name: string, path: (id: string) => string): boolean => {
      const id = target?.closest<HTMLElement | SVGElement>(`[data-open-${name}]`)?.getAttribute(`data-open-${name}`)
      if (id) void openPanel(path(id))
      return Boolean(id)
    }
    if (open('seat', id => `/guests/reservations/${id}/seat`)) return
    if (open('customer', id => `/guests/customers/${id}`)) return
    open('reservation', id => `/guests/reservations/${id}`)
  })
  document.getElementById('day-input')?.addEventListener('change', event => {
    const { value } = event.target as HTMLInputElement
    if (value !== '') location.assign(withAs(`/guests?day=${value}`))
  })
  on('restoflow:customer', ({ customer, picker }) => {
    if (!picker.closest('#find-guest')) return
    picker.closest('dialog')?.close()
    void openPanel(`/guests/customers/${customer.id}`)
  })
  on('restoflow:done', ({ command, element }) => {
    if (/^reservations\/[^/]+\/no-show$/.test(command.path)) offerUndo(command.path.replace('/no-show', '/restore'), command.label)
    if (!element?.closest('#guest-panel')) return
    if (command.path === 'customers' || command.path.endsWith('/set-note')) toast(t('browser.guests-saved'), 3_000)
    if (command.path.endsWith('/erase')) toast(t('browser.guests-erased'), 4_000)
    dialog().close()
  })
  on('restoflow:waiting', ({ element }) => {
    if (element?.closest('#guest-panel')) dialog().close()
  })
}

async function openPanel(path: string): Promise<void> {
  const answer = await fetch(withAs(path), { headers: { 'RestoFlow-As': staffId(), accept: 'text/html' } }).catch(() => null)
  const panel = document.getElementById('guest-panel')
  if (!panel || !answer?.ok) return toast(t('browser.guests-not-loaded'))
  panel.innerHTML = await answer.text()
  if (!dialog().open) dialog().showModal()
  panel.querySelector<HTMLElement>('[data-command]:not(form), input, button')?.focus({ preventScroll: true })
}

function offerUndo(path: string, label: string): void {
  const undo = make('button', 'button', t('browser.guests-undo'))
  undo.setAttribute('type', 'button')
  const message = make('span', '', t('browser.guests-no-show'), ' ', undo)
  undo.addEventListener('click', () => {
    giveCommand(path, {}, label, { intent: path })
    message.closest('.toast-card')?.remove()
  })
  const card = make('div', 'toast-text', message)
  toast(card)
}
