import { tonesOf, type RingKind, type Tone } from './tones'

const volumeKey = 'restoflow.volume'
const mutedKey = 'restoflow.muted-until'
/** A mute ends by itself: nobody misses a guest for the rest of the evening. */
const muteMsMax = 60_000
/** What could not sound is made up for only while it is news. */
const overdueMsMax = 10_000

let context: AudioContext | null = null
/** A bar that goes away under a finger would take the tap from what the finger meant. */
let isPressed = false
/** The tap that unlocks the sound takes a moment to do so: a bar for just that long would push what is tapped next away. */
const showsAfterMs = 400
let shows: ReturnType<typeof setTimeout> | undefined
let overdue: { readonly kind: RingKind; readonly atMs: number } | null = null

/** Opens the device's sound and keeps trying: the browser allows it after a tap, on this page or on the sign-in before it. */
export function startSound(): void {
  context = new AudioContext()
  context.addEventListener('statechange', drawBar)
  addEventListener('pointerdown', () => (isPressed = true), { capture: true })
  for (const type of ['pointerup', 'pointercancel'] as const) {
    // the click follows the release of the finger
    addEventListener(type, () => setTimeout(() => {
      isPressed = false
      drawBar()
    }), { capture: true })
  }
  for (const type of ['pointerdown', 'pointerup', 'keydown', 'touchend'] as const) {
    addEventListener(type, () => void unlock(), { capture: true, passive: true })
  }
  document.getElementById('sound-bar')?.addEventListener('click', () => void unlock())
  // A tablet that slept, or a call that took the speaker, leaves the context suspended.
  document.addEventListener('visibilitychange', () => void unlock())
  void unlock()
  drawBar()
}

/** @returns whether a sound would be heard: the browser lets it, and nobody muted it */
export function canSound(): boolean {
  return context?.state === 'running' && !isMuted()
}

/** Makes a sound now, or as soon as the browser allows it within some seconds. */
export function ring(kind: RingKind): void {
  if (isMuted()) return
  if (context?.state !== 'running') {
    overdue = { kind, atMs: Date.now() }
    void unlock()
    return drawBar()
  }
  const startAt = context.currentTime + 0.01
  for (const tone of tonesOf(kind)) play(context, tone, startAt)
  const { dataset } = document.documentElement
  dataset['soundsPlayed'] = String(Number(dataset['soundsPlayed'] ?? 0) + 1)
  dataset['lastSound'] = kind
}

/** @returns the loudness of this device, from 0.2 to 1 */
export function volume(): number {
  const kept = Number(localStorage.getItem(volumeKey) ?? 0.8)
  return Number.isFinite(kept) ? Math.min(1, Math.max(0.2, kept)) : 0.8
}

/** Keeps the loudness for this device. There is no silence for ever: 0.2 is the least. */
export function setVolume(loudness: number): void {
  localStorage.setItem(volumeKey, String(loudness))
}

/** Silences this device for one minute. */
export function muteOneMinute(): void {
  localStorage.setItem(mutedKey, String(Date.now() + muteMsMax))
}

/** @returns whether this device is within its minute of silence */
export function isMuted(): boolean {
  const restMs = Number(localStorage.getItem(mutedKey) ?? 0) - Date.now()
  return restMs > 0 && restMs <= muteMsMax
}

async function unlock(): Promise<void> {
  if (!context || context.state === 'running' || context.state === 'closed') return drawBar()
  // Without a gesture the promise stays open in some browsers: the state tells.
  await context.resume().catch(() => undefined)
  drawBar()
  if (overdue && canSound()) {
    const { kind, atMs } = overdue
    overdue = null
    if (Date.now() - atMs < overdueMsMax) ring(kind)
  }
}

function drawBar(): void {
  const bar = document.getElementById('sound-bar')
  clearTimeout(shows)
  if (bar && !bar.hidden && !isPressed) bar.hidden = context?.state === 'running'
  if (bar?.hidden && context?.state !== 'running') shows = setTimeout(() => (bar.hidden = isPressed || context?.state === 'running'), showsAfterMs)
  document.documentElement.dataset['sound'] = context?.state ?? 'none'
}

function play(audio: AudioContext, { wave, hertz, toHertz, atMs, forMs, gain }: Tone, startAt: number): void {
  const from = startAt + atMs / 1000
  const to = from + forMs / 1000
  const swing = new OscillatorNode(audio, { type: wave, frequency: hertz })
  if (toHertz !== undefined) swing.frequency.exponentialRampToValueAtTime(toHertz, to)
  const loudness = new GainNode(audio, { gain: 0 })
  loudness.gain.setValueAtTime(0, from)
  loudness.gain.linearRampToValueAtTime(gain * volume(), from + 0.006)
  loudness.gain.exponentialRampToValueAtTime(0.0005, to)
  swing.connect(loudness).connect(audio.destination)
  swing.start(from)
  swing.stop(to + 0.02)
}
