// GST's arithmetic of docs/gst.md for one kind of bill, with nothing around it: columns of numbers, no checks, no names.
import { share } from '../../packages/core/src/money/allocate'

export interface PlainLine {
  readonly quantity: number
  readonly unitPricePaise: number
  readonly rateBasisPoints: number
  readonly inclusive: boolean
  readonly discountBasisPoints: number
}

export interface PlainBill {
  readonly discountPaise: number
  readonly taxablePaise: number
  readonly cgstPaise: number
  readonly roundOffPaise: number
  readonly totalPaise: number
  /** By line. */
  readonly taxable: readonly number[]
  readonly halves: readonly number[]
}

function halfUp(product: number, divisor: number): number {
  const quotient = Math.floor(product / divisor)
  return (product - quotient * divisor) * 2 >= divisor ? quotient + 1 : quotient
}

/** @returns the bill of intra-state lines, its figures by line and in all, in paise */
export function plainBill(lines: readonly PlainLine[], discountBasisPoints: number, roundToPaise: number): PlainBill {
  const nets: number[] = []
  const groups = new Map<number, number[]>()
  let gross = 0
  for (const [place, line] of lines.entries()) {
    const price = line.quantity * line.unitPricePaise
    gross += price
    nets.push(price - halfUp(price * line.discountBasisPoints, 10_000))
    const key = line.rateBasisPoints * 2 + (line.inclusive ? 1 : 0)
    const group = groups.get(key)
    if (group) group.push(place)
    else groups.set(key, [place])
  }
  const keys = [...groups.keys()].sort((a, b) => a - b)
  const keyOf = (place: number): number => (lines[place]?.rateBasisPoints ?? 0) * 2 + (lines[place]?.inclusive ? 1 : 0)
  const all = nets.reduce((sum, net) => sum + net, 0)
  const off = share(halfUp(all * discountBasisPoints, 10_000), nets, (a, b) =>
    (lines[b]?.rateBasisPoints ?? 0) - (lines[a]?.rateBasisPoints ?? 0) || (nets[b] ?? 0) - (nets[a] ?? 0) || keyOf(a) - keyOf(b))
  for (const [place, part] of off.entries()) nets[place] = (nets[place] ?? 0) - part
  const taxable = new Array<number>(lines.length).fill(0)
  const halves = new Array<number>(lines.length).fill(0)
  let [taxablePaise, cgstPaise] = [0, 0]
  for (const key of keys) {
    const members = groups.get(key) ?? []
    const inclusive = key % 2 === 1
    const rate = (key - (key % 2)) / 2
    const bases = members.map(place => nets[place] ?? 0)
    const net = bases.reduce((sum, base) => sum + base, 0)
    const half = halfUp(net * rate, inclusive ? 2 * (10_000 + rate) : 20_000)
    const parts = half === 0 ? [] : share(half, bases)
    for (const [at, place] of members.entries()) {
      const part = parts[at] ?? 0
      halves[place] = part
      taxable[place] = inclusive ? (bases[at] ?? 0) - 2 * part : (bases[at] ?? 0)
    }
    cgstPaise += half
    taxablePaise += inclusive ? net - 2 * half : net
  }
  const before = taxablePaise + 2 * cgstPaise
  const totalPaise = halfUp(before, roundToPaise) * roundToPaise
  const discountPaise = gross - nets.reduce((sum, net) => sum + net, 0)
  return { discountPaise, taxablePaise, cgstPaise, roundOffPaise: totalPaise - before, totalPaise, taxable, halves }
}
