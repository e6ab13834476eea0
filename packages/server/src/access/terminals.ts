import { randomInt } from 'node:crypto'
import { newId, refuse, RestoflowError } from '@restoflow/core'
import type { Credential, Credentials } from '../people/credentials'
import type { Session } from '../people/sessions'
import type { Terminal, TerminalCode, TerminalLine } from './access'
import { hashSecret, newSecret } from './secrets'

const codeMs = 10 * 60_000
const codesMax = 20
/** A long shift with its closing; the next day begins with a PIN. */
const sessionMs = 16 * 3_600_000
/** In a demo every browser that comes is a terminal: those that nobody uses make way. */
const terminalsMax = 200
/** Who was here so shortly ago may be typing a PIN. */
const freshMs = 2 * 60_000
/** Revoked ones whose browsers are still told so. */
const revokedMax = 500

/** A terminal with what it was last seen by. */
interface Known {
  readonly credential: Credential
  readonly terminal: Terminal
  lastSeenAt: string
  address: string | null
  /** What the store does not know yet. */
  isStale: boolean
}

/** The browsers of the house, and who is signed in at each: in memory, written through. */
export class Terminals {
  readonly #byHash = new Map<string, Known>()
  readonly #revoked = new Map<string, Credential>()
  readonly #sessions = new Map<string, Map<string, Session>>()
  readonly #codes = new Map<string, number>()

  constructor(
    private readonly credentials: Credentials,
    private readonly outlet: string,
    private readonly now: () => string,
    /** Told when a terminal was taken back. */
    private readonly ended: () => void,
  ) {}

  /** Reads what stands, and ends what has expired. */
  async load(): Promise<void> {
    for (const credential of await this.credentials.list({ outlet: this.outlet, kind: 'terminal', revokedToo: true })) {
      if (credential.revokedAt === null) this.remember(credential)
      else this.forget(credential)
    }
    for (const session of await this.credentials.listSessions(this.outlet)) this.keep(session)
    await this.expire()
  }

  /** @returns the terminal of a cookie, or null; it was seen now */
  byToken(token: string): Terminal | null {
    const known = this.#byHash.get(hashSecret(token))
    if (!known) return null
    this.touch(known)
    return known.terminal
  }

  /** @returns the terminal that this cookie belonged to before it was taken back, and when; null for any other */
  revokedByToken(token: string): { readonly name: string; readonly revokedAt: string } | null {
    const credential = this.#revoked.get(hashSecret(token))
    return credential ? { name: credential.label, revokedAt: credential.revokedAt ?? credential.createdAt } : null
  }

  /** The terminal shows itself, from an address where one is known. */
  seen(terminalId: string, address?: string): void {
    const known = this.find(terminalId)
    if (known) this.touch(known, address)
  }

  /** @returns every terminal, the last seen first */
  list(): readonly TerminalLine[] {
    return [...this.#byHash.values()]
      .map(({ terminal, credential, lastSeenAt, address }) =>
        ({ ...terminal, createdAt: credential.createdAt, lastSeenAt, address, signedIn: this.signedInAt(terminal.id) }))
      .sort((one, other) => other.lastSeenAt.localeCompare(one.lastSeenAt) || one.id.localeCompare(other.id))
  }

  /** @returns where a person is signed in, and since when */
  sessionsOf(staffId: string): readonly { readonly terminalId: string; readonly since: string }[] {
    return [...this.#sessions].flatMap(([terminalId, sessions]) => {
      const session = sessions.get(staffId)
      return session && !this.isOver(session) ? [{ terminalId, since: session.lastSeenAt }] : []
    })
  }

  /** @throws RestoflowError `unknown-terminal` */
  async rename(terminalId: string, name: string): Promise<void> {
    const known = this.require(terminalId)
    const credential = { ...known.credential, label: name, subject: name }
    await this.credentials.put(this.withLooks({ ...known, credential }))
    this.#byHash.set(credential.secretHash, { ...known, credential, terminal: { id: terminalId, name } })
  }

  /** Takes a terminal back: its cookie and everybody's session there end at once. @throws RestoflowError `unknown-terminal` */
  async revoke(terminalId: string): Promise<void> {
    const { credential } = this.require(terminalId)
    const revokedAt = this.now()
    this.#byHash.delete(credential.secretHash)
    this.#sessions.delete(terminalId)
    this.forget({ ...credential, revokedAt })
    await this.credentials.revoke('terminal', terminalId, revokedAt)
    await this.credentials.endSessionsOf({ terminalId })
    this.ended()
  }

  /** Stores when terminals were last seen. */
  async save(): Promise<void> {
    for (const known of [...this.#byHash.values()]) {
      if (!known.isStale) continue
      known.isStale = false
      await this.credentials.put(this.withLooks(known))
    }
  }

  async add(name: string): Promise<{ readonly terminal: Terminal; readonly token: string }> {
    const token = newSecret()
    const credential: Credential = {
      kind: 'terminal', id: newId(), outlet: this.outlet, subject: name, label: name, secretHash: hashSecret(token), roles: [], scope: {},
      createdAt: this.now(), expiresAt: null, revokedAt: null,
    }
    await this.credentials.put(credential)
    const { terminal } = this.remember(credential)
    await this.makeRoom(credential.id)
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

  private remember(credential: Credential): Known {
    const { secretHash, id, label, scope, createdAt } = credential
    const { lastSeenAt, address } = scope
    const known: Known = {
      credential, terminal: { id, name: label }, isStale: false,
      lastSeenAt: typeof lastSeenAt === 'string' ? lastSeenAt : createdAt, address: typeof address === 'string' ? address : null,
    }
    this.#byHash.set(secretHash, known)
    return known
  }

  private forget(credential: Credential): void {
    this.#revoked.set(credential.secretHash, credential)
    const [oldest] = this.#revoked.keys()
    if (this.#revoked.size > revokedMax && oldest !== undefined) this.#revoked.delete(oldest)
  }

  private touch(known: Known, address = known.address): void {
    known.lastSeenAt = this.now()
    known.address = address
    known.isStale = true
  }

  private withLooks({ credential, lastSeenAt, address }: Known): Credential {
    return { ...credential, scope: { ...credential.scope, lastSeenAt, ...(address !== null && { address }) } }
  }

  private find(terminalId: string): Known | undefined {
    for (const known of this.#byHash.values()) if (known.terminal.id === terminalId) return known
    return undefined
  }

  private require(terminalId: string): Known {
    return this.find(terminalId) ?? refuse('unknown-terminal', `There is no terminal ${terminalId}.`)
  }

  /**
   * Terminals that were not seen for a while go first, of them those with nobody signed in; then newcomers, so that a crowd of browsers that
   * come and go turns out nobody at work. The newest stays.
   */
  private async makeRoom(newestId: string): Promise<void> {
    const freshFrom = new Date(Date.parse(this.now()) - freshMs).toISOString()
    const rank = ({ terminal, lastSeenAt }: Known): string =>
      `${lastSeenAt >= freshFrom ? 1 : 0}${this.signedInAt(terminal.id).length > 0 ? 1 : 0} ${lastSeenAt}`
    while (this.#byHash.size > terminalsMax) {
      const others = [...this.#byHash].filter(([, { terminal }]) => terminal.id !== newestId).map(([hashed, known]) => ({ hashed, known, rank: rank(known) }))
      const [found] = others.sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))
      if (!found) return
      const { hashed, known: { terminal: { id } } } = found
      this.#byHash.delete(hashed)
      this.#sessions.delete(id)
      await this.credentials.endSessionsOf({ terminalId: id })
      await this.credentials.remove('terminal', id)
    }
  }
}
