const samplesMax = 8
let samples: number[] = []

/**
 * Takes the server's time as it arrives. What arrives late looks older than it is, so the largest difference of the last
 * few is the truest.
 */
export function setServerTime(iso: string): void {
  const offsetMs = Date.parse(iso) - Date.now()
  if (Number.isNaN(offsetMs)) return
  const last = samples.at(-1)
  // A clock that was set forgets what was measured before.
  if (last !== undefined && Math.abs(offsetMs - last) > 60_000) samples = []
  samples = [...samples, offsetMs].slice(-samplesMax)
}

/** @returns milliseconds since 1970 by the server's clock */
export function serverNow(): number {
  return Date.now() + (samples.length === 0 ? 0 : Math.max(...samples))
}
