/** One tap of a finger, in milliseconds and pixels of the page. */
export interface Tap {
  readonly atMs: number
  readonly x: number
  readonly y: number
}

const echoMs = 450
const echoPx = 40
const movedMs = 300

/**
 * @param movedAtMs when what lies under the tap came to its place
 * @returns whether the tap was meant for something else: the second of a double tap, which would reach what the first one
 * brought up, or a tap on what slid under the finger a moment ago
 */
export function isStray(tap: Tap, last: Tap | null, movedAtMs: number): boolean {
  if (tap.atMs - movedAtMs < movedMs) return true
  return last !== null && tap.atMs - last.atMs < echoMs && Math.hypot(tap.x - last.x, tap.y - last.y) < echoPx
}

const movedAt = new WeakMap<EventTarget, number>()

/** Notes that an element has just come to another place by itself. */
export function noteMoved(...elements: readonly Element[]): void {
  for (const element of elements) movedAt.set(element, performance.now())
}

/** Lets no stray tap through to the board and its dialogs. Keys, and clicks of scripts, are none of its business. */
export function startTaps(): void {
  let last: Tap | null = null
  let tap: Tap | null = null
  let isStrayNow = false
  addEventListener('pointerdown', event => {
    const target = event.target instanceof Element ? event.target : null
    const movedAtMs = Math.max(...event.composedPath().map(element => movedAt.get(element) ?? Number.NEGATIVE_INFINITY))
    const counts = target !== null && target.closest('main, dialog') !== null && target.closest('input') === null
    tap = { atMs: performance.now(), x: event.clientX, y: event.clientY }
    isStrayNow = counts && isStray(tap, last, movedAtMs)
  }, { capture: true })
  addEventListener('click', event => {
    if (event.detail === 0) return
    if (!isStrayNow) {
      last = tap
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
  }, { capture: true })
}
