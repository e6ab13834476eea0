import { startLanguage } from './kit/language'
import { make, toast } from './kit/problem-card'
import { post } from './kit/session'
import { startPinPad, type Choice } from './kit/pin-pad'
import { t } from './kit/words'

// The sign-in page: names, then PIN; the fourth digit submits.
startLanguage()
const main = document.getElementById('main')
const form = document.getElementById('pin')
if (form instanceof HTMLFormElement) startPinPad(form)

/** Another name: the pad is for that person, without a further page. */
main?.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-staff]') : null
  if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  for (const other of main.querySelectorAll('a[data-staff]')) other.removeAttribute('aria-current')
  link.setAttribute('aria-current', 'true')
  document.getElementById('signed-in')?.remove()
  form.hidden = false
  choose(link)
})

function choose({ dataset: { staff = '', name = '', lockedUntil } }: HTMLElement): void {
  form?.dispatchEvent(new CustomEvent<Choice>('choose', { detail: { staffId: staff, name, lockedUntil } }))
}

const current = main?.querySelector<HTMLElement>('a[data-staff][aria-current]')
if (current && !form?.hidden) choose(current)

const panel = document.getElementById('signed-in')
const person = panel?.dataset['staff'] ?? ''
panel?.querySelector('[data-sign-out]')?.addEventListener('click', () => void signOut())
panel?.querySelector('[data-make-code]')?.addEventListener('click', () => void makeCode())

async function signOut(): Promise<void> {
  const answer = await post('/session/sign-out', { staffId: person })
  if (answer.ok) location.assign('/')
  else toast(answer.problem.title)
}

async function makeCode(): Promise<void> {
  const answer = await post<{ code: string; expiresAt: string }>('/session/terminal-codes', {}, person)
  const place = document.getElementById('terminal-code')
  if (!answer.ok || !place) return toast(answer.ok ? t('browser.code-made') : `${answer.problem.title}. ${answer.problem.fix}`)
  place.hidden = false
  place.replaceChildren(make('b', 'num', answer.reply.code), make('small', '', t('browser.code-use')))
}

const terminalForm = document.getElementById('terminal-form')
if (terminalForm instanceof HTMLFormElement) {
  terminalForm.addEventListener('submit', event => {
    event.preventDefault()
    void becomeTerminal(terminalForm)
  })
}

async function becomeTerminal(asked: HTMLFormElement): Promise<void> {
  const fields = new FormData(asked)
  const text = (name: string): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const name = text('name')
  const answer = await post('/session/terminal', { code: text('code'), ...(name !== '' && { name }) })
  if (answer.ok) return location.reload()
  const { title, detail, fix } = answer.problem
  document.getElementById('terminal-error')?.replaceChildren(make('p', 'problem', `${title}. ${detail} ${fix}`.trim()))
}
