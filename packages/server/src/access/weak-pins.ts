import { randomInt } from 'node:crypto'

const runs = '01234567890 09876543210'
/** What people choose most beside rows and repetitions. */
const common: readonly string[] = ['1010', '1122', '1212', '1313', '2121', '2580', '6969']

/** @returns whether many would try this PIN among the first: one digit four times, a row, a year of somebody's life, or a common one */
export function isWeakPin(pin: string): boolean {
  return /^(\d)\1{3}$/.test(pin) || common.includes(pin) || runs.includes(pin) || /^(19[3-9]\d|20[0-3]\d)$/.test(pin)
}

/** @returns four random digits that are not weak */
export function randomPin(): string {
  for (;;) {
    const pin = String(randomInt(0, 10_000)).padStart(4, '0')
    if (!isWeakPin(pin)) return pin
  }
}
