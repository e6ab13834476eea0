import { newId, RestoflowError, type Role } from '@restoflow/core'
import type { SignedIn } from '../runtime'
import type { Credential, Credentials } from '../people/credentials'
import { hashSecret, newSecret } from './secrets'

/** An API key as a list shows it; the key itself is shown once, when it is made. */
export interface KeyLine {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly outlet: string
  readonly createdAt: string
  readonly revokedAt: string | null
}

/** What a key is to be good for. */
export interface NewKey {
  readonly outlet: string
  readonly name: string
  readonly role: Role
}

/** The API keys, all in memory: a request looks its key up without waiting for anything. */
export class Keys {
  readonly #byHash = new Map<string, { readonly holder: SignedIn; readonly expiresAt: string | null }>()

  /** Of revoked ones too: they stand in the journal. */
  readonly #names = new Map<string, string>()

  constructor(
    private readonly credentials: Credentials,
    private readonly now: () => string,
    /** Told when a key was taken back. */
    private readonly ended: () => void,
  ) {}

  async load(): Promise<void> {
    for (const credential of await this.credentials.list({ kind: 'key', revokedToo: true })) {
      if (credential.revokedAt === null) this.remember(credential)
      else this.#names.set(credential.id, credential.label)
    }
  }

  /** @returns who holds the key, or null */
  holderOf(token: string): SignedIn | null {
    const known = this.#byHash.get(hashSecret(token))
    if (!known || (known.expiresAt !== null && known.expiresAt <= this.now())) return null
    return known.holder
  }

  /** @returns what a key is called */
  nameOf(id: string): string | undefined {
    return this.#names.get(id)
  }

  /** @returns the new key, which nobody can read again, and its id */
  async add({ outlet, name, role }: NewKey): Promise<{ readonly key: string; readonly id: string }> {
    const key = `rf_${newSecret()}`
    const credential: Credential = {
      kind: 'key', id: newId(), outlet, subject: name, label: name, secretHash: hashSecret(key), roles: [role], scope: {},
      createdAt: this.now(), expiresAt: null, revokedAt: null,
    }
    await this.credentials.put(credential)
    this.remember(credential)
    return { key, id: credential.id }
  }

  /** @returns every key, oldest first, revoked ones too */
  async list(): Promise<readonly KeyLine[]> {
    const all = await this.credentials.list({ kind: 'key', revokedToo: true })
    return all.map(({ id, label, roles, outlet, createdAt, revokedAt }) => ({ id, name: label, roles, outlet, createdAt, revokedAt }))
  }

  /**
   * Takes a key back at once.
   * @param idOrName its id, or its name where no other standing key has the same
   * @throws RestoflowError `unknown-key`
   */
  async revoke(idOrName: string): Promise<KeyLine> {
    const standing = (await this.list()).filter(({ revokedAt }) => revokedAt === null)
    const byId = standing.find(({ id }) => id === idOrName)
    const named = standing.filter(({ name }) => name === idOrName)
    const line = byId ?? (named.length === 1 ? named[0] : undefined)
    if (!line) {
      const why = named.length > 1 ? `${named.length} keys are called ${idOrName}: name one by its id.` : `There is no key ${idOrName}.`
      throw new RestoflowError('unknown-key', why)
    }
    const revokedAt = this.now()
    await this.credentials.revoke('key', line.id, revokedAt)
    for (const [hashed, { holder }] of this.#byHash) if (holder.principal.id === line.id) this.#byHash.delete(hashed)
    this.ended()
    return { ...line, revokedAt }
  }

  private remember({ secretHash, id, roles, outlet, label, expiresAt }: Credential): void {
    this.#names.set(id, label)
    this.#byHash.set(secretHash, { holder: { principal: { kind: 'key', id, roles }, outlet, name: label }, expiresAt })
  }
}
