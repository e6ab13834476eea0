import { randomBytes } from 'node:crypto'
import { refuse, type OutletState, type PrintForm } from '@restoflow/core'
import { hashSecret } from '../access/secrets'
import type { Credential } from '../people/credentials'
import type { Runtime, SignedIn } from '../runtime'
import { loadDocument, type DocumentCategory, type LoadedDocument } from './load'

/** How long a guest's link works where the house has set nothing. */
export const linkDaysDefault = 30
const tokenBytes = 16
const dayMs = 86_400_000

/** Puts a copy on record. @returns its number: 1 is the original @throws RestoflowError `unknown-bill`, `unknown-credit-note`, `forbidden` */
export async function recordCopy(
  runtime: Runtime, { principal, outlet }: SignedIn, category: DocumentCategory, id: string, form: PrintForm, commandId?: string,
): Promise<number> {
  const { state } = await runtime.dispatcher.dispatch<{ readonly copies: readonly unknown[] }>({
    outlet, command: `${category}.print`, id, body: { form }, by: principal, ...(commandId !== undefined && { commandId }),
  })
  return state.copies.length
}

/** A guest's link to one document. */
export interface DocumentLink {
  /** 128 random bits; it is shown this once, and only its hash is kept. */
  readonly token: string
  readonly expiresAt: string
  readonly document: LoadedDocument
}

/**
 * Makes a link for the guest. The first of a document is a copy on record; a further one, while the first works, hands out the same copy.
 * @param prepare whether it leads nowhere, and is no copy, until {@link handOutLink} says that the guest gets it
 * @throws RestoflowError `unknown-bill`, `unknown-credit-note`, `forbidden`
 */
export async function makeLink(runtime: Runtime, signedIn: SignedIn, category: DocumentCategory, id: string, prepare = false): Promise<DocumentLink> {
  const working = await copyByLink(runtime, category, id)
  const copy = working ?? (prepare ? null : await recordCopy(runtime, signedIn, category, id, 'link'))
  const document = await loadDocument(runtime, category, id)
  const now = runtime.now()
  const days = runtime.house.state<OutletState>('outlet').settings?.billLinkDays ?? linkDaysDefault
  const token = randomBytes(tokenBytes).toString('base64url')
  const expiresAt = new Date(Date.parse(now) + days * dayMs).toISOString()
  const hash = hashSecret(token)
  await runtime.credentials.put({
    kind: 'link', id: hash, outlet: runtime.outlet, subject: `${category}/${id}`, label: document.number, secretHash: hash, roles: [],
    scope: { copy, by: signedIn.principal.id }, createdAt: now, expiresAt, revokedAt: null,
  })
  return { token, expiresAt, document }
}

/**
 * Puts a prepared link on record as handed out: from now on it leads to the document. Once for each link, however often it is said.
 * @returns which copy the guest has
 * @throws RestoflowError `not-found` for a link that is unknown, over or of another document
 */
export async function handOutLink(runtime: Runtime, signedIn: SignedIn, category: DocumentCategory, id: string, token: string): Promise<number> {
  const link = await runtime.credentials.find('link', hashSecret(token))
  if (link?.subject !== `${category}/${id}` || link.outlet !== runtime.outlet || !works(link, runtime.now())) {
    return refuse('not-found', 'There is no such link to this document.')
  }
  const known = copyOf(link) ?? await copyByLink(runtime, category, id)
  const copy = known ?? await recordCopy(runtime, signedIn, category, id, 'link', `link-${link.id.slice(0, 40)}`)
  await runtime.credentials.put({ ...link, scope: { ...link.scope, copy } })
  return copy
}

/** The copy that a guest can look at by a link now, or null. */
async function copyByLink(runtime: Runtime, category: DocumentCategory, id: string): Promise<number | null> {
  return (await linksOf(runtime, category, id)).map(copyOf).filter(copy => copy !== null).at(-1) ?? null
}

/** Ends every link to a document. @returns how many worked until now */
export async function endLinks(runtime: Runtime, category: DocumentCategory, id: string): Promise<number> {
  const links = await linksOf(runtime, category, id)
  await Promise.all(links.map(link => runtime.credentials.revoke('link', link.id, runtime.now())))
  return links.filter(link => copyOf(link) !== null).length
}

/** What a guest's link leads to. */
export interface LinkedDocument {
  readonly document: LoadedDocument
  readonly copy: number
}

/** @returns the document of a guest's token, or null: unknown, never handed out, over or taken back, which nobody can tell apart */
export async function documentOfLink(runtime: Runtime, token: string): Promise<LinkedDocument | null> {
  if (!/^[A-Za-z0-9_-]{22}$/.test(token)) return null
  const link = await runtime.credentials.find('link', hashSecret(token))
  if (!link || link.outlet !== runtime.outlet || !works(link, runtime.now())) return null
  const copy = copyOf(link)
  if (copy === null) return null
  const [category, id = ''] = link.subject.split('/')
  return { document: await loadDocument(runtime, category === 'credit-note' ? 'credit-note' : 'bill', id), copy }
}

async function linksOf({ credentials, outlet, now }: Runtime, category: DocumentCategory, id: string): Promise<readonly Credential[]> {
  return (await credentials.list({ kind: 'link', outlet, subject: `${category}/${id}` })).filter(link => works(link, now()))
}

const works = ({ expiresAt, revokedAt }: Credential, now: string): boolean => revokedAt === null && expiresAt !== null && expiresAt > now

/** Which copy a link is; null while nobody got it. */
function copyOf({ scope }: Credential): number | null {
  return typeof scope['copy'] === 'number' ? scope['copy'] : null
}
