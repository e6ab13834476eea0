import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'
import type { OutletSettings } from '../outlet/outlet'
import type { ComputedBill } from '../tax/computed-bill'
import { normaliseGstin, validateGstin } from '../tax/gst/gstin'
import { operatorPaysOn } from '../tax/gst/operator'
import { gstStates } from '../tax/gst/states'
import type { BillOperator, Buyer } from './bill-events'

/** From this value on an invoice names its buyer, registered or not (CGST Rules, Rule 46(e)); in paise. */
export const namedBuyerFromPaise = 50_000_00

/** What of a bill says who sells. */
interface Sold {
  readonly figures: Pick<ComputedBill, 'groups'>
  readonly operator?: BillOperator
}

/** @returns the GSTINs of who sells: the restaurant's, and that of an operator that pays tax as if it were the supplier (CGST Act, s. 9(5)) */
export function sellersOf({ gstin }: Pick<OutletSettings, 'gstin'>, { figures, operator }: Sold): readonly string[] {
  return [gstin, operatorPaysOn(figures) ? operator?.gstin : undefined].filter(each => each !== undefined)
}

/**
 * @param sellers GSTINs of who sells, of {@link sellersOf}
 * @returns the buyer as it is frozen: the GSTIN in the one form in which the portal knows it, and the state that its first digits say
 * @throws RestoflowError `invalid-gstin`, also where the state is another than the GSTIN's; `buyer-incomplete` for a registered buyer
 * without name or address (CGST Rules, Rule 46(d)), and for a state that is none; `buyer-is-seller` for the GSTIN of who sells: a registered
 * person makes no supply to itself under one registration (CGST Act, s. 7(1), s. 25(4)), and the e-invoice portal refuses it
 */
export function buyerOf(sent: Buyer, sellers: readonly string[]): Buyer {
  const { stateCode, gstin: typed } = sent
  if (stateCode !== undefined && gstStates[stateCode] === undefined) {
    refuse('buyer-incomplete', `${stateCode} is no code of a state.`, { field: 'buyer.stateCode' })
  }
  if (typed === undefined) return sent
  const checked = validateGstin(typed)
  if (!checked.ok) refuse('invalid-gstin', `${typed}: ${checked.reason}.`, { field: 'buyer.gstin' })
  const missing = (['name', 'address'] as const).find(field => !sent[field]?.trim())
  if (missing) refuse('buyer-incomplete', 'A registered buyer is named with name and address (Rule 46(d)).', { field: `buyer.${missing}` })
  const gstin = normaliseGstin(typed)
  if (sellers.includes(gstin)) refuse('buyer-is-seller', `${gstin} is the GSTIN of who sells; nobody sells to themselves.`, { field: 'buyer.gstin' })
  const ofGstin = gstin.slice(0, 2)
  if (stateCode !== undefined && stateCode !== ofGstin) {
    refuse('invalid-gstin', `${gstin} belongs to the state ${ofGstin}, the buyer to ${stateCode}.`, { field: 'buyer.stateCode' })
  }
  return { ...sent, gstin, stateCode: ofGstin }
}

/**
 * @returns whether a document names its buyer with name, address and state, registered or not (CGST Rules, Rule 46(e)): not a bill of
 * supply, which names registered buyers only (Rule 49(e)), nor a bill under state VAT, which follows the state's law
 */
export function needsNamedBuyer({ document, totalPaise }: Pick<ComputedBill, 'document' | 'totalPaise'>): boolean {
  return totalPaise >= namedBuyerFromPaise && (document === 'tax-invoice' || document === 'invoice-cum-bill-of-supply')
}

/** @throws RestoflowError `buyer-required` where {@link needsNamedBuyer} says so, and the name, the address or the state is missing */
export function requireNamedBuyer(figures: Pick<ComputedBill, 'document' | 'totalPaise'>, buyer: Buyer | undefined): void {
  if (!needsNamedBuyer(figures)) return
  const fields = (['name', 'address', 'stateCode'] as const).filter(field => !buyer?.[field]?.trim()).map(field => `buyer.${field}`)
  if (fields.length === 0) return
  const from = formatMoney(namedBuyerFromPaise, { paise: 'never' })
  refuse('buyer-required', `A bill of ${from} or more names its buyer with name, address and state (Rule 46(e)).`, { field: fields[0], fields })
}
