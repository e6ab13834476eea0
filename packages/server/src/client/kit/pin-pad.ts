import { lastStation } from './station'
import { post, type SessionAnswer } from './session'
import { t } from './words'

const digitsMax = 4

/** Whose PIN it is; the event `choose` of the form carries it. */
export interface Choice {
  readonly staffId: string
  readonly name: string
  /** UTC instant until which too many wrong PINs keep this person out here. */
  readonly lockedUntil?: string | undefined
}

/** Makes a PIN form work: keypad and keyboard fill the dots, and the fourth digit submits. */
export function startPinPad(form: HTMLFormElement): void {
  let pin = ''
  let busy = false
  const dots = form.querySelector('.pin-dots')
  const message = form.querySelector<HTMLElement>('.pin-message')
  const quietMessage = [...(message?.childNodes ?? [])].map(node => node.cloneNode(true))

  const draw = (): void => {
    dots?.querySelectorAll('i').forEach((dot, index) => dot.classList.toggle('on', index < pin.length))
    dots?.setAttribute('aria-label', t('browser.digits-typed', { count: pin.length, max: digitsMax }))
  }
  const say = (text: string | null): void => {
    if (!message) return
    message.classList.toggle('bad', text !== null)
    if (text === null) message.removeAttribute('role')
    else message.setAttribute('role', 'alert')
    message.replaceChildren(...(text === null ? quietMessage.map(node => node.cloneNode(true)) : [text]))
  }
  const clear = (): void => {
    pin = ''
    draw()
  }
  const type = (key: string): void => {
    if (busy) return
    dots?.classList.remove('is-wrong')
    if (form.dataset['staff'] === '') return say(t('browser.tap-name-first'))
    if (key === 'clear') return clear()
    if (key === 'back') pin = pin.slice(0, -1)
    else if (/^\d$/.test(key) && pin.length < digitsMax) pin += key
    draw()
    if (pin.length === digitsMax) void submit()
  }
  const submit = async (): Promise<void> => {
    busy = true
    form.setAttribute('aria-busy', 'true')
    const answer = await post<{ home: string }>('/session/sign-in', { staffId: form.dataset['staff'], pin })
    if (answer.ok) return enter(form, answer.reply.home)
    busy = false
    form.removeAttribute('aria-busy')
    clear()
    // The animation starts anew only for a class that is new.
    dots?.classList.remove('is-wrong')
    requestAnimationFrame(() => dots?.classList.add('is-wrong'))
    say(problemText(answer))
  }

  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('choose', event => {
    const { staffId, name, lockedUntil } = (event as CustomEvent<Choice>).detail
    form.dataset['staff'] = staffId
    const title = form.querySelector('h2')?.firstChild
    if (title) title.textContent = name
    dots?.classList.remove('is-wrong')
    const lockedMs = lockedUntil === undefined ? 0 : Date.parse(lockedUntil) - Date.now()
    say(lockedMs > 0 ? lockedText(Math.ceil(lockedMs / 1000)) : null)
    clear()
    // On a phone the digits stand below the names.
    form.scrollIntoView({ block: 'nearest' })
  })
  form.addEventListener('click', event => {
    const key = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined
    if (key !== undefined) type(key)
  })
  document.addEventListener('keydown', event => {
    if (form.hidden || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
    const key = event.key === 'Backspace' ? 'back' : event.key === 'Escape' ? 'clear' : event.key
    if (key === 'back' || key === 'clear' || /^\d$/.test(key)) {
      event.preventDefault()
      type(key)
    }
  })
  draw()
}

/** @returns what a refused PIN says: how many tries are left, or how long the name is locked */
export function problemText({ problem, members }: Extract<SessionAnswer<unknown>, { ok: false }>): string {
  const { attemptsLeft, retryAfterSeconds } = members
  if (typeof retryAfterSeconds === 'number') return lockedText(retryAfterSeconds)
  if (attemptsLeft === 0) return t('browser.wrong-pin-locked')
  if (typeof attemptsLeft === 'number') return t('browser.wrong-pin-left', { count: attemptsLeft })
  return `${problem.title}. ${problem.fix}`.trim()
}

function lockedText(seconds: number): string {
  return t('browser.pin-locked-for', {
    time: `${seconds < 90 ? seconds : Math.ceil(seconds / 60)} ${t(seconds < 90 ? 'browser.unit-second' : 'browser.unit-minute')}`,
  })
}

/** Goes to the person's screen; a kitchen screen goes back to the station that this device showed last. */
function enter(form: HTMLFormElement, home: string): void {
  const { staff = '', next = '' } = form.dataset
  const station = lastStation()
  const atStation = station !== null && /^\/kitchen(?!\/pass)/.test(home) ? `/kitchen/${station}?as=${staff}` : home
  location.assign(next === '' ? atStation : `${next}${next.includes('?') ? '&' : '?'}as=${staff}`)
}
