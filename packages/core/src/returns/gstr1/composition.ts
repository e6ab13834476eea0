import { addDays } from '../../calendar/calendar'
import { refuse } from '../../kernel/errors'
import { taxOn, type TaxDates } from '../../tax/dated-settings'
import type { Period } from '../period'
import type { Gstr1 } from './gather'

/** @throws RestoflowError `composition-return` */
export function refuseComposition(): never {
  return refuse('composition-return', 'A composition dealer files no GSTR-1: CMP-08 each quarter and GSTR-4 each year.')
}

function schemesIn(outlet: TaxDates, { from, to }: Period): readonly (string | undefined)[] {
  const schemes: (string | undefined)[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) schemes.push(taxOn(outlet, date)?.scheme)
  return schemes
}

/** @returns whether the settings put the outlet under composition on every day of the period */
export function isUnderComposition(outlet: TaxDates, period: Period): boolean {
  return schemesIn(outlet, period).every(scheme => scheme === 'composition')
}

/**
 * A composition dealer files CMP-08 and GSTR-4 (CGST Rules, Rule 62). Who was one for a part of the month, or sold under another scheme,
 * files GSTR-1 all the same, if need be without a row (CGST Act, s. 37(1)).
 * @param gstr1 with the month's documents
 * @throws RestoflowError `composition-return` where the whole month is a composition dealer's
 */
export function requireGstr1Due(gstr1: Gstr1, outlet: TaxDates, period: Period): void {
  if (gstr1.isDue) return
  const schemes = schemesIn(outlet, period)
  // a scheme that was changed at once leaves no date behind: what the bills say is left
  const isForgotten = !schemes.includes('composition') && gstr1.report().composition.some(({ kind }) => kind === 'invoice')
  if (isForgotten || schemes.every(scheme => scheme === 'composition')) refuseComposition()
}
