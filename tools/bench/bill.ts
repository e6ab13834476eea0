// The core's bill against the same arithmetic written out in plain integers: what names, checks and plain data cost.
import { computeBill, inGst, type BillInput } from '@restoflow/core'
import { plainBill, type PlainLine } from './plain-bill'

export interface BillSpeed {
  readonly lines: number
  readonly billsPerSecond: number
  readonly plainPerSecond: number
  /** Of the core to plain integers, the median of the rounds. */
  readonly ratio: number
}

const rates = [500, 1800, 4000, 0] as const
const lineCount = 40
const rounds = 9
const roundMs = 250

/** 40 lines of four rates, some inclusive, some discounted; 12.5 % off the bill; rounded to the rupee. */
function mixedLines(): PlainLine[] {
  return Array.from({ length: lineCount }, (_, place) => ({
    quantity: 1 + (place % 3),
    unitPricePaise: 4_000 + ((place * 7_919) % 45_000),
    rateBasisPoints: rates[place % rates.length] ?? 500,
    inclusive: place % 5 === 0,
    discountBasisPoints: place % 8 === 0 ? 1_000 : 0,
  }))
}

function inputOf(lines: readonly PlainLine[]): BillInput {
  return {
    regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
    lines: lines.map(({ quantity, unitPricePaise, rateBasisPoints, inclusive, discountBasisPoints }, place) => ({
      id: `l${place}`, name: `Dish ${place}`, quantity: String(quantity), unitPricePaise, rateBasisPoints, hsn: '996331',
      pricing: inclusive ? 'inclusive' : 'exclusive',
      ...(discountBasisPoints > 0 && { discount: { percent: String(discountBasisPoints / 100) } }),
    })),
    billDiscount: { percent: '12.5' },
  }
}

/** @returns how often a second `work` can be done; on the processor's own clock, since others may share the machine */
function perSecond(work: () => number): number {
  let done = 0
  let sum = 0
  let usedMs = 0
  const started = process.cpuUsage()
  while (usedMs < roundMs) {
    for (let times = 0; times < 50; times += 1) sum += work()
    done += 50
    usedMs = process.cpuUsage(started).user / 1000
  }
  if (sum === 0) throw new Error('A bill of nothing was measured')
  return (done * 1000) / usedMs
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** @returns both speeds, measured in turn; throws where the two disagree by a paisa */
export function measureBill(): BillSpeed {
  const lines = mixedLines()
  const input = inputOf(lines)
  const [core, plain] = [computeBill(input), plainBill(lines, 1_250, 100)]
  for (const name of ['totalPaise', 'taxablePaise', 'cgstPaise', 'roundOffPaise', 'discountPaise'] as const) {
    if (core[name] !== plain[name]) throw new Error(`${name}: ${core[name]} in the core, ${plain[name]} in plain integers`)
  }
  const pairs = Array.from({ length: rounds + 2 }, () => ({
    core: perSecond(() => computeBill(input).totalPaise), plain: perSecond(() => plainBill(lines, 1_250, 100).totalPaise),
  })).slice(2)
  return {
    lines: lineCount,
    billsPerSecond: median(pairs.map(pair => pair.core)),
    plainPerSecond: median(pairs.map(pair => pair.plain)),
    ratio: median(pairs.map(pair => pair.core / pair.plain)),
  }
}
