import { localTime } from '../calendar/calendar'
import { own } from '../kernel/own'
import type { LineTax } from '../offer/prices'
import type { OrderState } from '../order/order'
import { taxChangesInOrder, type StagedTax, type TaxDates } from '../tax/dated-settings'

/**
 * Supplied before a change of rate, invoiced and paid after it: the new rate applies (CGST Act, s. 14(a)(i)). So a line or a charge that
 * was sold before a staged change began has its class's rates of the document's date, at the price and the price mode at which it was
 * sold. What is changed at once has no day, and leaves open orders as they were sold.
 * @param date local date of the document
 * @returns the order as it is billed on that date
 */
export function atRatesOf(order: OrderState, outlet: TaxDates, timeZone: string, date: string): OrderState {
  const first = Object.values(order.lines).reduce((earliest, { addedAt }) => (addedAt < earliest ? addedAt : earliest), order.openedAt)
  const dayOf = (at: string): string => localTime(at, timeZone).date
  const opened = dayOf(first)
  const begun = taxChangesInOrder(outlet).filter(({ from }) => from > opened && from <= date)
  if (begun.length === 0) return order
  return {
    ...order,
    lines: Object.fromEntries(Object.entries(order.lines).map(([id, line]) => [id, { ...line, tax: ratedAnew(line.tax, dayOf(line.addedAt), begun) }])),
    // what guests of another table brought along for their seats is as old as their lines
    billing: { ...order.billing, charges: order.billing.charges.map(charge => ({ ...charge, tax: ratedAnew(charge.tax, opened, begun) })) },
  }
}

function ratedAnew(tax: LineTax, soldOn: string, changes: readonly StagedTax[]): LineTax {
  const rates = changes.filter(({ from }) => from > soldOn).flatMap(change => own(change.rates, tax.id) ?? []).at(-1)
  if (!rates) return tax
  const { rateBasisPoints: _rate, cessBasisPoints: _cess, cessPaisePerUnit: _perUnit, ...kept } = tax
  return { ...kept, ...rates }
}
