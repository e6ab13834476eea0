/** What rings, and for what. */
export const ringKinds = ['ticket', 'cancel', 'bill', 'ready'] as const
export type RingKind = (typeof ringKinds)[number]

/** One note: a short swing that dies away. */
export interface Tone {
  readonly wave: 'sine' | 'triangle' | 'square'
  readonly hertz: number
  /** Where the pitch falls to, for a knock. */
  readonly toHertz?: number
  readonly atMs: number
  readonly forMs: number
  /** Loudness from 0 to 1. */
  readonly gain: number
}

const knock = (atMs: number, gain: number): readonly Tone[] => [
  { wave: 'sine', hertz: 210, toHertz: 95, atMs, forMs: 130, gain },
  { wave: 'triangle', hertz: 780, toHertz: 240, atMs, forMs: 35, gain: gain * 0.35 },
]

const sounds: Readonly<Record<RingKind, readonly Tone[]>> = {
  // One low wooden knock.
  ticket: knock(0, 0.9),
  // Three short ones, hard to take for anything else.
  cancel: [0, 150, 300].map(atMs => ({ wave: 'square', hertz: 494, atMs, forMs: 85, gain: 0.35 })),
  // Two notes up, a fourth apart.
  bill: [
    { wave: 'triangle', hertz: 659, atMs: 0, forMs: 190, gain: 0.7 },
    { wave: 'triangle', hertz: 880, atMs: 200, forMs: 360, gain: 0.7 },
  ],
  // A soft bell with its overtone.
  ready: [
    { wave: 'sine', hertz: 1047, atMs: 0, forMs: 900, gain: 0.35 },
    { wave: 'sine', hertz: 2637, atMs: 0, forMs: 420, gain: 0.1 },
  ],
}

/** @returns the notes of a sound */
export function tonesOf(kind: RingKind): readonly Tone[] {
  return sounds[kind]
}

/** @returns whether the text names a sound */
export function isRingKind(text: string | undefined): text is RingKind {
  return ringKinds.some(kind => kind === text)
}

const everyMs = 30_000

/** @returns how often an unseen bill request has rung by now: at 0, 10 and 30 s, then every 30 s */
export function billRounds(waitedMs: number): number {
  if (waitedMs < 0) return 0
  if (waitedMs < 10_000) return 1
  if (waitedMs < everyMs) return 2
  return 2 + Math.floor(waitedMs / everyMs)
}
