import { parseQuantity, type Unit } from '@restoflow/core'
import { useWords } from '../words/words'

/** How much of a line there is: by weight where it has a unit, else in pieces. Bills from before the unit was kept have none. */
export interface Measured {
  readonly quantity: string
  readonly unit?: Unit
}

/** @returns the quantity as paper says it (CGST Rules, Rule 46(h)): `2`; what is weighed to the gram, with its unit, `0.350 kg` */
export function quantityText({ quantity, unit }: Measured): string {
  const t = useWords()
  return unit === undefined ? quantity : t(`paper.${unit}`, { weight: (parseQuantity(quantity) / 1000).toFixed(3) })
}

/** @returns the quantity before a name: `2 ×`, `0.350 kg` */
export function timesText(line: Measured): string {
  return line.unit === undefined ? `${line.quantity} ×` : quantityText(line)
}
