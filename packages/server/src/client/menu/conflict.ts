import { withAs } from '../kit/as'
import { fetchPart } from './fetch'

/** Shows both sides of a definition that somebody else has changed meanwhile; what is typed stays in its fields. */
export async function showConflict(form: HTMLFormElement, mine: object): Promise<void> {
  const { kind = '', id = '', read = '{}' } = form.dataset
  const { id: _, ...definition } = JSON.parse(read) as Record<string, unknown>
  const html = await fetchPart(withAs(`/menu/${kind}/${id}/conflict`), { read: definition, mine })
  const place = document.getElementById('editor-conflict')
  if (html === null || !place) return
  document.getElementById('editor-errors')?.replaceChildren()
  const stale = document.getElementById('editor-stale')
  if (stale) stale.hidden = true
  await window.htmx.swap({ text: html, target: place, swap: 'innerHTML', sourceElement: place })
  place.querySelector<HTMLElement>('h3')?.focus()
  place.scrollIntoView({ block: 'start' })
}

export function clearConflict(): void {
  document.getElementById('editor-conflict')?.replaceChildren()
}
