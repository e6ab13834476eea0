import { hash, verify } from '@node-rs/argon2'
import { RestoflowError } from '@restoflow/core'
import type { Credentials } from '../people/credentials'
import { newSecret } from './secrets'
import { isWeakPin } from './weak-pins'

/** OWASP's figures for argon2id: 19 MiB, two passes; about 15 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** The threads that hash also write the journal: they are not all for PINs. */
const atOnceMax = 2
const waitingMax = 64
/** The sign-in sends with the fourth digit. */
const pinPattern = /^\d{4}$/

/** PINs of staff, kept as argon2id hashes. */
export class Pins {
  readonly #nobody = hash(newSecret(), cost)
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(
    private readonly credentials: Credentials,
    private readonly outlet: string,
    private readonly now: () => string,
    private readonly takesWeak: boolean,
  ) {
    this.#nobody.catch(() => undefined)
  }

  /** @throws RestoflowError `invalid-body` unless the PIN has four digits; `weak-pin` for one that is tried first, outside of a demo */
  async set(staffId: string, pin: string): Promise<void> {
    if (!pinPattern.test(pin)) {
      throw new RestoflowError('invalid-body', 'A PIN has four digits.', { errors: [{ path: 'pin', message: 'must have four digits' }] })
    }
    if (!this.takesWeak && isWeakPin(pin)) throw new RestoflowError('weak-pin', 'This PIN is among the first that anybody would try.', { field: 'pin' })
    const secretHash = await this.inTurn(() => hash(pin, cost))
    await this.credentials.put({
      kind: 'pin', id: this.idOf(staffId), outlet: this.outlet, subject: staffId, label: 'PIN', secretHash, roles: [], scope: {},
      createdAt: this.now(), expiresAt: null, revokedAt: null,
    })
  }

  /** @returns whether this is the person's PIN; takes as long for somebody who has none */
  async matches(staffId: string, pin: string): Promise<boolean> {
    const credential = await this.credentials.find('pin', this.idOf(staffId))
    const known = credential !== null && credential.revokedAt === null
    const right = await this.inTurn(async () => verify(known ? credential.secretHash : await this.#nobody, pin))
    return known && right
  }

  /** @returns whether the person has a PIN */
  async has(staffId: string): Promise<boolean> {
    const credential = await this.credentials.find('pin', this.idOf(staffId))
    return credential !== null && credential.revokedAt === null
  }

  private idOf(staffId: string): string {
    return `${this.outlet}/${staffId}`
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnceMax) {
      if (this.#waiting.length >= waitingMax) throw new RestoflowError('too-busy', `${waitingMax} PINs are waiting to be checked.`)
      await new Promise<void>(resolve => this.#waiting.push(resolve))
    }
    this.#running += 1
    try {
      return await work()
    } finally {
      this.#running -= 1
      this.#waiting.shift()?.()
    }
  }
}
