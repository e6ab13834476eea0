import { clockText, elapsedText, localTime, type ElapsedForm } from '@restoflow/core'
import { serverNow } from './server-clock'
import { t } from './words'

/** Brings every running time below `root` up to date: `time[data-since]`, `time[data-clock]`, `[data-opened]`. */
export function tickClocks(root: ParentNode = document): void {
  const nowMs = serverNow()
  for (const time of root.querySelectorAll<HTMLElement>('time[data-since]')) {
    const { since = '', form = 'minutes' } = time.dataset
    setText(time, elapsed(nowMs - Date.parse(since), form as ElapsedForm))
  }
  for (const time of root.querySelectorAll<HTMLElement>('time[data-clock]')) {
    setText(time, wallClock(nowMs, time.dataset['clock'] ?? 'UTC'))
  }
  for (const card of root.querySelectorAll<HTMLElement>('[data-opened]')) showAge(card, nowMs)
}

/** @returns how long it has lasted, in the page's language */
export function elapsed(elapsedMs: number, form: ElapsedForm): string {
  return elapsedText(elapsedMs, form, { hour: t('browser.unit-hour'), minute: t('browser.unit-minute') })
}

const ages = ['new', 'ok', 'hurry', 'late'] as const
export type Age = (typeof ages)[number]

const newMsMax = 45_000

/** @returns how urgent a ticket of this age is at its station */
export function ageOf(elapsedMs: number, hurryMs: number, lateMs: number): Age {
  if (elapsedMs >= lateMs) return 'late'
  if (elapsedMs >= hurryMs) return 'hurry'
  return elapsedMs < newMsMax ? 'new' : 'ok'
}

/** Shows a ticket's age by its class and in the word beside its clock. */
function showAge(card: HTMLElement, nowMs: number): void {
  const { opened = '', hurry = '', late = '' } = card.dataset
  const age = ageOf(nowMs - Date.parse(opened), Number(hurry), Number(late))
  if (card.classList.contains(`age-${age}`)) return
  card.classList.remove(...ages.map(name => `age-${name}`))
  card.classList.add(`age-${age}`)
  const word = card.querySelector('[data-age]')
  if (word) setText(word, t(`browser.age-${age}`))
}

/** @returns an instant as the outlet's wall clock shows it: `8:42 PM` */
export function wallClock(atMs: number, timeZone: string): string {
  return clockText(localTime(new Date(atMs).toISOString(), timeZone).minutes)
}

/** @returns the outlet's time zone, as the top bar's clock names it */
export function outletTimeZone(): string {
  return document.querySelector<HTMLElement>('time[data-clock]')?.dataset['clock'] ?? 'UTC'
}

/** Ticks on each second of the server's clock. */
export function startClocks(): void {
  const tick = (): void => {
    tickClocks()
    setTimeout(tick, 1_000 - (serverNow() % 1_000) + 5)
  }
  tick()
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
