import { on } from '../kit/events'

/** Opens a dialog of the page. @returns it, or null where the page has none of this id */
export function openDialog(id: string): HTMLDialogElement | null {
  const dialog = document.getElementById(id)
  if (!(dialog instanceof HTMLDialogElement)) return null
  if (!dialog.open) dialog.showModal()
  return dialog
}

/** Buttons that open dialogs, crosses that close them, chips that fill in a reason; the page comes anew once something was done. */
export function startDialogButtons(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    if (target instanceof HTMLDialogElement || target?.closest('[data-close-dialog]')) return target.closest('dialog')?.close()
    const opener = target?.closest<HTMLElement>('[data-open-dialog]')
    if (opener) openDialog(opener.dataset['openDialog'] ?? '')
    const reason = target?.closest<HTMLElement>('[data-reason]')
    const field = reason && document.getElementById(reason.dataset['reason'] ?? '')
    if (reason && field instanceof HTMLInputElement) field.value = reason.textContent ?? ''
  })
  on('restoflow:done', ({ command, element }) => {
    if (!(element instanceof HTMLFormElement) || element.hasAttribute('data-stays') || command.path === 'customers') return
    location.reload()
  })
}
