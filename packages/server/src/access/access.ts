import { holds, RestoflowError, type Approval, type Dispatcher, type House, type StaffMember, type StaffState } from '@restoflow/core'
import type { Credentials } from '../people/credentials'
import type { People } from '../people/people'
import type { PinTries } from '../people/pin-tries'
import type { SignedIn } from '../runtime'
import { Attempts } from './attempts'
import { Directory } from './directory'
import { Keys } from './keys'
import { Pins } from './pins'
import { Terminals } from './terminals'

/** A browser that staff may sign in on. */
export interface Terminal {
  readonly id: string
  readonly name: string
}

/** A terminal as a list shows it. */
export interface TerminalLine extends Terminal {
  /** UTC instants. */
  readonly createdAt: string
  readonly lastSeenAt: string
  /** Where its last page was asked for from, null when nobody knows. */
  readonly address: string | null
  /** Ids of those who are signed in there. */
  readonly signedIn: readonly string[]
}

/** One person as the sign-in page of a terminal shows them. */
export interface PersonAtTerminal {
  readonly id: string
  readonly name: string
  readonly roles: SignedIn['principal']['roles']
  readonly signedIn: boolean
  /** Whether the person may let other browsers in. */
  readonly letsIn: boolean
  /** UTC instant until which too many wrong PINs keep this person out here, else null. */
  readonly lockedUntil: string | null
}

/** A one-time code, shown once, that makes a browser a terminal. */
export interface TerminalCode {
  /** Eight digits in two groups: `4821-7390`. */
  readonly code: string
  /** UTC instant. */
  readonly expiresAt: string
}

/**
 * Who may do what, and from where. Everything that a request asks is answered from memory; the store is written through.
 * Roles are those of the staff state at this moment, so that a change counts from the next request on.
 */
export interface Access {
  /** @returns who holds this API key, or null when it is unknown, revoked or expired */
  byKey(token: string): SignedIn | null
  /** @returns the terminal of this cookie, or null */
  terminal(token: string): Terminal | null
  /** @returns what stands in the journal about somebody who may sign in, else null */
  member(staffId: string): StaffMember | null
  /** @returns the person, when signed in at the terminal and not disabled, else null */
  personAt(terminalId: string, staffId: string): SignedIn | null
  /** @returns everybody who is signed in at the terminal */
  signedInAt(terminalId: string): readonly SignedIn[]
  /** @returns everybody who may sign in, by name */
  people(terminalId: string): readonly PersonAtTerminal[]
  /**
   * Signs a person in beside those who are.
   * @throws RestoflowError `wrong-credentials` with `attemptsLeft`; `too-many-attempts` with `retryAfterSeconds`. An unknown
   * person takes as long and answers the same as a wrong PIN.
   */
  signIn(terminalId: string, staffId: string, pin: string): Promise<SignedIn>
  signOut(terminalId: string, staffId: string): Promise<void>
  /** Takes the wrong tries of a person at a terminal back: a manager stands beside them. */
  unlock(terminalId: string, staffId: string): void
  /** Gives a person a name, which never enters the journal. */
  setName(staffId: string, name: string): Promise<void>
  /** @returns the language that a person reads screens in, BCP 47; undefined: nothing chosen */
  languageOf(staffId: string): string | undefined
  setLanguage(staffId: string, language: string): Promise<void>
  /**
   * Gives a person a PIN; ends the sessions that rest on the one before.
   * @throws RestoflowError `invalid-body` unless it has four digits, `weak-pin`
   */
  setPin(staffId: string, pin: string): Promise<void>
  /** Ends every session of a person. @returns how many there were */
  endSessions(staffId: string): Promise<number>
  /** Lifts the locks of a person at every terminal. */
  unlockEverywhere(staffId: string): void
  /** Forgets the name of a person: the id is all that stays. @returns whether there was one */
  eraseName(staffId: string): Promise<boolean>
  /** @returns what to call a person or a key; the id itself when nobody knows */
  nameOf(id: string): string
  /** The terminals; to take one back ends all that rests on it. */
  readonly terminals: Pick<Terminals, 'list' | 'rename' | 'revoke' | 'seen' | 'sessionsOf' | 'revokedByToken'>
  /** The API keys. */
  readonly keys: Pick<Keys, 'add' | 'list'> & { revoke(idOrName: string): ReturnType<Keys['revoke']> }
  /**
   * Checks the PIN of somebody who approves one action; counted like a sign-in.
   * @param from the terminal, or the key, that asks
   * @throws RestoflowError `wrong-approval-pin` with `attemptsLeft`, `too-many-attempts`
   */
  approve(from: string, by: string, pin: string): Promise<Approval>
  /** @returns a code for one browser, good for ten minutes */
  makeTerminalCode(): TerminalCode
  /**
   * Makes the browser that types a code a terminal.
   * @param from the address that asks, for counting wrong codes
   * @returns the terminal and the secret of its cookie
   * @throws RestoflowError `wrong-credentials`, `too-many-attempts`
   */
  redeemTerminalCode(code: string, from: string, name?: string): Promise<{ readonly terminal: Terminal; readonly token: string }>
  /** Makes a terminal without a code: for a demo, and for whoever opened the owner's one-time link. */
  addTerminal(name: string): Promise<{ readonly terminal: Terminal; readonly token: string }>
  /** Takes a device's credentials back and cuts it. @throws RestoflowError `unknown-device` */
  revokeDevice(deviceId: string): Promise<void>
  /** Calls `listener` when somebody's access ended or shrank: live connections look again whether they may stay. @returns how to stop */
  onChange(listener: () => void): () => void
  /** Stops looking after expiring sessions, and stores when terminals were last seen. */
  close(): Promise<void>
}

export interface AccessOptions {
  readonly outlet: string
  readonly house: House
  readonly dispatcher: Dispatcher
  readonly credentials: Credentials
  readonly people: People
  /** Keeps wrong tries at PINs, of one scope each. */
  readonly tries: (scope: string) => PinTries
  /** Whether PINs that anybody would try first are taken: in a demo, whose PINs are known anyway. */
  readonly takesWeakPins: boolean
  readonly now: () => string
  readonly report: (error: unknown) => void
}

const minuteMs = 60_000
const expireEveryMs = 5 * minuteMs
const pinLimits = { triesMax: 5, lockMs: [minuteMs, 5 * minuteMs, 15 * minuteMs], forgetMs: 15 * minuteMs }
/** Of one browser, whoever it tries to be: walking through the names gains nothing. */
const terminalLimits = { triesMax: 30, lockMs: [5 * minuteMs, 15 * minuteMs], forgetMs: 15 * minuteMs }
const codeLimits = { triesMax: 10, lockMs: [minuteMs, 10 * minuteMs], forgetMs: 30 * minuteMs }

/** @returns who may do what, read from the store and kept current with the journal */
export async function createAccess(options: AccessOptions): Promise<Access> {
  const access = new HouseAccess(options)
  await access.load()
  return access
}

class HouseAccess implements Access {
  readonly keys: Access['keys']
  readonly terminals: Access['terminals']
  readonly #keys: Keys
  readonly #pins: Pins
  readonly #terminals: Terminals
  readonly #directory: Directory
  readonly #pinTries: Attempts
  readonly #terminalTries: Attempts
  readonly #codeTries: Attempts
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]

  constructor(private readonly options: AccessOptions) {
    const { outlet, dispatcher, credentials, people, now } = options
    const nowMs = (): number => Date.parse(now())
    this.#keys = new Keys(credentials, now)
    this.#pins = new Pins(credentials, outlet, now, options.takesWeakPins)
    this.#terminals = new Terminals(credentials, outlet, now)
    this.#directory = new Directory(people, outlet, now)
    this.#pinTries = new Attempts(pinLimits, nowMs, options.tries('pin'), options.report)
    this.#terminalTries = new Attempts(terminalLimits, nowMs, options.tries('terminal'), options.report)
    this.#codeTries = new Attempts(codeLimits, nowMs)
    this.keys = {
      add: wanted => this.#keys.add(wanted),
      list: () => this.#keys.list(),
      revoke: async idOrName => {
        const line = await this.#keys.revoke(idOrName)
        this.changed()
        return line
      },
    }
    const terminals = this.#terminals
    this.terminals = {
      list: () => terminals.list(),
      rename: (terminalId, name) => terminals.rename(terminalId, name),
      seen: (terminalId, address) => terminals.seen(terminalId, address),
      sessionsOf: staffId => terminals.sessionsOf(staffId),
      revokedByToken: token => terminals.revokedByToken(token),
      revoke: async terminalId => {
        await terminals.revoke(terminalId)
        this.changed()
      },
    }
    const timer = setInterval(() => void this.lookAfter().catch(options.report), expireEveryMs)
    timer.unref()
    this.#stops = [() => clearInterval(timer), dispatcher.onCommit(outlet, events => {
      const onStaff = events.filter(({ stream }) => stream === 'staff')
      if (onStaff.length === 0) return
      for (const { type, data } of onStaff) {
        if (type === 'StaffMemberDisabled') this.#terminals.signOutEverywhere((data as { staffId: string }).staffId).catch(options.report)
      }
      this.changed()
    })]
  }

  async load(): Promise<void> {
    await Promise.all([this.#keys.load(), this.#terminals.load(), this.#directory.load(), this.#pinTries.load(), this.#terminalTries.load()])
  }

  byKey(token: string): SignedIn | null {
    return this.#keys.holderOf(token)
  }

  terminal(token: string): Terminal | null {
    return this.#terminals.byToken(token)
  }

  personAt(terminalId: string, staffId: string): SignedIn | null {
    const member = this.member(staffId)
    return member && this.#terminals.isSignedIn(terminalId, staffId) ? this.person(member, terminalId) : null
  }

  signedInAt(terminalId: string): readonly SignedIn[] {
    return this.#terminals.signedInAt(terminalId).flatMap(staffId => this.personAt(terminalId, staffId) ?? [])
  }

  people(terminalId: string): readonly PersonAtTerminal[] {
    const { members } = this.options.house.state<StaffState>('staff')
    return Object.values(members).filter(({ disabled }) => !disabled).map(member => {
      const { staffId, roles } = member
      const lockedUntilMs = this.#pinTries.lockedUntilMs(`${terminalId} ${staffId}`)
      return {
        id: staffId, name: this.nameOf(staffId), roles, signedIn: this.#terminals.isSignedIn(terminalId, staffId),
        letsIn: holds(member, 'terminals.manage'),
        lockedUntil: lockedUntilMs === null ? null : new Date(lockedUntilMs).toISOString(),
      }
    }).sort((a, b) => a.name.localeCompare(b.name))
  }

  async signIn(terminalId: string, staffId: string, pin: string): Promise<SignedIn> {
    const member = await this.proven(terminalId, staffId, pin, attemptsLeft =>
      new RestoflowError('wrong-credentials', 'The PIN is wrong.', { attemptsLeft }))
    await this.#terminals.signIn(terminalId, staffId)
    return this.person(member, terminalId)
  }

  async signOut(terminalId: string, staffId: string): Promise<void> {
    if (await this.#terminals.signOut(terminalId, staffId)) this.changed()
  }

  unlock(terminalId: string, staffId: string): void {
    this.#pinTries.forgive(`${terminalId} ${staffId}`)
    this.#terminalTries.forgive(terminalId)
  }

  async approve(from: string, by: string, pin: string): Promise<Approval> {
    const { roles, allow, deny } = await this.proven(from, by, pin, attemptsLeft =>
      new RestoflowError('wrong-approval-pin', 'The PIN of the person who approves is wrong.', { attemptsLeft }))
    return { by, roles, allow, deny }
  }

  makeTerminalCode(): TerminalCode {
    return this.#terminals.makeCode()
  }

  async redeemTerminalCode(code: string, from: string, name = 'Browser'): Promise<{ readonly terminal: Terminal; readonly token: string }> {
    this.#codeTries.begin(from)
    this.#terminals.useCode(code)
    this.#codeTries.forgive(from)
    return this.#terminals.add(name)
  }

  addTerminal(name: string): Promise<{ readonly terminal: Terminal; readonly token: string }> {
    return this.#terminals.add(name)
  }

  setName(staffId: string, name: string): Promise<void> {
    return this.#directory.setName(staffId, name)
  }

  languageOf(staffId: string): string | undefined {
    return this.#directory.languageOf(staffId)
  }

  setLanguage(staffId: string, language: string): Promise<void> {
    return this.#directory.setLanguage(staffId, language)
  }

  async setPin(staffId: string, pin: string): Promise<void> {
    await this.#pins.set(staffId, pin)
    await this.endSessions(staffId)
  }

  async endSessions(staffId: string): Promise<number> {
    const ended = await this.#terminals.signOutEverywhere(staffId)
    if (ended > 0) this.changed()
    return ended
  }

  unlockEverywhere(staffId: string): void {
    this.#pinTries.forgiveAll(` ${staffId}`)
  }

  eraseName(staffId: string): Promise<boolean> {
    return this.#directory.erase(staffId)
  }

  nameOf(id: string): string {
    return this.#directory.nameOf(id) ?? this.#keys.nameOf(id) ?? id
  }

  async revokeDevice(deviceId: string): Promise<void> {
    const { credentials, now } = this.options
    if (!await credentials.revoke('device', deviceId, now())) throw new RestoflowError('unknown-device', `There is no device ${deviceId}.`)
    this.changed()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop()
    await this.#terminals.save()
  }

  private async lookAfter(): Promise<void> {
    if (await this.#terminals.expire() > 0) this.changed()
    await this.#terminals.save()
  }

  /** One try at a PIN. An unknown or disabled person takes as long as a wrong PIN and answers the same. */
  private async proven(from: string, staffId: string, pin: string, refusal: (attemptsLeft: number) => RestoflowError): Promise<StaffMember> {
    const key = `${from} ${staffId}`
    const attemptsLeft = this.#pinTries.begin(key)
    try {
      this.#terminalTries.begin(from)
    } catch (error) {
      this.#pinTries.refund(key)
      throw error
    }
    const right = await this.#pins.matches(staffId, pin)
    const member = this.member(staffId)
    if (!right || !member) throw refusal(attemptsLeft)
    this.#pinTries.forgive(key)
    this.#terminalTries.refund(from)
    return member
  }

  member(staffId: string): StaffMember | null {
    const { members } = this.options.house.state<StaffState>('staff')
    const member = Object.hasOwn(members, staffId) ? members[staffId] : undefined
    return member && !member.disabled ? member : null
  }

  private person({ staffId, roles, allow, deny }: StaffMember, terminalId: string): SignedIn {
    return { principal: { kind: 'staff', id: staffId, roles, allow, deny }, outlet: this.options.outlet, name: this.nameOf(staffId), terminalId }
  }

  private changed(): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener()
      } catch (error) {
        this.options.report(error)
      }
    }
  }
}
