import { on } from './events'
import { toast } from './problem-card'
import { t } from './words'

// The page says which commands its person may not give; `data-locks` names the one to which a control
// leads. Regions are the same for everybody, so their buttons are locked here.
const locked = (document.body.dataset['locked'] ?? '').split(' ').filter(path => path !== '')
  .map(path => new RegExp(`^${path.replace('{id}', '[^/]+')}$`))

/** Keeps controls of commands that this person may not give visible and locked, and says whom to ask. */
export function startRights(): void {
  if (locked.length === 0) return
  lockIn(document)
  on('restoflow:region', ({ element }) => lockIn(element))
  document.addEventListener('htmx:after:swap', () => lockIn(document))
  for (const type of ['click', 'submit'] as const) document.addEventListener(type, refuse, { capture: true })
}

function lockIn(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-command], [data-locks]')) {
    const { command, locks = command ?? '' } = element.dataset
    if (!locked.some(path => path.test(locks))) continue
    element.dataset['rightLocked'] = t('browser.ask-manager')
    element.setAttribute('aria-disabled', 'true')
  }
}

function refuse(event: Event): void {
  const control = event.target instanceof Element ? event.target.closest('[data-right-locked]') : null
  if (!control) return
  event.preventDefault()
  event.stopPropagation()
  toast(t('browser.not-your-right'))
}
