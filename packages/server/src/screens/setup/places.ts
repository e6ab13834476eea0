import {
  addDays, holds, localTime, rateOn as rateOfClass, taxOn, type MenuState, type OutletState,
  type Principal, type StaffState, type TaxClass, type TaxSettings,
} from '@restoflow/core'
import type { Runtime } from '../../runtime'
import type { SetupState } from './steps'

/** What holds where nobody has said anything yet. */
export const usualTax: TaxSettings = { regime: 'in-gst', scheme: 'regular', pricing: 'exclusive', roundToPaise: 100 }

/** The restaurant as its settings see it, at one moment. */
export interface Place extends SetupState {
  /** Local date. */
  readonly today: string
  readonly tomorrow: string
  /** What holds today. */
  readonly tax: TaxSettings
  readonly hasLiquor: boolean
}

/** @returns the restaurant as it stands now */
export function placeOf(runtime: Runtime): Place {
  const { house } = runtime
  const outlet = house.state<OutletState>('outlet')
  const menu = house.state<MenuState>('menu')
  const today = localTime(runtime.now(), outlet.settings?.timeZone ?? 'UTC').date
  return {
    outlet, menu, staff: house.state<StaffState>('staff'), today,
    tomorrow: addDays(today, 1),
    tax: taxOn(outlet, today) ?? usualTax,
    hasLiquor: Object.values(menu.taxClasses).some(({ section }) => section === 'vat'),
  }
}

/** @returns the rate of a tax class on a day, in basis points */
export function rateOn(taxClass: TaxClass, day: string): number {
  return rateOfClass(taxClass, day).rateBasisPoints
}

/** @returns whether somebody may change the settings, at this moment */
export function ownsSettings(principal: Principal): boolean {
  return holds(principal, 'settings.edit')
}
