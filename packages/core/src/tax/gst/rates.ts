import { refuse } from '../../kernel/errors'
import { collectsTax, type GstScheme } from './gst'

/** A rate and the days on which it applies. */
export interface DatedRate {
  /** First day, `YYYY-MM-DD`; it applies until the next entry's. */
  readonly from: string
  readonly rateBasisPoints: number
  readonly cessBasisPoints: number
  /** The notification that set it. */
  readonly source: string
}

const slabs2017 = 'Notification 1/2017-CT(R)'
const slabs2025 = 'Rate changes of 22 Sep 2025'

/** Tax classes a restaurant meets, each with its HSN or SAC and its rates through the years. An outlet may define its own beside them. */
export const gstTaxClasses = {
  'restaurant-service': {
    name: 'Restaurant service',
    hsn: '996331',
    rates: [{ from: '2017-11-15', rateBasisPoints: 500, cessBasisPoints: 0, source: 'Notification 11/2017-CT(R) Sl. 7, 46/2017, 20/2019' }],
  },
  'restaurant-service-specified-premises': {
    name: 'Restaurant service at specified premises',
    hsn: '996331',
    rates: [{ from: '2025-04-01', rateBasisPoints: 1800, cessBasisPoints: 0, source: 'Notification 05/2025-CT(R)' }],
  },
  'packaged-water': {
    name: 'Packaged drinking water, sold as goods',
    hsn: '2201',
    rates: [
      { from: '2017-07-01', rateBasisPoints: 1800, cessBasisPoints: 0, source: slabs2017 },
      { from: '2025-09-22', rateBasisPoints: 500, cessBasisPoints: 0, source: slabs2025 },
    ],
  },
  'aerated-drink': {
    name: 'Aerated drinks, sold as goods',
    hsn: '220210',
    rates: [
      { from: '2017-07-01', rateBasisPoints: 2800, cessBasisPoints: 1200, source: `${slabs2017}; Compensation Cess 1/2017` },
      { from: '2025-09-22', rateBasisPoints: 4000, cessBasisPoints: 0, source: slabs2025 },
    ],
  },
  'caffeinated-drink': {
    name: 'Caffeinated drinks, sold as goods',
    hsn: '22029990',
    rates: [
      { from: '2019-10-01', rateBasisPoints: 2800, cessBasisPoints: 1200, source: 'Notification 14/2019-CT(R); Compensation Cess 2/2019' },
      { from: '2025-09-22', rateBasisPoints: 4000, cessBasisPoints: 0, source: slabs2025 },
    ],
  },
  'fruit-or-milk-drink': {
    name: 'Fruit-pulp and milk drinks, sold as goods',
    hsn: '220299',
    rates: [
      { from: '2017-07-01', rateBasisPoints: 1200, cessBasisPoints: 0, source: slabs2017 },
      { from: '2025-09-22', rateBasisPoints: 500, cessBasisPoints: 0, source: slabs2025 },
    ],
  },
} as const satisfies Record<string, { readonly name: string; readonly hsn: string; readonly rates: readonly DatedRate[] }>

/** Rates that GST has had, in basis points, of goods and of services, whenever they held (schedules to Notifications 1/2017-CT(R), 11/2017-CT(R)). */
export const lawfulGstRates: readonly number[] = [0, 10, 25, 100, 150, 300, 500, 600, 750, 1_200, 1_800, 2_800, 4_000]

/** @returns whether a section may bear a rate: under GST one that there was; a state's VAT is the state's to say */
export function isLawfulRate(section: string, rateBasisPoints: number): boolean {
  return section !== 'gst' || lawfulGstRates.includes(rateBasisPoints)
}

export type GstTaxClass = keyof typeof gstTaxClasses

/**
 * @param day the invoice's local date, `YYYY-MM-DD`: an old bill recomputes with the rates of its day
 * @param scheme at specified premises restaurant service has its own rate; under composition, or without registration, no class bears tax
 * @returns the rate in basis points, the HSN, and the notification that set it
 * @throws RestoflowError `unknown-rate` before the first day that is known
 */
export function gstRate(taxClass: GstTaxClass, day: string, scheme: GstScheme = 'regular'): DatedRate & { readonly hsn: string } {
  const atPremises = scheme === 'specified-premises' && taxClass === 'restaurant-service'
  const { hsn, rates } = gstTaxClasses[atPremises ? 'restaurant-service-specified-premises' : taxClass]
  // ISO dates sort as text.
  const rate = [...rates].reverse().find(each => each.from <= day)
    ?? refuse('unknown-rate', `No rate of ${taxClass} is known on ${day}.`, { field: 'day' })
  return !collectsTax(scheme)
    ? { from: rate.from, rateBasisPoints: 0, cessBasisPoints: 0, source: scheme === 'composition' ? 'CGST Act, s. 10' : 'CGST Act, s. 32(1)', hsn }
    : { ...rate, hsn }
}
