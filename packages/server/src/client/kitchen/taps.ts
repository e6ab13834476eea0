import { toast } from '../kit/problem-card'
import { t } from '../kit/words'

/** One tap of a finger, in milliseconds and pixels of the page. */
export interface Tap {
  readonly atMs: number
  readonly x: number
  readonly y: number
}

const echoMs = 450
const echoPx = 40
const movedMs = 300
const toastMs = 2_500

/** @returns whether the tap belongs to the one before it: the second of a double tap would reach what the first one brought up */
export function isEcho(tap: Tap, last: Tap | null): boolean {
  return last !== null && tap.atMs - last.atMs < echoMs && Math.hypot(tap.x - last.x, tap.y - last.y) < echoPx
}

/** @returns whether the tap was meant for something else: what it hits came to its place just before */
export function isTooSoon(tap: Tap, movedAtMs: number): boolean {
  return tap.atMs - movedAtMs < movedMs
}

const movedAt = new WeakMap<EventTarget, number>()

/** Notes that an element has just come to another place by itself. */
export function noteMoved(...elements: readonly Element[]): void {
  for (const element of elements) movedAt.set(element, performance.now())
}

/** Lets no stray tap through to the board and its dialogs. Keys, and clicks of scripts, are none of its business. */
export function startTaps(): void {
  let last: Tap | null = null
  let tap: Tap = { atMs: Number.NEGATIVE_INFINITY, x: 0, y: 0 }
  let fate: 'counts' | 'echo' | 'too-soon' = 'counts'
  addEventListener('pointerdown', event => {
    const target = event.target instanceof Element ? event.target : null
    tap = { atMs: performance.now(), x: event.clientX, y: event.clientY }
    fate = 'counts'
    if (!target?.closest('main, dialog') || target.closest('input')) return
    const movedAtMs = Math.max(...event.composedPath().map(element => movedAt.get(element) ?? Number.NEGATIVE_INFINITY))
    fate = isEcho(tap, last) ? 'echo' : isTooSoon(tap, movedAtMs) ? 'too-soon' : 'counts'
  }, { capture: true })
  addEventListener('click', event => {
    if (event.detail === 0) return
    // A run of taps is one tap, however long it lasts.
    if (fate !== 'too-soon') last = tap
    if (fate === 'counts') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (fate === 'too-soon') toast(t('browser.moved-just-now'), toastMs)
  }, { capture: true })
}
