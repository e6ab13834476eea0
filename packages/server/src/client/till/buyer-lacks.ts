import type { Buyer } from '@restoflow/core'

/**
 * @param mustBeNamed whether the bill's value asks for the buyer's name, address and state, registered or not (CGST Rules, Rule 46(e))
 * @returns what the buyer lacks for its bill; null where nothing. A registered one is named with address (Rule 46(d)), and the GSTIN says the state
 */
export function buyerLacks({ gstin, address, stateCode }: Buyer, mustBeNamed: boolean): 'address' | 'state' | null {
  if ((mustBeNamed || gstin !== undefined) && address === undefined) return 'address'
  return mustBeNamed && gstin === undefined && stateCode === undefined ? 'state' : null
}
