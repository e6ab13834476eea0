const roundConstants = firstPrimes(64).map(prime => fractionBits(Math.cbrt(prime)))
const startState = firstPrimes(8).map(prime => fractionBits(Math.sqrt(prime)))

/** The first 32 bits of the fractional part. */
function fractionBits(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every(prime => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes
}

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The message with a one bit, zeros and its length behind it, to whole blocks of 16 words. */
function padded(message: Uint8Array): Uint32Array {
  const words = new Uint32Array((((message.length + 8) >> 6) + 1) * 16)
  const put = (at: number, byte: number): void => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8))
  }
  message.forEach((byte, at) => put(at, byte))
  put(message.length, 0x80)
  words[words.length - 2] = Math.floor(message.length / 2 ** 29)
  words[words.length - 1] = message.length << 3
  return words
}

/**
 * SHA-256 (FIPS 180-4) for where no other is at hand: a browser offers `crypto.subtle` in secure contexts only, and a decision may not wait.
 * @param text hashed as UTF-8
 * @returns 64 characters of lower-case hex
 */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text))
  const state = [...startState]
  const schedule = new Int32Array(64)
  for (let block = 0; block < words.length; block += 16) {
    for (let at = 0; at < 64; at++) schedule[at] = at < 16 ? (words[block + at] ?? 0) : expanded(schedule, at)
    mix(state, schedule)
  }
  return state.map(word => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function expanded(schedule: Int32Array, at: number): number {
  const [early, late] = [schedule[at - 15] ?? 0, schedule[at - 2] ?? 0]
  const small = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3)
  const large = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10)
  return ((schedule[at - 16] ?? 0) + small + (schedule[at - 7] ?? 0) + large) | 0
}

function mix(state: number[], schedule: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let round = 0; round < 64; round++) {
    const upper = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    const first = (h + upper + ((e & f) ^ (~e & g)) + (roundConstants[round] ?? 0) + (schedule[round] ?? 0)) | 0
    const lower = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    const second = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = ((state[at] ?? 0) + word) | 0
  })
}
