import type { AccountEvent } from './account/account'
import type { BillEvent } from './bill/bill-events'
import type { CollectionEvent } from './bill/collection'
import type { DayEvent } from './day/day'
import type { CreditNoteEvent } from './credit-note/credit-note'
import type { Approval, Principal, Role } from './kernel/env'
import { act, Story, type Act } from './kernel/testing'
import type { TicketEvent } from './kitchen/ticket'
import { defineCategory, defineItem, defineModifierGroup, defineTaxClass } from './menu/define'
import type { MenuEvent, MenuItem } from './menu/menu'
import type { IntakeEvent } from './order/intake'
import type { OrderEvent } from './order/order'
import { defineSection, defineTable } from './outlet/floor-plan'
import { configureOutlet } from './outlet/configure'
import type { OutletEvent, OutletSettings } from './outlet/outlet'
import { defineStation } from './outlet/station'
import type { RedemptionEvent } from './redemption/redemption'
import { restaurant } from './restaurant'
import type { BookEvent } from './reservation/book'
import type { ReservationEvent } from './reservation/reservation'
import type { DrawerEvent } from './shift/drawer'
import type { ShiftEvent } from './shift/shift'
import type { SeriesEvent } from './series/series'
import type { StaffEvent } from './staff/staff'
import type { TableEvent } from './table/table'
import type { VoucherEvent } from './voucher/voucher'

export type RestaurantEvent =
  | BillEvent | CreditNoteEvent | MenuEvent | OrderEvent | IntakeEvent | OutletEvent | SeriesEvent | StaffEvent | TableEvent | TicketEvent | ReservationEvent | BookEvent
  | DayEvent | ShiftEvent | DrawerEvent | AccountEvent | VoucherEvent | RedemptionEvent | CollectionEvent

export const settings: OutletSettings = {
  name: 'Test Bhavan', addressLines: ['1 Example Road', 'Bengaluru'], gstin: '29AAKFK4821Q1ZM', stateCode: '29', timeZone: 'Asia/Kolkata', businessDayStart: '04:00', currency: 'INR',
  tax: { regime: 'in-gst', scheme: 'regular', pricing: 'exclusive', roundToPaise: 100 },
  series: {
    invoice: { template: 'RF/{fy}/{n}', start: 1 }, vat: { template: 'RFV/{fy}/{n}', start: 1 },
    kot: { template: '{n}', start: 1 }, token: { template: '{n}', start: 1 },
  },
  defaultStationId: 'curry', cleaningAfterRelease: false, refuseUnsentAtIssue: false, bumpServes: false,
  discountCapBasisPoints: 1000, billAlertEscalatesAfterMs: 90_000,
}

const item = (fields: Partial<Omit<MenuItem, 'id'>>): Omit<MenuItem, 'id'> => ({
  categoryId: 'all', name: 'Item', diet: 'veg', pricePaise: 10_000, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main', ...fields,
})

/** A small restaurant: three stations, four tables, seven items; food at 5 %, beer under VAT. */
export const setUp: readonly Act[] = [
  act(configureOutlet, 'outlet', settings),
  ...['curry', 'tandoor', 'bar'].map(id => act(defineStation, id, { name: id, hurryAfterMs: 600_000, lateAfterMs: 900_000 })),
  act(defineSection, 'hall', { name: 'Hall', x: 0, y: 0, width: 800, height: 600 }),
  ...['t1', 't2', 't3', 't4'].map(id =>
    act(defineTable, id, { name: id.toUpperCase(), sectionId: 'hall', seats: 4, shape: 'square' as const, x: 0, y: 0, width: 80, height: 80 })),
  act(defineTaxClass, 'food', { name: 'Restaurant service', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' }),
  act(defineTaxClass, 'liquor', { name: 'Liquor', section: 'vat', treatment: 'taxable', rateBasisPoints: 2000, hsn: '2203' }),
  act(defineCategory, 'all', { name: 'All', order: 1 }),
  act(defineModifierGroup, 'spice', {
    name: 'Spice', min: 1, max: 1, modifiers: [{ id: 'mild', name: 'Mild', pricePaise: 0 }, { id: 'hot', name: 'Hot', pricePaise: 0 }],
  }),
  act(defineModifierGroup, 'extras', {
    name: 'Extras', min: 0, max: 3, modifiers: [{ id: 'cheese', name: 'Cheese', pricePaise: 3_000 }, { id: 'butter', name: 'Butter', pricePaise: 1_500 }],
  }),
  act(defineItem, 'dosa', item({ name: 'Masala dosa', pricePaise: 12_000, modifierGroupIds: ['extras'] })),
  act(defineItem, 'naan', item({ name: 'Naan', pricePaise: 4_500, stationId: 'tandoor' })),
  act(defineItem, 'vindaloo', item({ name: 'Vindaloo', pricePaise: 28_000, modifierGroupIds: ['spice'] })),
  act(defineItem, 'tikka', item({
    name: 'Paneer tikka', stationId: 'tandoor', course: 'starter',
    variants: [{ id: 'half', name: 'half', pricePaise: 16_000 }, { id: 'full', name: 'full', pricePaise: 29_000 }],
  })),
  act(defineItem, 'sweets', item({ name: 'Sweets by weight', pricePaise: 80_000, quantityDecimals: 2, course: 'dessert' })),
  act(defineItem, 'beer', item({ name: 'Beer', pricePaise: 25_000, stationId: 'bar', taxClassId: 'liquor', course: 'drink' })),
  act(defineItem, 'water', item({ name: 'Tap water', pricePaise: 0, course: 'drink' })),
]

/** The restaurant before its first guest. */
export const opened = new Story<RestaurantEvent>(restaurant).given(...setUp)

/** @returns a person who works here */
export const staffWith = (...roles: readonly Role[]): Principal => ({ kind: 'staff', id: `the-${roles[0] ?? 'nobody'}`, roles })

/** @returns that somebody of these roles typed the PIN */
export const approvedBy = (...roles: readonly Role[]): Approval => ({ by: `the-${roles[0] ?? 'nobody'}`, roles })
