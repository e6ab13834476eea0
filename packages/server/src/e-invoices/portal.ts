import type { Registration } from '@restoflow/core'

/** A document in form INV-01, as `inv01` of the core makes it. */
export type Inv01 = Readonly<Record<string, unknown>>

/** The portal looked at the document and does not take it. */
export class PortalRefusal extends Error {
  override readonly name = 'PortalRefusal'
  /** @param code the portal's own, `2172` */
  constructor(readonly code: string, detail: string) {
    super(detail)
  }
}

/**
 * The invoice registration portal, or whoever stands before it. Every adapter passes the suite of `portal-contract.ts`; another one is made
 * beside `test-portal.ts`, and named in `portals.ts`.
 */
export interface EInvoicePortal {
  readonly name: string
  /**
   * Registers a document. One that is registered already answers with what it got then, so that it may be sent again after no answer.
   * @throws PortalRefusal for a document that it does not take, Unreachable for no answer
   */
  register(document: Inv01): Promise<Registration>
}
