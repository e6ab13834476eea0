import type { DomainEvent } from '../kernel/env'
import type { LocalNames } from '../outlet/outlet'
import type { PromotionEffect } from '../outlet/promotion'
import type { ComputedBill } from '../tax/computed-bill'
import type { RegistrationEvent } from '../kernel/registration'
import type { DocumentPrinted } from '../kernel/copies'

/** `account`: charged to a guest's or company's due account; `voucher`: paid with a gift card or store credit. */
export const tenderKinds = ['cash', 'upi', 'card', 'other', 'account', 'voucher'] as const
export type TenderKind = (typeof tenderKinds)[number]

/** One instrument of payment. It covers `amountPaise − tipPaise − changePaise` of the bill. */
export interface Tender {
  readonly tenderId: string
  readonly kind: TenderKind
  readonly amountPaise: number
  readonly tipPaise: number
  readonly changePaise: number
  readonly reference?: string
  /** Of kind `account`: whose due account is charged. */
  readonly accountId?: string
  /** Of kind `voucher`: which one pays; never its code. */
  readonly voucherId?: string
}

/** Who sells, as it stood on the day (CGST Rules, Rule 46(a)). */
export interface Supplier {
  readonly name: string
  readonly addressLines: readonly string[]
  readonly phone?: string
  readonly gstin?: string
  readonly fssai?: string
  readonly stateCode: string
}

/** Who buys, where it must be named (CGST Rules, Rule 46(d), (e)): frozen with the invoice. */
export interface Buyer {
  readonly name: string
  readonly address?: string
  readonly gstin?: string
  readonly stateCode?: string
}

/**
 * The e-commerce operator that took the order, and the order's number there. It pays the tax on lines whose treatment is `operator`
 * (CGST Act, s. 9(5)), and collects tax at source on the others (s. 52).
 */
export interface BillOperator {
  readonly name: string
  readonly gstin?: string
  readonly orderNumber: string
}

/** What lowered one line. */
export interface LineDiscountText {
  readonly kind: 'discount' | 'comp' | 'coupon' | 'offer'
  readonly name?: string
  readonly names?: LocalNames
  readonly percent?: string
  /** Why it was given, as whoever gave it wrote. */
  readonly reason?: string
  /** What it takes off this line; together they are the line's own discount. Absent on older bills. */
  readonly amountPaise?: number
  /** Who gave a discount or a comp, and who approved it. Absent on older bills. */
  readonly givenBy?: string
  readonly approvedBy?: string
  /** The line's pieces are what an offer or a coupon gives. */
  readonly free?: true
}

/** How a charge's amount is made. */
export interface BillChargeText {
  readonly per: 'bill' | 'cover' | 'item'
  readonly amount: { readonly basisPoints: number } | { readonly paise: number }
  /** Of a share: the dishes after all discounts, at the menu's prices. */
  readonly basePaise?: number
  /** What it comes to at the menu's prices, where the line has its value without the tax that an operator pays. */
  readonly pricedPaise?: number
}

/** What stands beside a computed line on paper. */
export interface BillLineText {
  readonly lineId: string
  readonly itemId: string
  readonly names?: LocalNames
  readonly modifiers: readonly string[]
  /** What lowered the line, by name; its amount stands in the figures. */
  readonly discounts?: readonly LineDiscountText[]
  /** Of a charge's line: how its amount is made. */
  readonly charge?: BillChargeText
}

/** What was taken off a bill, and by what. */
export interface BillDiscount {
  readonly kind: 'discount' | 'coupon' | 'offer'
  /** Off the bill as a whole, or off some of its lines. */
  readonly on: 'bill' | 'lines'
  readonly amountPaise: number
  readonly percent?: string
  readonly promotionId?: string
  readonly name?: string
  readonly names?: LocalNames
  readonly code?: string
  /** Why the cashier gave it. */
  readonly reason?: string
  /** Of a coupon or an offer: what it gives, and how that came to what it took off the whole order. Absent on older bills. */
  readonly effect?: PromotionEffect
  readonly taken?: { readonly basePaise: number; readonly paise: number; readonly pieces?: number }
}

/** How a part of a split bill was made, frozen with it. */
export interface SplitShare {
  readonly how: 'equal' | 'amounts' | 'weights' | 'lines'
  /** What the part comes to. */
  readonly paise: number
  /** What the whole bill comes to. */
  readonly wholePaise: number
  /** Of parts in proportion: the part's weight and the sum of all. */
  readonly weight?: number
  readonly weights?: number
  /** Of parts by lines: for each line the part's share among all shares, as decimals, and what the whole line comes to. */
  readonly lines?: readonly { readonly lineId: string; readonly share: string; readonly shares: string; readonly wholePaise: number }[]
}

export interface IssuedBill {
  readonly billId: string
  readonly billNumber: string
  readonly orderId: string
  readonly section: 'gst' | 'vat'
  /** Period of the series that gave the number. */
  readonly seriesPeriod: string
  /** Local calendar date, never earlier than its predecessor's in the series. */
  readonly invoiceDate: string
  readonly businessDay: string
  readonly orderKind: string
  readonly tableId: string | null
  readonly tableName: string | null
  readonly token: string | null
  readonly covers: number
  /** Who bought, for the history beside the journal; never a name. */
  readonly customerId: string | null
  readonly supplier: Supplier
  readonly buyer: Buyer | null
  readonly texts: readonly BillLineText[]
  readonly figures: ComputedBill
  readonly totalPaise: number
  readonly discountApprovedBy?: string
  /**
   * The e-commerce operator that took the order, whoever pays the tax: the operator where `treatment` is `operator`, else the restaurant.
   * Bills from before this was told apart have it only where there are such lines. Never on bills under state VAT.
   */
  readonly operator?: BillOperator
  /** The other house that the order came through, whoever pays the tax. */
  readonly source?: { readonly name: string; readonly orderNumber: string }
  /** Two-digit state code where the supply is in another state than the restaurant's, with IGST (IGST Act, s. 12(4)); else absent. */
  readonly placeOfSupply?: string
  /** Whether the buyer pays the tax (Rule 46(p)): never for what a restaurant sells. Absent on bills under state VAT. */
  readonly reverseCharge?: false
  /** Where coupons or offers lowered it, or a discount has a reason: what each took off, the cashier's discount beside them. */
  readonly discounts?: readonly BillDiscount[]
  /** Which part of a split bill it is. */
  readonly split?: { readonly part: number; readonly parts: number; readonly share?: SplitShare }
  /** Valid only with the e-invoice portal's number (Rule 48(5)): a liable seller's tax invoice to a registered buyer. */
  readonly needsIrn?: true
}

/** Money given back, because a credit note lowered the bill below what was paid. */
export interface Refund {
  readonly refundId: string
  readonly kind: TenderKind
  readonly amountPaise: number
  /** The credit note that it gives back. */
  readonly creditNoteId: string
  readonly businessDay: string
  readonly reference?: string
  /** Of kind `account`: the due account that owes less. */
  readonly accountId?: string
  /** Of kind `voucher`: the store credit that was given. */
  readonly voucherId?: string
  /** Who allowed the refund of an old bill. */
  readonly approvedBy?: string
  readonly shiftId?: string
  readonly opensDrawerId?: string
}

/** Where a payment is counted: the business day, the shift of the drawer, and the drawer that opens for it. */
export interface TenderPlace {
  readonly businessDay?: string
  readonly shiftId?: string
  readonly opensDrawerId?: string
}

interface Paid {
  readonly billId: string
  readonly billNumber: string
  readonly orderId: string
  readonly totalPaise: number
}

/**
 * The tender that a reversing entry takes back; of entries of long ago only its id is told. `correctedBy` is the tender that stands in its
 * place, null where nothing came; absent on entries from before it was told.
 */
type ReversedTender = Pick<Tender, 'tenderId'> & Partial<Omit<Tender, 'reference'>> & { readonly correctedBy?: string | null }

/** `corrects`: the tender that was entered wrongly, and that this one puts right; absent also on corrections from before it was told. */
type EnteredTender = Tender & { readonly corrects?: string }

export type BillEvent =
  | DomainEvent<'BillIssued', IssuedBill>
  | DomainEvent<'TenderTaken', EnteredTender & TenderPlace & { billId: string; billNumber: string; orderId: string; duePaise: number }>
  | DomainEvent<'BillCredited', Paid & { creditNoteId: string; creditNoteNumber: string; creditPaise: number; reopens: boolean; duePaise: number }>
  | DomainEvent<'BillReopened', { billId: string; billNumber: string; orderId: string; section: 'gst' | 'vat' }>
  | DomainEvent<'RefundPaid', Refund & { billId: string; billNumber: string; orderId: string; duePaise: number; customerId?: string | null }>
  | DomainEvent<'TenderReversed', ReversedTender & Omit<TenderPlace, 'opensDrawerId'> & {
      billId: string
      billNumber: string
      orderId: string
      reason: string
      approvedBy: string
      duePaise: number
    }>
  | DomainEvent<'BillSettled', Paid & { tableId: string | null; tenders: readonly { kind: TenderKind; paise: number }[]; unservedApprovedBy?: string }>
  | DomainEvent<'BillDueAgain', Paid & { duePaise: number }>
  | DocumentPrinted
  | RegistrationEvent
