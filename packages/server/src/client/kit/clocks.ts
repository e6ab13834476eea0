import { clockText, elapsedText, localTime, type ElapsedForm } from '@restoflow/core'
import { serverNow } from './server-clock'

/** Brings every running time below `root` up to date: `time[data-since]`, `time[data-clock]`, `[data-aging]`. */
export function tickClocks(root: ParentNode = document): void {
  const nowMs = serverNow()
  for (const time of root.querySelectorAll<HTMLElement>('time[data-since]')) {
    const { since = '', form = 'minutes' } = time.dataset
    setText(time, elapsedText(nowMs - Date.parse(since), form as ElapsedForm))
  }
  for (const time of root.querySelectorAll<HTMLElement>('time[data-clock]')) {
    setText(time, wallClock(nowMs, time.dataset['clock'] ?? 'UTC'))
  }
  for (const card of root.querySelectorAll<HTMLElement>('[data-aging]')) {
    const { aging = '', hurryMs = '', lateMs = '' } = card.dataset
    const age = ageOf(nowMs - Date.parse(aging), Number(hurryMs), Number(lateMs))
    if (card.dataset['age'] !== age) card.dataset['age'] = age
  }
}

/** @returns how urgent something of this age is */
export function ageOf(elapsedMs: number, hurryMs: number, lateMs: number): 'ok' | 'hurry' | 'late' {
  if (lateMs > 0 && elapsedMs >= lateMs) return 'late'
  return hurryMs > 0 && elapsedMs >= hurryMs ? 'hurry' : 'ok'
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
