import { refuse } from '../kernel/errors'
import type { OrderState } from '../order/order'
import type { OutletSettings, TaxSettings } from '../outlet/outlet'
import { gstStates } from '../tax/gst/states'

/** What is asked where a bill names a place of supply. */
export interface SupplyAsked {
  /** Two-digit state code; absent: the restaurant's own state. */
  readonly placeOfSupply?: string | undefined
  readonly section: 'gst' | 'vat'
  readonly order: Pick<OrderState, 'kind' | 'billing'>
  readonly settings: Pick<OutletSettings, 'stateCode'>
  readonly tax: Pick<TaxSettings, 'scheme'>
}

/** Neither has been a place of supply since the states were divided; 99 is no state at all. */
const formerStates: ReadonlySet<string> = new Set(['25', '28', '99'])

/**
 * Where a bill's service is performed (IGST Act, s. 12(4)): what is eaten at the restaurant, or fetched or sent from its counter, is
 * supplied there, also to a buyer whose GSTIN is of another state. Only food that is served elsewhere, outdoor catering, which comes as
 * an order of kind `delivery`, can be supplied in another state: inter-state then (s. 7(3)), with IGST (s. 5(1)).
 * A composition dealer makes no inter-state supply (CGST Act, s. 10(2)(c)); liquor is outside GST (s. 9(1)).
 * @returns the code where it is another state than the restaurant's, else null
 * @throws RestoflowError `invalid-place-of-supply`
 */
export function supplyElsewhere({ placeOfSupply, section, order, settings, tax }: SupplyAsked): string | null {
  if (placeOfSupply === undefined || placeOfSupply === settings.stateCode) return null
  const not = (why: string): never => refuse('invalid-place-of-supply', why, { field: 'placeOfSupply' })
  if (gstStates[placeOfSupply] === undefined || formerStates.has(placeOfSupply)) return not(`${placeOfSupply} is no code of a state.`)
  if (section === 'vat') return not('Liquor is outside GST: it has no place of supply.')
  if (order.kind !== 'delivery') return not(`A ${order.kind} order is supplied where the restaurant is, whoever buys.`)
  if (tax.scheme === 'composition') return not('A composition dealer makes no supply in another state.')
  if (order.billing.splits[section]) return not('A split bill is supplied where the restaurant is: make one bill of it again.')
  return placeOfSupply
}
