import { instantOf, localTime, taxChangesInOrder, type House, type OutletState } from '@restoflow/core'
import { screenRights } from '../../http/screen-rights'
import { defineRegion, regionAttributes, type Region } from '../regions'
import { AlertLane } from './alert'
import { BillPane } from './bill-view'
import { liveCollections } from './collections'
import { OrderActs } from './order-actions'
import { firstName, orderBills } from './order-bills'
import { PayPane } from './pay-view'
import { Queue } from './queue'

/** Who waits for the bill, who pays, who eats. */
export const queueRegion = defineRegion({
  name: 'till',
  rights: screenRights.till,
  follows: ['table', 'order', 'ticket', 'bill', 'collection', 'outlet'],
  render: ({ house, now, runtime }) => <Queue house={house} now={now} nameOf={id => firstName(runtime.nameOf(id))} attributes={regionAttributes('till', house)} />,
})

/** The red alert; on other screens of a cashier within `.alert-float`. */
export const alertRegion = defineRegion({
  name: 'alert',
  rights: screenRights.till,
  follows: ['table', 'order', 'bill', 'outlet'],
  render: context => <AlertLane context={context} attributes={regionAttributes('alert', context.house)} />,
})

/** The documents of one order: `bill.{orderId}`. */
export const billRegion = defineRegion({
  name: 'bill',
  rights: screenRights.till,
  follows: ['order', 'bill', 'outlet'],
  render: ({ house, now, runtime, demo, again }, orderId) => {
    const bills = orderBills(house, orderId, now)
    againAtNextTax(house, now, again)
    if (!bills) return null
    const context = { outlet: house.state<OutletState>('outlet'), nameOf: (id: string) => firstName(runtime.nameOf(id)), demo }
    return <BillPane bills={bills} now={now} {...context} attributes={regionAttributes(`bill.${orderId}`, house)} />
  },
})

/** What can be done to one order as a whole: `acts.{orderId}`. */
export const actsRegion = defineRegion({
  name: 'acts',
  rights: screenRights.till,
  follows: ['order', 'bill', 'outlet'],
  render: ({ house, now }, orderId) => {
    const bills = orderBills(house, orderId, now)
    return bills && <OrderActs bills={bills} attributes={regionAttributes(`acts.${orderId}`, house)} />
  },
})

/** What is left to pay of one order, and what was taken: `pay.{orderId}`. */
export const payRegion = defineRegion({
  name: 'pay',
  rights: screenRights.till,
  follows: ['table', 'order', 'bill', 'collection', 'outlet'],
  render: ({ house, now, runtime, again }, orderId) => {
    const bills = orderBills(house, orderId, now)
    againAtNextTax(house, now, again)
    if (!bills) return null
    return (
      <PayPane
        bills={bills} house={house} now={now} nameOf={id => firstName(runtime.nameOf(id))} collections={liveCollections(house, orderId)} again={again}
        attributes={regionAttributes(`pay.${orderId}`, house)}
      />
    )
  },
})

/** A preview is of today: where other tax begins to hold, it is another one. */
function againAtNextTax(house: House, now: string, again: (at: string) => void): void {
  const outlet = house.state<OutletState>('outlet')
  if (outlet.settings === null) return
  const { timeZone } = outlet.settings
  const { date } = localTime(now, timeZone)
  const next = taxChangesInOrder(outlet).find(({ from }) => from > date)
  if (next) again(instantOf(next.from, 0, timeZone))
}

export const tillRegions: readonly Region[] = [queueRegion, alertRegion, actsRegion, billRegion, payRegion]
