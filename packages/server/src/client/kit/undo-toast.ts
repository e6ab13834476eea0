import { make, toast } from './problem-card'
import { t } from './words'

const undoMs = 12_000

/** One more thing that can be done about what was just done. */
export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

/** Says what was done, with a way back for twelve seconds. */
export function undoToast(text: string, undo: (() => void) | null, ...more: readonly ToastAction[]): void {
  const actions: readonly ToastAction[] = [...more, ...(undo ? [{ label: t('browser.undo'), run: undo }] : [])]
  const content = make('div', 'undo-toast', make('span', '', text))
  for (const { label, run } of actions) {
    const button = make('button', 'button', label)
    button.setAttribute('type', 'button')
    button.addEventListener('click', () => {
      content.parentElement?.remove()
      run()
    }, { once: true })
    content.append(button)
  }
  toast(content, undoMs)
}
