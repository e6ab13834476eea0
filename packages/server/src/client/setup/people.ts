import { newId } from '@restoflow/core'
import { staffId } from '../kit/as'
import { make, showProblem } from '../kit/problem-card'
import { post } from '../kit/session'
import { t } from '../kit/words'
import { fieldText } from './form-body'

/** Adds a person: who may what, then the name and the PIN, which never enter the outbox of this browser. */
export async function addPerson(form: HTMLFormElement): Promise<void> {
  const value = (name: string): string => fieldText(form, name)
  const [name, role, pin] = [value('name'), value('role'), value('pin')]
  const button = form.querySelector<HTMLElement>('[type="submit"]')
  const errors = form.querySelector('[data-problems]')
  errors?.replaceChildren()
  button?.setAttribute('aria-busy', 'true')
  const id = form.dataset['person'] ?? newId()
  // an attempt that broke off goes on with the same person
  form.dataset['person'] = id
  const path = `/api/v1/staff/${id}`
  const steps = [['add', { roles: [role] }], ['set-name', { name }], ['set-pin', pin === '' ? {} : { pin }]] as const
  let made = ''
  for (const [step, body] of steps) {
    const answer = await post<{ state?: { pin?: string } }>(`${path}/${step}`, body, staffId())
    if (!answer.ok) {
      button?.removeAttribute('aria-busy')
      return showProblem(answer.problem, errors, undefined)
    }
    made = answer.reply.state?.pin ?? pin
  }
  button?.removeAttribute('aria-busy')
  delete form.dataset['person']
  const option = form.querySelector<HTMLSelectElement>('[name="role"]')?.selectedOptions[0]
  const row = make('li', 'person-row')
  row.append(make('b', '', name), make('span', 'muted', option?.textContent ?? role), make('span', 'pin num', t('browser.setup-pin', { pin: made })))
  document.getElementById('people-added')?.append(row)
  document.getElementById('people-note')?.removeAttribute('hidden')
  form.reset()
  form.querySelector<HTMLInputElement>('[name="name"]')?.focus()
}
