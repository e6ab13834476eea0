import { refuse } from '../kernel/errors'
import { checkPaise, exact } from './money'

/** Which of two sharers with equal remainders comes first: negative = the first; 0 leaves it to the earlier place in the list. */
export type Precedence = (a: number, b: number) => number

/**
 * Shares an amount by largest remainder: each gets its exact share rounded down, and the paise left over go one each to the largest
 * fractions.
 * Ties go to the earliest; weights that are all zero share equally; a negative amount is the mirror image of the positive one.
 * @param amountPaise whole paise
 * @param weights finite numbers, not negative; fractions are taken at their exact value
 * @returns one whole number of paise for each weight; their sum is the amount
 * @throws RestoflowError `invalid-amount`, `invalid-weights`
 * @example
 * import { allocate } from '@restoflow/core'
 * allocate(1000, [1, 1, 1]) // [334, 333, 333]
 */
export function allocate(amountPaise: number, weights: readonly number[]): number[] {
  const amount = checkPaise(amountPaise, 'amountPaise', -Infinity)
  for (const weight of weights) {
    if (!(weight >= 0 && weight <= Number.MAX_SAFE_INTEGER)) {
      refuse('invalid-weights', `A weight must be a finite number that is not negative, not ${String(weight)}.`)
    }
  }
  if (weights.length === 0 && amount !== 0) refuse('invalid-weights', `There is nobody to share ${amount} paise.`)
  return share(amount, weights)
}

/**
 * {@link allocate} for weights already known to be good, with a say in who wins a tie.
 * @param precedes settles equal remainders; takes two places in the list
 * @param onExtra told each place that got one of the left-over paise
 */
export function share(amountPaise: number, weights: readonly number[], precedes?: Precedence, onExtra?: (index: number) => void): number[] {
  if (weights.length === 0) return []
  if (amountPaise < 0) return share(-amountPaise, weights, precedes, onExtra).map(part => 0 - part)
  let total = 0
  let heaviest = 0
  let whole = true
  for (const weight of weights) {
    total += weight
    if (weight > heaviest) heaviest = weight
    whole &&= Number.isInteger(weight)
  }
  if (total === 0) return share(amountPaise, new Array<number>(weights.length).fill(1), precedes, onExtra)
  const fits = whole && total <= Number.MAX_SAFE_INTEGER && amountPaise * heaviest <= Number.MAX_SAFE_INTEGER
  const { floors, remainders, left } = fits ? cut(amountPaise, weights, total) : cutExactly(amountPaise, weights)
  for (const index of largest(remainders, left, precedes)) {
    floors[index] = (floors[index] ?? 0) + 1
    onExtra?.(index)
  }
  return floors
}

interface Cut {
  /** Each exact share, rounded down. */
  floors: number[]
  /** What was cut off, comparable with each other. */
  remainders: number[]
  left: number
}

function cut(amount: number, weights: readonly number[], total: number): Cut {
  const floors: number[] = []
  const remainders: number[] = []
  let left = amount
  for (const weight of weights) {
    const product = amount * weight
    const floor = Math.floor(product / total)
    floors.push(floor)
    remainders.push(product - floor * total)
    left -= floor
  }
  return { floors, remainders, left }
}

function cutExactly(amount: number, weights: readonly number[]): Cut {
  const decimals = weights.map(exact)
  const total = decimals.reduce((sum, weight) => sum.plus(weight))
  const quotients = decimals.map(weight => weight.times(amount).divToInt(total))
  const rests = decimals.map((weight, index) => weight.times(amount).minus(total.times(quotients[index] ?? 0)))
  // Ranks stand for the remainders, which may be finer than any number.
  const ladder = [...rests].sort((a, b) => a.cmp(b))
  const floors = quotients.map(quotient => quotient.toNumber())
  return {
    floors,
    remainders: rests.map(rest => ladder.findIndex(step => step.eq(rest))),
    left: quotients.reduce((left, quotient) => left.minus(quotient), exact(amount)).toNumber(),
  }
}

/**
 * The places of the `count` largest remainders, in no particular order: quickselect, since a full sort was most of a bill's time.
 * Every place differs from every other by `precedes` or by its number, so the choice is unique.
 */
function largest(remainders: readonly number[], count: number, precedes?: Precedence): number[] {
  if (count === 0) return []
  const order: number[] = []
  for (let place = 0; place < remainders.length; place += 1) order.push(place)
  let low = 0
  let high = order.length - 1
  while (low < high) {
    const pivot = order[(low + high) >> 1] ?? 0
    let left = low
    let right = high
    while (left <= right) {
      while (compare(order[left] ?? 0, pivot) < 0) left += 1
      while (compare(pivot, order[right] ?? 0) < 0) right -= 1
      if (left <= right) {
        const held = order[left] ?? 0
        order[left] = order[right] ?? 0
        order[right] = held
        left += 1
        right -= 1
      }
    }
    if (count <= right + 1) high = right
    else if (count > left) low = left
    else break
  }
  order.length = count
  return order

  function compare(a: number, b: number): number {
    const difference = (remainders[b] ?? 0) - (remainders[a] ?? 0)
    if (difference !== 0 || a === b) return difference
    return (precedes === undefined ? 0 : precedes(a, b)) || a - b
  }
}
