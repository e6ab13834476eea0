/** What the outlet says about itself: address, tax, and how its numbers look. */
/** @type {import('@restoflow/core').OutletSettings} */
const settings = {
  name: 'Corner Dosa House',
  addressLines: ['12 Example Street', 'Bengaluru 560001'],
  gstin: '29AAKFK4821Q1ZM',
  stateCode: '29',
  timeZone: 'Asia/Kolkata',
  businessDayStart: '04:00',
  currency: 'INR',
  tax: { regime: 'in-gst', scheme: 'regular', pricing: 'exclusive', roundToPaise: 100 },
  series: {
    invoice: { template: 'CD/{fy}/{n}', start: 1 },
    vat: { template: 'CDV/{fy}/{n}', start: 1 },
    kot: { template: '{n}', start: 1 },
    token: { template: '{n}', start: 1 },
  },
  defaultStationId: 'kitchen',
  cleaningAfterRelease: false,
  refuseUnsentAtIssue: false,
  bumpServes: false,
  discountCapBasisPoints: 1000,
  billAlertEscalatesAfterMs: 90_000,
}

const item = { categoryId: 'food', diet: 'veg', variants: [], modifierGroupIds: [], taxClassId: 'restaurant-service', course: 'main' }

/** The commands that set the place up: one kitchen, one table, two dishes. */
export const place = [
  { command: 'outlet.configure', id: 'outlet', body: settings },
  { command: 'outlet.define-station', id: 'kitchen', body: { name: 'Kitchen', hurryAfterMs: 600_000, lateAfterMs: 900_000 } },
  { command: 'outlet.define-section', id: 'hall', body: { name: 'Hall', x: 0, y: 0, width: 600, height: 400 } },
  { command: 'outlet.define-table', id: 't1', body: { name: 'T1', sectionId: 'hall', seats: 4, shape: 'square', x: 80, y: 80, width: 80, height: 80 } },
  {
    command: 'menu.define-tax-class',
    id: 'restaurant-service',
    body: { name: 'Restaurant service', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' },
  },
  { command: 'menu.define-category', id: 'food', body: { name: 'Food', order: 1 } },
  { command: 'menu.define-item', id: 'masala-dosa', body: { ...item, name: 'Masala dosa', pricePaise: 12_000 } },
  { command: 'menu.define-item', id: 'filter-coffee', body: { ...item, name: 'Filter coffee', pricePaise: 4_500, course: 'drink' } },
]
