import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { computeBill, inGst, inv01, invoiceDocument, type IssuedBill } from '@restoflow/core'
import { Unreachable } from '../outside/post-signed'
import { PortalRefusal, type EInvoicePortal, type Inv01 } from './portal'

/** The portal's side, as a test drives it. */
export interface PortalStage {
  readonly portal: EInvoicePortal
  /** @returns whether the text is signed by the portal's key, and what it says; null where it is not */
  readQr(signedQr: string): Readonly<Record<string, unknown>> | null
  /** The portal answers nobody any more. */
  fall(): void
  close(): Promise<void>
}

/** @returns a document that every portal takes */
export function sampleInv01(number = 'KC/26-27/1', buyer: Partial<NonNullable<IssuedBill['buyer']>> = {}): Inv01 {
  const figures = computeBill({
    regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
    lines: [{ id: 'l1', name: 'Masala dosa', quantity: '2', unitPricePaise: 12_000, rateBasisPoints: 500, hsn: '996331' }],
  })
  return inv01(invoiceDocument({
    billId: 'b1', billNumber: number, orderId: 'o1', section: 'gst', seriesPeriod: '26-27', invoiceDate: '2026-11-22', businessDay: '2026-11-22',
    orderKind: 'dine-in', tableId: null, tableName: null, token: null, covers: 2, customerId: null,
    supplier: { name: 'Test kitchen', addressLines: ['1 Test Road', 'Pune 411001'], gstin: '27AAPFU0939F1ZV', stateCode: '27' },
    buyer: { name: 'Acme', address: '2 Example Road, Bengaluru 560 001', gstin: '29AAPFU0939F1ZR', ...buyer }, texts: [], figures, totalPaise: figures.totalPaise,
  }))
}

/** What every adapter of {@link EInvoicePortal} keeps to. */
export function describePortal(name: string, open: () => Promise<PortalStage>): void {
  describe(`${name} as an e-invoice portal`, () => {
    let stage: PortalStage
    beforeEach(async () => {
      stage = await open()
    })
    afterEach(() => stage.close())

    it('gives a number, an acknowledgement, and a QR that its own key has signed', async () => {
      const { irn, ackNumber, ackDate, signedQr } = await stage.portal.register(sampleInv01())
      expect(irn).toMatch(/^[0-9a-f]{64}$/)
      expect(ackNumber).toMatch(/^\d+$/)
      expect(ackDate).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      expect(stage.readQr(signedQr)).toMatchObject({ SellerGstin: '27AAPFU0939F1ZV', BuyerGstin: '29AAPFU0939F1ZR', DocNo: 'KC/26-27/1', TotInvVal: 252, Irn: irn })
      expect(stage.readQr(`${signedQr.slice(0, -4)}AAAA`)).toBeNull()
    })

    it('answers a document that it has with what it gave then', async () => {
      const first = await stage.portal.register(sampleInv01())
      expect(await stage.portal.register(sampleInv01())).toEqual(first)
      expect((await stage.portal.register(sampleInv01('KC/26-27/2'))).irn).not.toBe(first.irn)
    })

    it('tells apart what it refuses from what it did not answer', async () => {
      const refused = await stage.portal.register(sampleInv01('KC/26-27/3', { address: 'nowhere' })).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(PortalRefusal)
      const { code, message } = refused as PortalRefusal
      expect([/^\d+$/.test(code), message]).toEqual([true, expect.stringContaining('Pin')])
      stage.fall()
      await expect(stage.portal.register(sampleInv01())).rejects.toBeInstanceOf(Unreachable)
    })
  })
}
