import type { OutletSettings, SectionDefinition, StationDefinition, TableDefinition } from '@restoflow/core'

/**
 * Made up, and made so that nothing of it can reach anybody: no local number begins with 1, and `example` is no UPI handle.
 * The GSTIN's check character is right (state 29, a made-up PAN of a firm).
 */
export const settings: OutletSettings = {
  name: 'Kesar Courtyard',
  addressLines: ['12 Gulmohar Street', 'Bengaluru 560099, Karnataka'],
  phone: '080 1555 0142',
  gstin: '29AAKFK4821Q1ZM',
  fssai: '11226998000512',
  stateCode: '29',
  timeZone: 'Asia/Kolkata',
  businessDayStart: '04:00',
  currency: 'INR',
  tax: { regime: 'in-gst', scheme: 'regular', pricing: 'exclusive', roundToPaise: 100 },
  series: {
    invoice: { template: 'KC/{fy}/{n}', start: 1 },
    vat: { template: 'KCV/{fy}/{n}', start: 1 },
    kot: { template: '{n}', start: 1 },
    token: { template: '{n}', start: 1 },
  },
  defaultStationId: 'curry',
  upiId: 'kesar.courtyard@example',
  footer: 'Thank you, come again',
  cleaningAfterRelease: false,
  refuseUnsentAtIssue: false,
  bumpServes: false,
  discountCapBasisPoints: 1000,
  billAlertEscalatesAfterMs: 90_000,
  // made up as well: their GSTINs have true check characters, and belong to nobody
  operators: [
    { name: 'Swiggy', gstin: '29AAKCS1234R1C0', commissionBasisPoints: 1800 },
    { name: 'Zomato', gstin: '29AAKCZ5678R1C5', commissionBasisPoints: 1900 },
  ],
}

const minute = 60_000
const station = (id: string, name: string, hi: string): StationDefinition => ({ id, name, names: { hi }, hurryAfterMs: 8 * minute, lateAfterMs: 15 * minute })

export const stations: readonly StationDefinition[] = [
  station('tandoor', 'Tandoor', 'तंदूर'),
  station('curry', 'Curry', 'करी'),
  station('south-indian', 'South Indian', 'दक्षिण भारतीय'),
  station('bar', 'Bar', 'बार'),
]

/** Two rooms beside each other, the verandah along both. Plan units, about a centimetre each. */
export const sections: readonly SectionDefinition[] = [
  { id: 'main-hall', name: 'Main hall', names: { hi: 'मुख्य हॉल' }, x: 0, y: 0, width: 770, height: 640 },
  { id: 'family-room', name: 'Family room', names: { hi: 'फ़ैमिली रूम' }, x: 785, y: 0, width: 415, height: 640 },
  { id: 'verandah', name: 'Verandah', names: { hi: 'बरामदा' }, x: 0, y: 655, width: 1200, height: 285, outdoor: true },
]

type Kind = readonly [shape: TableDefinition['shape'], width: number, height: number]
const round2: Kind = ['round', 150, 150]
const round4: Kind = ['round', 150, 150]
const square4: Kind = ['square', 148, 148]
const long6: Kind = ['rectangle', 186, 136]
const long8: Kind = ['rectangle', 202, 136]

const at = (sectionId: string) => (name: string, seats: number, [shape, width, height]: Kind, x: number, y: number): TableDefinition =>
  ({ id: name.toLowerCase(), name, sectionId, seats, shape, x, y, width, height })
const hall = at('main-hall')
const family = at('family-room')
const verandah = at('verandah')

export const tables: readonly TableDefinition[] = [
  hall('T1', 2, round2, 107, 142), hall('T2', 2, round2, 295, 142), hall('T3', 2, round2, 483, 142), hall('T4', 2, round2, 671, 142),
  hall('T5', 4, square4, 107, 338), hall('T6', 4, square4, 295, 338), hall('T7', 4, square4, 483, 338), hall('T8', 4, square4, 671, 338),
  hall('T9', 6, long6, 121, 532), hall('T10', 4, square4, 326, 532), hall('T11', 4, square4, 502, 532), hall('T12', 4, square4, 680, 532),
  family('F1', 6, long6, 901, 142), family('F2', 4, round4, 1103, 142),
  family('F3', 8, long8, 901, 338), family('F4', 4, round4, 1107, 338),
  family('F5', 6, long6, 901, 532), family('F6', 4, round4, 1103, 532),
  verandah('V1', 2, round2, 110, 812), verandah('V2', 2, round2, 300, 812), verandah('V3', 4, square4, 490, 812),
  verandah('V4', 4, square4, 680, 812), verandah('V5', 2, round2, 866, 812), verandah('V6', 6, long6, 1070, 812),
]
