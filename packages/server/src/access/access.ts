import type { Approval, StaffMember } from '@restoflow/core'
import type { SignedIn } from '../runtime'
import type { Keys } from './keys'
import type { Terminals } from './terminals'

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
  readonly keys: Pick<Keys, 'add' | 'list' | 'revoke'>
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
