import type { Principal } from './env'
import { RestoflowError } from './errors'
import type { CommandRecord } from './journal'

/** What tells a repeated command from a new one. */
export interface Keyed {
  readonly by: Pick<Principal, 'kind' | 'id'>
  readonly commandId: string
  /** Fingerprint of name, path ids and body: a second request under the same key must match it. */
  readonly requestHash: string
  /** Whether the caller chose the command id and may therefore send it again. */
  readonly keyed: boolean
}

const recentMax = 5_000
/** Replies are kept up to this many characters in all, so that a few huge orders don't fill the memory. */
const recentCharactersMax = 8_000_000

/** Answers of commands under way and of the most recent ones: the same command sent again is answered from here, without a read. */
export class Replies {
  readonly #inFlight = new Map<string, { readonly requestHash: string; readonly reply: Promise<string> }>()
  readonly #recent = new Map<string, { readonly requestHash: string; readonly reply: string }>()
  #characters = 0

  /**
   * @param again submits the request anew, once another one under its key has been refused
   * @returns the answer of the same command, under way or done; undefined when it is not known here. It rejects with `idempotency-mismatch` for another one.
   */
  find(request: Keyed, again: () => Promise<string>): Promise<string> | undefined {
    const key = keyOf(request)
    const flying = this.#inFlight.get(key)
    if (flying) {
      if (flying.requestHash === request.requestHash) return flying.reply
      // which of the two the key belongs to shows when the first is done: a refused one leaves it free
      return flying.reply.then(() => Promise.reject(mismatch()), again)
    }
    const known = this.#recent.get(key)
    if (!known) return undefined
    return known.requestHash === request.requestHash ? Promise.resolve(known.reply) : Promise.reject(mismatch())
  }

  /** Remembers a command that is under way, and its reply when it has one. A refusal is forgotten: it may be tried again. */
  track(request: Keyed, reply: Promise<string>): void {
    const key = keyOf(request)
    this.#inFlight.set(key, { requestHash: request.requestHash, reply })
    const done = (): void => void this.#inFlight.delete(key)
    reply.then(text => {
      // nobody can send a minted key again
      if (request.keyed) this.remember(key, request.requestHash, text)
      done()
    }, done)
  }

  private remember(key: string, requestHash: string, reply: string): void {
    this.#recent.set(key, { requestHash, reply })
    this.#characters += reply.length
    for (const [oldest, { reply: { length } }] of this.#recent) {
      if (this.#recent.size <= recentMax && this.#characters <= recentCharactersMax) break
      this.#recent.delete(oldest)
      this.#characters -= length
    }
  }
}

/** @returns the principal as the journal's command records name it: `staff:s1` */
export function principalOf(by: Pick<Principal, 'kind' | 'id'>): string {
  return `${by.kind}:${by.id}`
}

/**
 * @returns the stored reply of the same command
 * @throws RestoflowError `idempotency-mismatch` for another one, `idempotency-expired` when the reply is gone
 */
export function storedReply(record: CommandRecord, requestHash: string): string {
  if (record.requestHash !== requestHash) throw mismatch()
  if (record.reply === '') throw new RestoflowError('idempotency-expired', `The command was carried out at ${record.at}.`)
  return record.reply
}

function keyOf({ by, commandId }: Keyed): string {
  return `${principalOf(by)} ${commandId}`
}

function mismatch(): RestoflowError {
  return new RestoflowError('idempotency-mismatch', 'The key belongs to a request with another command, id or body.')
}
