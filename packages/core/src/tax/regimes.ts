import { refuse } from '../kernel/errors'
import { inGst, type GstScheme, type GstSupply } from './gst/gst'
import type { Regime } from './regime'
import type { RegimeSettings } from './terms'
import { inVat } from './vat/vat'

/**
 * @returns the built-in regime whose settings a bill carries
 * @throws RestoflowError `invalid-tax-setting` for a regime that is not built in: pass that one yourself
 */
export function regimeOf(settings: RegimeSettings): Regime {
  const { name, pricing, roundToPaise } = settings
  switch (name) {
    case 'in-gst':
      // inGst checks both words.
      return inGst({ scheme: settings.scheme as GstScheme, supply: settings.supply as GstSupply, pricing, roundToPaise })
    case 'in-vat':
      return inVat({ pricing, roundToPaise })
    default:
      return refuse('invalid-tax-setting', `The regime ${name} is not built in.`, { field: 'regime' })
  }
}
