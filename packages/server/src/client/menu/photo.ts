import { staffId } from '../kit/as'
import type { Problem } from '../kit/outbox'
import { problemCard } from '../kit/problem-card'
import { problemOf } from '../kit/send'
import { t } from '../kit/words'

const bytesMax = 12 * 1024 * 1024

/** Sends a chosen photo at once and shows it; it belongs to the dish when that is saved. @param changed is told of each */
export function startPhotos(changed: () => void): void {
  document.addEventListener('change', event => {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || input.dataset['photoFile'] === undefined) return
    const [file] = input.files ?? []
    const field = input.closest<HTMLElement>('[data-photo-field]')
    input.value = ''
    if (file && field) void take(field, file).then(changed)
  })
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('[data-photo-remove]') : null
    const field = button?.closest<HTMLElement>('[data-photo-field]')
    if (!field) return
    show(field, '')
    field.querySelector<HTMLElement>('[data-photo-file]')?.focus()
    changed()
  })
}

async function take(field: HTMLElement, file: File): Promise<void> {
  const errors = field.querySelector('[data-photo-errors]')
  errors?.replaceChildren()
  if (file.size > bytesMax) return complain(errors, t('browser.menu-photo-large'), t('browser.menu-photo-large-text'))
  if (/\.hei[cf]$/i.test(file.name) || /hei[cf]/.test(file.type)) return complain(errors, t('browser.menu-photo-heic'), t('browser.menu-photo-heic-text'))
  const button = field.querySelector('.photo-choose')
  button?.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch('/menu/photos', { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream', 'RestoFlow-As': staffId() } })
    const answer = (await response.json().catch(() => null)) as { id?: string } | null
    if (response.ok && answer?.id !== undefined) show(field, answer.id)
    else errors?.replaceChildren(problemCard(problemOf(response.status, answer), undefined))
  } catch {
    complain(errors, t('browser.menu-photo-failed'), t('browser.menu-no-connection'))
  } finally {
    button?.removeAttribute('aria-busy')
  }
}

function complain(place: Element | null | undefined, title: string, detail: string): void {
  const problem: Problem = { status: 0, code: '', title, detail, fix: '' }
  place?.replaceChildren(problemCard(problem, undefined))
}

/** Puts a photo in its frame, or the empty plate. */
export function show(field: HTMLElement, id: string): void {
  const [hidden, image, none, remove] = [
    field.querySelector<HTMLInputElement>('[data-field="photo"]'), field.querySelector('img'), field.querySelector<HTMLElement>('.photo-none'),
    field.querySelector<HTMLElement>('[data-photo-remove]'),
  ]
  if (hidden) hidden.value = id
  if (image) {
    if (id === '') image.removeAttribute('src')
    else image.src = `/photos/${id}-thumb.jpg`
    image.hidden = id === ''
  }
  if (none) none.hidden = id !== ''
  if (remove) remove.hidden = id === ''
}
