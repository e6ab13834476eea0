import { onRegion } from '../kit/live'

const settleMs = 600
const guarded = ['next-step', 'bill-button', 'send-course']
const seen = new Map<string, { readonly does: string; readonly sinceMs: number }>()

/**
 * A button that has just become another one takes no tap for a moment: the finger meant the one before it.
 * Must be started before the commands listen.
 */
export function startGuard(): void {
  onRegion('pad', element => {
    for (const id of guarded) {
      const button = element.querySelector<HTMLButtonElement>(`#${id}`)
      const does = button && !button.disabled ? `${element.dataset['order'] ?? ''} ${button.dataset['command'] ?? Object.keys(button.dataset).join()}` : ''
      const before = seen.get(id)
      if (before?.does === does) continue
      // What could not be tapped before can be meant at once.
      seen.set(id, { does, sinceMs: before === undefined || before.does === '' ? Number.NEGATIVE_INFINITY : performance.now() })
    }
  })
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const known = button && seen.get(button.id)
    if (!known || performance.now() - known.sinceMs > settleMs) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }, { capture: true })
}
