/** Two taps so close together are one tap of a hurried finger. */
const echoMs = 700

let last: { readonly stage: string; readonly atMs: number } | null = null
let echo = false

/**
 * Issue, take and next stand in one place, each in its stage: the second half of a double tap on one of them must not be
 * a tap on the next.
 * @param stageOf the stage in which a tap on the bar, or Enter, is given; null for every other tap
 */
export function watchTaps(stageOf: (event: Event) => string | null): void {
  const note = (event: Event): void => {
    const stage = stageOf(event)
    const nowMs = performance.now()
    const isRepeat = event instanceof KeyboardEvent && event.repeat
    echo = stage !== null && (isRepeat || (last !== null && last.stage !== stage && nowMs - last.atMs < echoMs))
    if (!echo) last = stage === null ? null : { stage, atMs: nowMs }
  }
  for (const type of ['pointerdown', 'keydown'] as const) document.addEventListener(type, note, { capture: true })
}

/** @returns whether the tap that is being followed is the echo of one before */
export function isEcho(): boolean {
  return echo
}
