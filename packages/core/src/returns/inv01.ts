import { timesQuantity } from '../money/money'
import { parseQuantity } from '../money/quantity'
import type { ComputedLine } from '../tax/computed-bill'
import { placeDetails } from './address'
import { placeOf, type ReturnDocument } from './document'
import { portalDate } from './period'
import { rupees } from './rupees'

type Json = Readonly<Record<string, unknown>>

/** The portal takes at most so many lines. */
export const eInvoiceLinesMax = 1_000

/**
 * A line as the portal checks it: UnitPrice × Qty = TotAmt, AssAmt = TotAmt − Discount, and TotItemVal is that with its tax. Where the
 * price holds the tax, the value without tax is the price, so that nothing has to be taken apart again. A part of a split line, or of one
 * that is credited, has a share of the amounts and a rounded quantity: there the price is what they make. The amounts of a credit note are
 * above zero.
 */
function itemOf(line: ComputedLine, index: number, sign: 1 | -1): Json {
  const thousandths = Math.max(1, /^0(\.0*)?$/.test(line.quantity) ? 1 : parseQuantity(line.quantity))
  const isInclusive = line.pricing === 'inclusive'
  const assessed = sign * line.taxablePaise
  const discount = isInclusive ? 0 : sign * line.discountPaise
  const totalPaise = assessed + discount
  const isMenuPrice = !isInclusive && timesQuantity(line.unitPricePaise, thousandths) === totalPaise
  const isService = line.hsn.startsWith('99')
  return {
    SlNo: String(index + 1), PrdDesc: (line.name.length < 3 ? `${line.name} (dish)` : line.name).slice(0, 300), IsServc: isService ? 'Y' : 'N', HsnCd: line.hsn,
    Qty: thousandths / 1000, Unit: isService ? 'OTH' : line.unit === 'kg' ? 'KGS' : 'NOS',
    // with three decimals: tenths of a paisa
    UnitPrice: isMenuPrice ? rupees(line.unitPricePaise) : Math.round((totalPaise * 10_000) / thousandths) / 1000,
    TotAmt: rupees(totalPaise), Discount: rupees(discount), AssAmt: rupees(assessed), GstRt: line.rateBasisPoints / 100,
    IgstAmt: rupees(sign * line.igstPaise), CgstAmt: rupees(sign * line.cgstPaise), SgstAmt: rupees(sign * line.sgstPaise),
    CesRt: line.cessBasisPoints / 100, CesAmt: rupees(sign * (line.cessPaise - line.cessPerUnitPaise)), CesNonAdvlAmt: rupees(sign * line.cessPerUnitPaise),
    OthChrg: 0, TotItemVal: rupees(sign * line.totalPaise),
  }
}

/**
 * A document as the e-invoice portal takes it: form INV-01, version 1.1 (CGST Rules, Rule 48(4)). For documents of which
 * {@link needsEInvoice} says so; whether its fields are complete is for the form's schema to say.
 * @returns plain JSON, amounts in rupees
 */
export function inv01(document: ReturnDocument): Json {
  const { bill, note, buyer, figures, number, date } = document
  const { supplier } = bill
  const sign = note ? -1 : 1
  const total = (of: (line: ComputedLine) => number): number => rupees(sign * figures.lines.reduce((sum, line) => sum + of(line), 0))
  return {
    Version: '1.1',
    TranDtls: { TaxSch: 'GST', SupTyp: 'B2B', RegRev: 'N', IgstOnIntra: 'N' },
    DocDtls: { Typ: note ? 'CRN' : 'INV', No: number, Dt: portalDate(date, '/') },
    SellerDtls: { Gstin: supplier.gstin ?? '', LglNm: supplier.name.slice(0, 100), ...placeDetails(supplier.addressLines.join(', ')), Stcd: supplier.stateCode },
    BuyerDtls: {
      Gstin: buyer?.gstin ?? '', LglNm: (buyer?.name ?? '').slice(0, 100), Pos: placeOf(document), ...placeDetails(buyer?.address ?? ''),
      Stcd: buyer?.gstin?.slice(0, 2) ?? '',
    },
    ItemList: figures.lines.map((line, index) => itemOf(line, index, sign)),
    ValDtls: {
      AssVal: total(line => line.taxablePaise), CgstVal: total(line => line.cgstPaise), SgstVal: total(line => line.sgstPaise),
      IgstVal: total(line => line.igstPaise), CesVal: total(line => line.cessPaise), Discount: 0, OthChrg: 0,
      RndOffAmt: rupees(sign * figures.roundOffPaise), TotInvVal: rupees(sign * figures.totalPaise),
    },
    ...(note && { RefDtls: { PrecDocDtls: [{ InvNo: note.billNumber, InvDt: portalDate(note.billDate, '/') }] } }),
  }
}
