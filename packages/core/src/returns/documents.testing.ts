import { bill } from '../bill/bill'
import { issueBill, type IssueBill } from '../bill/issue'
import { creditNoteFeature } from '../credit-note/credit-note'
import { issueCreditNote, type IssueCreditNote } from '../credit-note/issue'
import { act, type Story } from '../kernel/testing'
import { defineItem, defineTaxClass } from '../menu/define'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import type { OrderKind } from '../order/order'
import { configureOutlet } from '../outlet/configure'
import { approvedBy, opened, settings, type RestaurantEvent } from '../restaurant.testing'
import { creditDocument, invoiceDocument, type ReturnDocument } from './document'

export const ourGstin = '29AAPFU0939F1ZR'
export const buyer = { name: 'Acme', address: '2 Example Road, Mumbai', gstin: '27AAPFU0939F1ZV', stateCode: '27' }

const item = { categoryId: 'all', diet: 'veg' as const, variants: [], modifierGroupIds: [], course: 'main' as const }

/** The test's restaurant with a GSTIN, cola and sweets by weight as goods, fresh milk without tax, and a dish for a whole village. */
export const registered: Story<RestaurantEvent> = opened.given(
  act(configureOutlet, 'outlet', { ...settings, gstin: ourGstin, tax: { ...settings.tax, roundToPaise: 100 } }),
  act(defineTaxClass, 'cola', { name: 'Aerated', section: 'gst', treatment: 'taxable', rateBasisPoints: 4000, hsn: '220210' }),
  act(defineTaxClass, 'milk', { name: 'Milk', section: 'gst', treatment: 'nil', rateBasisPoints: 0, hsn: '0401' }),
  act(defineTaxClass, 'mithai', { name: 'Sweets', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '210690' }),
  act(defineItem, 'ladoo', { ...item, name: 'Ladoo', pricePaise: 60_000, quantityDecimals: 3, taxClassId: 'mithai' }),
  act(defineItem, 'chikki', { ...item, name: 'Chikki', pricePaise: 4_000, taxClassId: 'mithai' }),
  act(defineItem, 'cola', { ...item, name: 'Cola', pricePaise: 5_001, taxClassId: 'cola' }),
  act(defineItem, 'milk', { ...item, name: 'Milk', pricePaise: 3_000, taxClassId: 'milk' }),
  act(defineItem, 'feast', { ...item, name: 'Feast', pricePaise: 12_000_000, taxClassId: 'food' }),
)

interface Sale {
  readonly kind?: OrderKind
  readonly source?: { readonly name: string; readonly orderNumber: string }
  readonly items: Readonly<Record<string, string>>
  readonly bill?: Partial<IssueBill>
  readonly at?: string
}

/** A month of documents, told sale by sale. */
export class Month {
  readonly documents: ReturnDocument[] = []

  constructor(public story: Story<RestaurantEvent> = registered) {}

  sell(id: string, { kind = 'takeaway', source, items, bill: body = {}, at = '2026-11-22T06:30:00.000Z' }: Sale): this {
    const when = { at }
    if (!body.section) {
      this.story = this.story.given(
        act(openOrder, id, { kind, ...(source && { source }) }, when),
        ...Object.entries(items).map(([itemId, quantity]) => act(addLine, id, { lineId: itemId, itemId, quantity }, when)))
    }
    const billId = `${id}${body.section ?? ''}`
    this.story = this.story.given(act(issueBill, billId, { orderId: id, ...body }, when))
    const { issued } = this.story.state(bill, billId)
    if (issued) this.documents.push(invoiceDocument(issued))
    return this
  }

  credit(id: string, body: Omit<IssueCreditNote, 'reason'>, at = '2026-11-23T06:30:00.000Z'): this {
    this.story = this.story.given(act(issueCreditNote, id, { reason: 'wrong dish', ...body }, { at, approval: approvedBy('manager') }))
    const [note, of] = [this.story.state(creditNoteFeature, id).issued, this.story.state(bill, body.billId).issued]
    if (note && of) this.documents.push(creditDocument(note, of))
    return this
  }
}
