import { randomBytes } from 'node:crypto'
import type { OutletState, PrintForm } from '@restoflow/core'
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
 * @throws RestoflowError `unknown-bill`, `unknown-credit-note`, `forbidden`
 */
export async function makeLink(runtime: Runtime, signedIn: SignedIn, category: DocumentCategory, id: string): Promise<DocumentLink> {
  const working = (await linksOf(runtime, category, id)).map(copyOf).at(-1)
  const copy = working ?? await recordCopy(runtime, signedIn, category, id, 'link')
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

/** Ends every link to a document. @returns how many worked until now */
export async function endLinks(runtime: Runtime, category: DocumentCategory, id: string): Promise<number> {
  const links = await linksOf(runtime, category, id)
  await Promise.all(links.map(link => runtime.credentials.revoke('link', link.id, runtime.now())))
  return links.length
}

/** What a guest's link leads to. */
export interface LinkedDocument {
  readonly document: LoadedDocument
  readonly copy: number
}

/** @returns the document of a guest's token, or null: unknown, over or taken back, which nobody can tell apart */
export async function documentOfLink(runtime: Runtime, token: string): Promise<LinkedDocument | null> {
  if (!/^[A-Za-z0-9_-]{22}$/.test(token)) return null
  const link = await runtime.credentials.find('link', hashSecret(token))
  if (!link || link.outlet !== runtime.outlet || !works(link, runtime.now())) return null
  const [category, id = ''] = link.subject.split('/')
  return { document: await loadDocument(runtime, category === 'credit-note' ? 'credit-note' : 'bill', id), copy: copyOf(link) }
}

async function linksOf({ credentials, outlet, now }: Runtime, category: DocumentCategory, id: string): Promise<readonly Credential[]> {
  return (await credentials.list({ kind: 'link', outlet, subject: `${category}/${id}` })).filter(link => works(link, now()))
}

const works = ({ expiresAt, revokedAt }: Credential, now: string): boolean => revokedAt === null && expiresAt !== null && expiresAt > now

function copyOf({ scope }: Credential): number {
  return Number(scope['copy'])
}
