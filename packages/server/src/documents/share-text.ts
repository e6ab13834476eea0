import { parseQuantity, type BillView, type SplitShare } from '@restoflow/core'
import { useWords } from '../words/words'
import { plain } from './tax-words'

/** How a document came to be one of several of the same bill. */
export interface SharedBill {
  readonly parts: number
  /** Absent on bills from before it was frozen. */
  readonly share?: SplitShare
}

/** A part is off its exact share by so much at most, since tax, discounts and round-off are shared to the paisa too. */
const sharedPaiseMax = 5

type Line = BillView['figures']['lines'][number]

/**
 * Says of which price a line of a part is a share: `0.334 × 260.00 = 86.66` looks wrong to whoever multiplies, since what is shared is the
 * amount, to the paisa, and the quantity is cut to three decimals.
 * @returns `Half of 70.00`, `1/3 of 2 × 260.00`, `A share of 70.00`; empty where the line is whole or its figures speak for themselves
 */
export function shareText(line: Line, split: SharedBill | undefined): string {
  const t = useWords()
  const thousandths = parseQuantity(line.quantity)
  if (!split?.share || (thousandths % 1000 === 0 && Math.round((thousandths * line.unitPricePaise) / 1000) === line.grossPaise)) return ''
  const ratio = ratioOf(line, split.parts, split.share)
  const [own, all] = ratio ?? [split.share.paise, split.share.wholePaise]
  if (own <= 0 || own >= all) return ''
  const pieces = Math.round((thousandths * all) / own / 1000)
  // what is weighed has no pieces of which it could be a share
  if (pieces < 1 || Math.abs(line.grossPaise - (pieces * line.unitPricePaise * own) / all) > sharedPaiseMax) return ''
  const of = pieces === 1 ? plain(line.unitPricePaise) : `${pieces} × ${plain(line.unitPricePaise)}`
  if (!ratio) return t('paper.part-of-price', { of })
  return own * 2 === all ? t('paper.half-of', { of }) : t('paper.share-of', { share: `${own}/${all}`, of })
}

/** The share of a line as a fraction in its lowest terms; null where the parts are amounts, which make no plain fraction. */
function ratioOf({ id, charge }: Line, parts: number, { how, lines = [] }: SplitShare): readonly [number, number] | null {
  if (how === 'equal') return [1, parts]
  const own = lines.find(({ lineId }) => lineId === id)
  if (how !== 'lines' || !own || charge) return null
  const [share, shares] = [parseQuantity(own.share), parseQuantity(own.shares)]
  const common = commonDivisor(share, shares)
  return [share / common, shares / common]
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
