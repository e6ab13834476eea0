import type { ComputedLine } from '../../tax/computed-bill'

/** What a row of a return adds up, in paise. */
export interface Amounts {
  readonly taxablePaise: number
  readonly igstPaise: number
  readonly cgstPaise: number
  readonly sgstPaise: number
  readonly cessPaise: number
}

export type OpenAmounts = { -readonly [Key in keyof Amounts]: Amounts[Key] }

export const amountKeys = ['taxablePaise', 'igstPaise', 'cgstPaise', 'sgstPaise', 'cessPaise'] as const satisfies readonly (keyof Amounts)[]

export const noAmounts = (): OpenAmounts => ({ taxablePaise: 0, igstPaise: 0, cgstPaise: 0, sgstPaise: 0, cessPaise: 0 })

/** Adds amounts, or takes them off where `times` is −1. */
export function addAmounts(sum: OpenAmounts, amounts: Amounts, times: 1 | -1 = 1): void {
  // a note of nothing must not make −0
  for (const key of amountKeys) sum[key] += times * amounts[key] + 0
}

/** @returns the amounts of a line */
export function amountsOf({ taxablePaise, igstPaise, cgstPaise, sgstPaise, cessPaise }: ComputedLine): Amounts {
  return { taxablePaise, igstPaise, cgstPaise, sgstPaise, cessPaise }
}

/** @returns value and tax together */
export const wholeOf = ({ taxablePaise, igstPaise, cgstPaise, sgstPaise, cessPaise }: Amounts): number =>
  taxablePaise + igstPaise + cgstPaise + sgstPaise + cessPaise
