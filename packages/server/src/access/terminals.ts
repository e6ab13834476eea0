import { randomInt } from 'node:crypto'
import { newId, RestoflowError } from '@restoflow/core'
import type { Credential, Credentials } from '../people/credentials'
import type { Session } from '../people/sessions'
import type { Terminal, TerminalCode } from './access'
import { hashSecret, newSecret } from './secrets'

const codeMs = 10 * 60_000
const codesMax = 20
/** A long shift with its closing; the next day begins with a PIN. */
const sessionMs = 16 * 3_600_000
/** In a demo every browser that comes is a terminal: the oldest make way. */
const terminalsMax = 200

/** The browsers of the house, and who is signed in at each: in memory, written through. */
export class Terminals {
  readonly #byHash = new Map<string, Terminal>()
  readonly #sessions = new Map<string, Map<string, Session>>()
  readonly #codes = new Map<string, number>()

  constructor(
    private readonly credentials: Credentials,
    private readonly outlet: string,
    private readonly now: () => string,
  ) {}

  /** Reads what stands, and ends what has expired. */
  async load(): Promise<void> {
    for (const credential of await this.credentials.list({ outlet: this.outlet, kind: 'terminal' })) this.remember(credential)
    for (const session of await this.credentials.listSessions(this.outlet)) this.keep(session)
    await this.expire()
  }

  /** @returns the terminal of a cookie, or null */
  byToken(token: string): Terminal | null {
    return this.#byHash.get(hashSecret(token)) ?? null
  }

  async add(name: string): Promise<{ readonly terminal: Terminal; readonly token: string }> {
    const token = newSecret()
    const credential: Credential = {
      kind: 'terminal', id: newId(), outlet: this.outlet, subject: name, label: name, secretHash: hashSecret(token), roles: [], scope: {},
      createdAt: this.now(), expiresAt: null, revokedAt: null,
    }
    await this.credentials.put(credential)
    const terminal = this.remember(credential)
    await this.dropOldest()
    return { terminal, token }
  }

  makeCode(): TerminalCode {
    const digits = String(randomInt(0, 100_000_000)).padStart(8, '0')
    const expiresMs = Date.parse(this.now()) + codeMs
    this.#codes.set(hashSecret(digits), expiresMs)
    const [oldest] = this.#codes.keys()
    if (this.#codes.size > codesMax && oldest !== undefined) this.#codes.delete(oldest)
    return { code: `${digits.slice(0, 4)}-${digits.slice(4)}`, expiresAt: new Date(expiresMs).toISOString() }
  }

  /** Uses a code up. @throws RestoflowError `wrong-credentials` */
  useCode(code: string): void {
    const hashed = hashSecret(code.replace(/[\s-]/g, ''))
    const expiresMs = this.#codes.get(hashed)
    this.#codes.delete(hashed)
    if (expiresMs === undefined || expiresMs <= Date.parse(this.now())) {
      throw new RestoflowError('wrong-credentials', 'The code is wrong, was used, or is older than ten minutes.')
    }
  }

  isSignedIn(terminalId: string, staffId: string): boolean {
    const session = this.#sessions.get(terminalId)?.get(staffId)
    return session !== undefined && !this.isOver(session)
  }

  /** @returns the staff ids, in the order of their signing in */
  signedInAt(terminalId: string): readonly string[] {
    return [...(this.#sessions.get(terminalId)?.values() ?? [])].filter(session => !this.isOver(session)).map(({ staffId }) => staffId)
  }

  async signIn(terminalId: string, staffId: string): Promise<void> {
    const now = this.now()
    const session: Session = { outlet: this.outlet, terminalId, staffId, createdAt: now, lastSeenAt: now }
    await this.credentials.putSession(session)
    this.keep(session)
  }

  /** @returns whether the person was signed in there */
  async signOut(terminalId: string, staffId: string): Promise<boolean> {
    this.#sessions.get(terminalId)?.delete(staffId)
    return this.credentials.endSession(terminalId, staffId)
  }

  /** Ends every session of a person. @returns how many there were */
  async signOutEverywhere(staffId: string): Promise<number> {
    for (const sessions of this.#sessions.values()) sessions.delete(staffId)
    return this.credentials.endSessionsOf({ outlet: this.outlet, staffId })
  }

  /** Ends sessions that are over. @returns how many there were */
  async expire(): Promise<number> {
    const over = [...this.#sessions.values()].flatMap(sessions => [...sessions.values()]).filter(session => this.isOver(session))
    for (const { terminalId, staffId } of over) await this.signOut(terminalId, staffId)
    return over.length
  }

  private isOver({ lastSeenAt }: Session): boolean {
    return Date.parse(this.now()) - Date.parse(lastSeenAt) > sessionMs
  }

  private keep(session: Session): void {
    const at = this.#sessions.get(session.terminalId) ?? new Map<string, Session>()
    this.#sessions.set(session.terminalId, at.set(session.staffId, session))
  }

  private remember({ secretHash, id, label }: Credential): Terminal {
    const terminal = { id, name: label }
    this.#byHash.set(secretHash, terminal)
    return terminal
  }

  private async dropOldest(): Promise<void> {
    while (this.#byHash.size > terminalsMax) {
      const found = [...this.#byHash].find(([, { id }]) => this.signedInAt(id).length === 0) ?? [...this.#byHash][0]
      if (!found) return
      const [hashed, { id }] = found
      this.#byHash.delete(hashed)
      this.#sessions.delete(id)
      await this.credentials.endSessionsOf({ terminalId: id })
      await this.credentials.remove('terminal', id)
    }
  }
}
