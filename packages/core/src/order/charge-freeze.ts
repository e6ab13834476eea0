import { localTime } from '../calendar/calendar'
import { refuse, requireSettings } from '../kernel/errors'
import { own } from '../kernel/own'
import type { MenuState } from '../menu/menu'
import { lineTax } from '../offer/prices'
import type { Charge } from '../outlet/charge'
import type { OutletState } from '../outlet/outlet'
import type { OrderCharge } from './billing'
import type { OrderKind } from './order'

/** What a charge is frozen from. */
export interface ChargeRefs {
  readonly menu: MenuState
  readonly outlet: OutletState
}

/**
 * @param now UTC instant
 * @returns the charges that stand on every order of this kind, frozen as they are now
 * @throws RestoflowError `unknown-tax-class` for one whose tax is not known: nothing is silently taxed at zero
 */
export function automaticCharges({ menu, outlet }: ChargeRefs, kind: OrderKind, now: string): readonly OrderCharge[] {
  return Object.values(outlet.charges)
    .filter(({ automatic, archived, kinds }) => automatic && !archived && kinds.includes(kind))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(charge => freezeCharge(charge, { menu, outlet }, now))
}

/** @returns a charge as it stands now, rate included */
export function freezeCharge(charge: Charge, { menu, outlet }: ChargeRefs, now: string): OrderCharge {
  const { id: chargeId, name, names, amount, per, waivable, taxClassId } = charge
  const taxClass = own(menu.taxClasses, taxClassId) ?? refuse('unknown-tax-class', `The charge ${name} has no tax class.`)
  const date = localTime(now, requireSettings(outlet).timeZone).date
  return { chargeId, name, ...(names && { names }), amount, per, waivable, tax: lineTax(taxClass, date) }
}
