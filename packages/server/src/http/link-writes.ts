import { formatMoney, requireRight, type OutletState } from '@restoflow/core'
import { z } from 'zod'
import { endLinks, handOutLink, makeLink } from '../documents/hand-out'
import type { DocumentCategory } from '../documents/load'
import type { Runtime, SignedIn } from '../runtime'
import { speaking, useWords } from '../words/words'
import { readBody } from './body'
import { billTongue } from './language'
import { requireReadId } from './read-line'
import type { StaffWrite } from './staff-writes'

const nothing = z.strictObject({})
const shareBody = z.strictObject({
  prepare: z.boolean().optional().meta({ description: 'The link works, and is a copy on record, only from `hand-out` on' }),
})
const handOutBody = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/).meta({ description: 'The last part of the link\'s address' }) })

const share = (category: DocumentCategory, what: string): StaffWrite => ({
  path: `${category}s/{id}/share`, summary: `Make a link to a ${what} for the guest; nothing is sent`, body: shareBody, right: 'bills.print',
  carryOut: async (runtime, signedIn, id, request) => {
    requireRight(signedIn.principal, 'bills.print')
    const { prepare } = await readBody(request, shareBody)
    return { position: runtime.house.position, events: [], state: await sharedState(runtime, signedIn, category, requireReadId(id), request, prepare) }
  },
})

const handOut = (category: DocumentCategory, what: string): StaffWrite => ({
  path: `${category}s/{id}/hand-out`, summary: `Say that the guest gets a prepared link to a ${what}`, body: handOutBody, right: 'bills.print',
  carryOut: async (runtime, signedIn, id, request) => {
    requireRight(signedIn.principal, 'bills.print')
    const { token } = await readBody(request, handOutBody)
    const copy = await handOutLink(runtime, signedIn, category, requireReadId(id), token)
    return { position: runtime.house.position, events: [], state: { id, copy } }
  },
})

const unshare = (category: DocumentCategory, what: string): StaffWrite => ({
  path: `${category}s/{id}/unshare`, summary: `End every link to a ${what}`, body: nothing, right: 'bills.print',
  carryOut: async (runtime, { principal }, id, request) => {
    requireRight(principal, 'bills.print')
    await readBody(request, nothing)
    return { position: runtime.house.position, events: [], state: { id, ended: await endLinks(runtime, category, requireReadId(id)) } }
  },
})

/** THE list: links for guests. A link stands beside the journal; that it was handed out is on record. */
export const linkWrites: readonly StaffWrite[] = [
  share('bill', 'bill'), handOut('bill', 'bill'), unshare('bill', 'bill'),
  share('credit-note', 'credit note'), handOut('credit-note', 'credit note'), unshare('credit-note', 'credit note'),
]

/** The link, the words to send with it, and the guest's phone where it is known; `lanOnly`: the address works only in the restaurant's network. */
async function sharedState(runtime: Runtime, signedIn: SignedIn, category: DocumentCategory, id: string, request: Request,
  prepare?: boolean): Promise<object> {
  const { token, expiresAt, document } = await makeLink(runtime, signedIn, category, id, prepare)
  const { publicUrl } = runtime.config
  const url = `${publicUrl ?? new URL(request.url).origin}/b/${token}`
  const { settings } = runtime.house.state<OutletState>('outlet')
  const customer = document.customerId === null ? null : await runtime.customers.get(document.customerId)
  const text = speaking(billTongue(settings), () => {
    const t = useWords()
    const { upi } = document.paper
    return [
      t('share.text', { document: document.paper.name, restaurant: document.paper.supplier.name, total: document.paper.total.value }),
      ...(upi ? [t('share.to-pay', { amount: formatMoney(upi.amountPaise) })] : []),
      url,
    ].join('\n')
  })
  return { id, url, expiresAt, text, lanOnly: publicUrl === null, ...(customer?.phone !== undefined && { phone: customer.phone }) }
}
