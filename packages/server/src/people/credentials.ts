import type { Role } from '@restoflow/core'
import type { SqliteDriver, SqlValue } from '../journal/sqlite-driver'
import { createSessions, type Sessions } from './sessions'

/** `code`: a one-time code that makes a terminal or pairs a device; `link`: what a guest opens a document with. */
export type CredentialKind = 'pin' | 'key' | 'terminal' | 'device' | 'code' | 'link'

/** A proof of who somebody or something is: the secret's hash, never the secret. */
export interface Credential {
  readonly kind: CredentialKind
  /** Unique within the kind, over all outlets. */
  readonly id: string
  readonly outlet: string
  /** Whom it proves: a staff id, a key's or a device's name. */
  readonly subject: string
  /** What people call it. */
  readonly label: string
  readonly secretHash: string
  readonly roles: readonly Role[]
  /** What else belongs to it: scopes, a device's kind and station, a browser's origins. */
  readonly scope: Readonly<Record<string, unknown>>
  /** UTC instants. */
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

export interface CredentialFilter {
  readonly outlet?: string
  readonly kind?: CredentialKind
  readonly subject?: string
  /** Revoked ones are left out unless this is true; expired ones are the caller's to judge. */
  readonly revokedToo?: boolean
}

/** Hashes of PINs, keys, terminals and devices, and who is signed in where. */
export interface Credentials extends Sessions {
  /** Adds a credential, or replaces the one of the same kind and id. */
  put(credential: Credential): Promise<void>
  /** @returns the credential, revoked or expired as it may be, or null */
  find(kind: CredentialKind, id: string): Promise<Credential | null>
  /** @returns matching credentials, oldest first */
  list(filter?: CredentialFilter): Promise<readonly Credential[]>
  /** @returns whether there was one that was not revoked before */
  revoke(kind: CredentialKind, id: string, at: string): Promise<boolean>
  /** Removes a credential for good: a used code. @returns whether there was one */
  remove(kind: CredentialKind, id: string): Promise<boolean>
}

interface CredentialRow {
  readonly kind: CredentialKind
  readonly id: string
  readonly outlet: string
  readonly subject: string
  readonly label: string
  readonly secret_hash: string
  readonly roles: string
  readonly scope: string
  readonly created_at: string
  readonly expires_at: string | null
  readonly revoked_at: string | null
}

const columns = 'kind, id, outlet, subject, label, secret_hash, roles, scope, created_at, expires_at, revoked_at'

const credentialOf = (row: CredentialRow): Credential => ({
  kind: row.kind, id: row.id, outlet: row.outlet, subject: row.subject, label: row.label, secretHash: row.secret_hash,
  roles: JSON.parse(row.roles) as Role[], scope: JSON.parse(row.scope) as Record<string, unknown>,
  createdAt: row.created_at, expiresAt: row.expires_at, revokedAt: row.revoked_at,
})

/** @returns the credentials of a database that `openSqliteJournal` has brought to its schema */
export function createCredentials(driver: SqliteDriver): Credentials {
  const select = async (conditions: readonly string[], params: readonly SqlValue[]): Promise<readonly Credential[]> => {
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
    return (await driver.all<CredentialRow>(`SELECT ${columns} FROM credentials ${where} ORDER BY created_at, id`, params)).map(credentialOf)
  }
  return {
    ...createSessions(driver),
    put: async ({ kind, id, outlet, subject, label, secretHash, roles, scope, createdAt, expiresAt, revokedAt }) => {
      await driver.run(`INSERT OR REPLACE INTO credentials (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        kind, id, outlet, subject, label, secretHash, JSON.stringify(roles), JSON.stringify(scope), createdAt, expiresAt, revokedAt,
      ])
    },
    find: async (kind, id) => (await select(['kind = ?', 'id = ?'], [kind, id]))[0] ?? null,
    list: ({ outlet, kind, subject, revokedToo = false } = {}) => {
      const wanted = Object.entries({ outlet, kind, subject }).filter((entry): entry is [string, string] => entry[1] !== undefined)
      return select([...wanted.map(([column]) => `${column} = ?`), ...(revokedToo ? [] : ['revoked_at IS NULL'])], wanted.map(([, value]) => value))
    },
    revoke: async (kind, id, at) =>
      await driver.run('UPDATE credentials SET revoked_at = ? WHERE kind = ? AND id = ? AND revoked_at IS NULL', [at, kind, id]) > 0,
    remove: async (kind, id) => await driver.run('DELETE FROM credentials WHERE kind = ? AND id = ?', [kind, id]) > 0,
  }
}
