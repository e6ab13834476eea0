/** A list settles only when nobody has touched it for so long. */
const untouchedMs = 3_000
/** A finger whose lifting nobody noticed holds the board no longer than this. */
const pressedMsMax = 10_000
const pauseMs = 200

let touchedAt = Number.NEGATIVE_INFINITY
let pressed = false
let timer: ReturnType<typeof setTimeout> | undefined
const waiting = new Set<() => void>()

/** Notes that somebody works at the board: by finger, wheel or bump bar. */
export function touch(): void {
  touchedAt = performance.now()
}

/** @returns whether somebody touches the board, or did within the last 3 s */
export function isHeld(): boolean {
  return performance.now() - touchedAt < (pressed ? pressedMsMax : untouchedMs)
}

/** Calls `run` once, when nobody has touched the board for 3 s. */
export function onSettled(run: () => void): void {
  waiting.add(run)
  plan()
}

function plan(): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (isHeld()) return plan()
    const runs = [...waiting]
    waiting.clear()
    for (const run of runs) run()
  }, Math.max(pauseMs, touchedAt + untouchedMs - performance.now() + 10))
}

/** Follows the hands at the elements that match. */
export function watchHands(selector: string): void {
  const isOn = (event: Event): boolean => event.target instanceof Element && event.target.closest(selector) !== null
  addEventListener('pointerdown', event => {
    pressed = isOn(event)
    if (pressed) touch()
  }, { capture: true })
  for (const type of ['pointerup', 'pointercancel'] as const) {
    addEventListener(type, () => {
      if (pressed) touch()
      pressed = false
    }, { capture: true })
  }
  addEventListener('wheel', event => isOn(event) && touch(), { capture: true, passive: true })
}
