import './kit/start'
import { newId } from '@restoflow/core'
import { staffId, withAs } from './kit/as'
import { registerBody } from './kit/commands'
import { on } from './kit/events'
import type { Problem } from './kit/outbox'
import { make, problemCard, showProblem, toast } from './kit/problem-card'
import { post } from './kit/session'
import { t } from './kit/words'

// People and terminals: what is done here is shown anew by the server, and a new PIN is shown once.
const savedMark = 'restoflow-people-saved'

const checkedIn = (place: ParentNode, name: string): readonly string[] =>
  [...place.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)].map(({ value }) => value)

registerBody('rights', button => {
  const lines = [...(button.closest('section')?.querySelectorAll<HTMLElement>('[data-right-line]') ?? [])]
  const chosen = (value: string): readonly string[] => lines.flatMap(line =>
    (line.querySelector<HTMLInputElement>('input:checked')?.value === value ? line.dataset['rightLine'] ?? [] : []))
  return { allow: chosen('allow'), deny: chosen('deny') }
})

registerBody('roles', button => {
  const roles = checkedIn(button.closest('section') ?? document, 'roles')
  if (roles.length > 0) return { roles }
  toast(t('browser.people-role-needed'))
  return null
})

if (sessionStorage.getItem(savedMark) !== null) {
  sessionStorage.removeItem(savedMark)
  toast(t('browser.people-saved'))
}

function showAnew(): void {
  sessionStorage.setItem(savedMark, 'true')
  location.reload()
}

on('restoflow:done', ({ command, reply, element }) => {
  if (!/^(staff|terminals|keys|devices)\//.test(command.path)) return
  const pin = pinOf(reply)
  if (pin === null) showAnew()
  else showPin(pin, element instanceof HTMLElement ? element.dataset['person'] ?? '' : '', showAnew)
})

on('restoflow:refused', ({ problem, element }) => {
  if (problem.code !== 'version-conflict' || !(element instanceof HTMLElement)) return
  const again = make('button', 'button', t('browser.people-read-again'))
  again.setAttribute('type', 'button')
  again.addEventListener('click', () => location.reload())
  document.querySelector(`${element.dataset['errors'] ?? '#none'} .notice`)?.append(again)
})

function pinOf(reply: unknown): string | null {
  const { state } = (reply ?? {}) as { readonly state?: { readonly pin?: unknown } }
  return typeof state?.pin === 'string' ? state.pin : null
}

function showPin(pin: string, name: string, then: () => void): void {
  const dialog = document.getElementById('pin-dialog')
  const texts = {
    'pin-dialog-title': t('browser.people-pin-title', { name }), 'new-pin': pin,
    'new-pin-text': t('browser.people-pin-once'), 'pin-dialog-close': t('browser.people-pin-done'),
  }
  for (const [id, text] of Object.entries(texts)) document.getElementById(id)?.replaceChildren(text)
  if (!(dialog instanceof HTMLDialogElement)) return then()
  dialog.addEventListener('close', then, { once: true })
  dialog.showModal()
}

document.getElementById('pin-dialog-close')?.addEventListener('click', ({ target }) => {
  if (target instanceof Element) target.closest('dialog')?.close()
})

const newPerson = document.getElementById('new-person')
if (newPerson instanceof HTMLFormElement) {
  let id = newId()
  newPerson.addEventListener('submit', event => {
    event.preventDefault()
    void add(newPerson, id).then(isAdded => {
      if (isAdded) id = newId()
    })
  })
}

/** Adds, names, and gives a PIN, each once however often it is tried. @returns whether all of it was done */
async function add(form: HTMLFormElement, id: string): Promise<boolean> {
  const place = document.getElementById('new-errors')
  const button = form.querySelector<HTMLButtonElement>('[type="submit"]')
  const roles = checkedIn(form, 'roles')
  const name = new FormData(form).get('name')
  if (roles.length === 0 || typeof name !== 'string') {
    place?.replaceChildren(make('p', 'problem', t('browser.people-role-needed')))
    return false
  }
  const steps = [['add', { roles }], ['set-name', { name: name.trim() }], ['set-pin', {}]] as const
  button?.setAttribute('aria-busy', 'true')
  let last: unknown = null
  for (const [step, body] of steps) {
    const answer = await post(`/api/v1/staff/${id}/${step}`, body, staffId())
    if (!answer.ok) {
      refuse(answer.problem, place)
      button?.removeAttribute('aria-busy')
      return false
    }
    last = answer.reply
  }
  button?.removeAttribute('aria-busy')
  showPin(pinOf(last) ?? '', name.trim(), () => location.assign(withAs(`/settings/people/${id}`)))
  return true
}

function refuse(problem: Problem, place: HTMLElement | null): void {
  if (place) place.replaceChildren(problemCard(problem, undefined))
  else showProblem(problem, null, undefined)
}
