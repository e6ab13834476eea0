import { holds, RestoflowError, type Approval, type Dispatcher, type House, type StaffMember, type StaffState } from '@restoflow/core'
import type { Credentials } from '../people/credentials'
import type { People } from '../people/people'
import type { PinTries } from '../people/pin-tries'
import type { SignedIn } from '../runtime'
import type { Access, PersonAtTerminal, Terminal, TerminalCode } from './access'
import { Attempts } from './attempts'
import { Directory } from './directory'
import { Keys } from './keys'
import { Pins } from './pins'
import { Terminals } from './terminals'

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
  readonly keys: Keys
  readonly terminals: Terminals
  readonly #pins: Pins
  readonly #directory: Directory
  readonly #pinTries: Attempts
  readonly #terminalTries: Attempts
  readonly #codeTries: Attempts
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]

  constructor(private readonly options: AccessOptions) {
    const { outlet, dispatcher, credentials, people, now } = options
    const nowMs = (): number => Date.parse(now())
    this.keys = new Keys(credentials, now, () => this.changed())
    this.#pins = new Pins(credentials, outlet, now, options.takesWeakPins)
    this.terminals = new Terminals(credentials, outlet, now, () => this.changed())
    this.#directory = new Directory(people, outlet, now)
    this.#pinTries = new Attempts(pinLimits, nowMs, options.tries('pin'), options.report)
    this.#terminalTries = new Attempts(terminalLimits, nowMs, options.tries('terminal'), options.report)
    this.#codeTries = new Attempts(codeLimits, nowMs)
    const timer = setInterval(() => void this.lookAfter().catch(options.report), expireEveryMs)
    timer.unref()
    this.#stops = [() => clearInterval(timer), dispatcher.onCommit(outlet, events => {
      const onStaff = events.filter(({ stream }) => stream === 'staff')
      if (onStaff.length === 0) return
      for (const { type, data } of onStaff) {
        if (type === 'StaffMemberDisabled') this.terminals.signOutEverywhere((data as { staffId: string }).staffId).catch(options.report)
      }
      this.changed()
    })]
  }

  async load(): Promise<void> {
    await Promise.all([this.keys.load(), this.terminals.load(), this.#directory.load(), this.#pinTries.load(), this.#terminalTries.load()])
  }

  byKey(token: string): SignedIn | null {
    return this.keys.holderOf(token)
  }

  terminal(token: string): Terminal | null {
    return this.terminals.byToken(token)
  }

  personAt(terminalId: string, staffId: string): SignedIn | null {
    const member = this.member(staffId)
    return member && this.terminals.isSignedIn(terminalId, staffId) ? this.person(member, terminalId) : null
  }

  signedInAt(terminalId: string): readonly SignedIn[] {
    return this.terminals.signedInAt(terminalId).flatMap(staffId => this.personAt(terminalId, staffId) ?? [])
  }

  people(terminalId: string): readonly PersonAtTerminal[] {
    const { members } = this.options.house.state<StaffState>('staff')
    return Object.values(members).filter(({ disabled }) => !disabled).map(member => {
      const { staffId, roles } = member
      const lockedUntilMs = this.#pinTries.lockedUntilMs(`${terminalId} ${staffId}`)
      return {
        id: staffId, name: this.nameOf(staffId), roles, signedIn: this.terminals.isSignedIn(terminalId, staffId),
        letsIn: holds(member, 'terminals.manage'),
        lockedUntil: lockedUntilMs === null ? null : new Date(lockedUntilMs).toISOString(),
      }
    }).sort((a, b) => a.name.localeCompare(b.name))
  }

  async signIn(terminalId: string, staffId: string, pin: string): Promise<SignedIn> {
    const member = await this.proven(terminalId, staffId, pin, attemptsLeft =>
      new RestoflowError('wrong-credentials', 'The PIN is wrong.', { attemptsLeft }))
    await this.terminals.signIn(terminalId, staffId)
    return this.person(member, terminalId)
  }

  async signOut(terminalId: string, staffId: string): Promise<void> {
    if (await this.terminals.signOut(terminalId, staffId)) this.changed()
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
    return this.terminals.makeCode()
  }

  async redeemTerminalCode(code: string, from: string, name = 'Browser'): Promise<{ readonly terminal: Terminal; readonly token: string }> {
    this.#codeTries.begin(from)
    this.terminals.useCode(code)
    this.#codeTries.forgive(from)
    return this.terminals.add(name)
  }

  addTerminal(name: string): Promise<{ readonly terminal: Terminal; readonly token: string }> {
    return this.terminals.add(name)
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
    const ended = await this.terminals.signOutEverywhere(staffId)
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
    return this.#directory.nameOf(id) ?? this.keys.nameOf(id) ?? id
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
    await this.terminals.save()
  }

  private async lookAfter(): Promise<void> {
    if (await this.terminals.expire() > 0) this.changed()
    await this.terminals.save()
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
