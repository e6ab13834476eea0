import { GhostCards } from './ghosts'
import { isHeld, onSettled } from './hand'
import { numbersOn, readNumbers, type Numbers } from './numbers'
import { orderToDeal, pack, type Packed } from './packing'
import { noteMoved } from './taps'

/** The list's rows are so high; a card spans as many as it needs. */
const rowPx = 4
/** A column may be longer than the shortest by so much of the pane before it is passed over. */
const toleranceOfPane = 0.5
const moveMs = 220
const numbersKey = 'restoflow.kitchen-numbers'

const ghosts = new GhostCards()
let packed: Packed | null = null
let listTop = 0
let observer: ResizeObserver | null = null

export const cardsOn = (root: ParentNode = document): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.tickets > .ticket')]
const idOf = (card: HTMLElement): string => card.dataset['ticket'] ?? ''

/**
 * Gives every ticket its place: columns without gaps, in reading order by age, and a number for the bump bar. While a hand
 * is at the board nothing moves: what left keeps its room, what is new joins at the end; after that the board settles.
 */
export function keepPlaces(root: HTMLElement): void {
  numberCards(root)
  arrange(root)
  observer ??= new ResizeObserver(() => {
    const board = document.querySelector<HTMLElement>('.kitchen-board')
    if (board) arrange(board)
  })
  observer.disconnect()
  for (const element of [root, ...root.querySelectorAll('.tickets, .tickets > .ticket')]) observer.observe(element)
}

function numberCards(root: HTMLElement): void {
  const key = `${numbersKey}.${root.dataset['region'] ?? ''}`
  const before: Numbers = readNumbers(sessionStorage.getItem(key))
  const cards = cardsOn(root)
  const numbers = numbersOn(before, cards.map(idOf))
  sessionStorage.setItem(key, JSON.stringify(numbers))
  for (const card of cards) {
    const header = card.querySelector('header')
    const number = numbers.of[idOf(card)]
    if (number === undefined) header?.removeAttribute('data-client-place')
    else header?.setAttribute('data-client-place', String(number))
  }
}

/** @returns the card with a number of the bump bar */
export function cardAt(number: number): HTMLElement | undefined {
  return cardsOn().find(card => card.querySelector(`header[data-client-place="${number}"]`) !== null)
}

function arrange(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>('.tickets')
  if (!list) return
  const cards = new Map(cardsOn(list).map(card => [idOf(card), card]))
  const held = isHeld()
  const order = orderToDeal(packed?.order ?? [], [...cards.keys()], held)
  ghosts.draw(list, order, cards)
  const { columns, columnPx, gapPx } = columnsOf(list)
  list.dataset['clientPacked'] = 'true'
  setStyle(list, 'grid-template-columns', `repeat(${columns}, minmax(0, 1fr))`)
  const heights = new Map([...cards].map(([id, card]) => [id, card.offsetHeight]))
  const rowsOf = (id: string): number => Math.ceil(((heights.get(id) ?? ghosts.heightOf(id)) + gapPx) / rowPx)
  const now = pack(order, {
    columns, heightOf: rowsOf, tolerance: (list.clientHeight * toleranceOfPane) / rowPx, before: packed,
  })
  for (const [id, element] of [...cards, ...ghosts.elements]) {
    const [column, top] = [now.columnOf.get(id) ?? 0, now.topOf.get(id) ?? 0]
    setStyle(element, 'grid-column', String(column + 1))
    setStyle(element, 'grid-row', `${top + 1} / span ${rowsOf(id)}`)
  }
  for (const [id, card] of cards) {
    const was = ghosts.heightOf(id)
    // A cancel that comes or goes pushes the card's own lines.
    if (was !== 0 && Math.abs(was - card.offsetHeight) > rowPx) noteMoved(card)
  }
  ghosts.remember(cards, heights)
  showMoves(list, cards, now, columnPx + gapPx)
  packed = now
  if (held) onSettled(settle)
}

function settle(): void {
  const board = document.querySelector<HTMLElement>('.kitchen-board')
  if (board) arrange(board)
}

/** What moved slides to its new place, and takes no taps before a hand can know. */
function showMoves(list: HTMLElement, cards: ReadonlyMap<string, HTMLElement>, now: Packed, columnStepPx: number): void {
  const before = packed
  const top = list.getBoundingClientRect().top
  if (before && Math.abs(top - listTop) > rowPx) noteMoved(list)
  listTop = top
  if (!before || before.columns !== now.columns) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  for (const [id, card] of cards) {
    const [fromColumn, fromTop] = [before.columnOf.get(id), before.topOf.get(id)]
    if (fromColumn === undefined || fromTop === undefined) {
      if (!isCalm) card.animate([{ opacity: 0 }, { opacity: 1 }], moveMs)
      continue
    }
    const x = (fromColumn - (now.columnOf.get(id) ?? 0)) * columnStepPx
    const y = (fromTop - (now.topOf.get(id) ?? 0)) * rowPx
    if (x === 0 && y === 0) continue
    noteMoved(card)
    if (!isCalm) card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration: moveMs, easing: 'cubic-bezier(.2, .7, .2, 1)' })
  }
}

/** As many columns as the list is wide, none narrower than the sheet's `--card-min` (in rem). */
function columnsOf(list: HTMLElement): { columns: number; columnPx: number; gapPx: number } {
  const style = getComputedStyle(list)
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const cardMinPx = Number.parseFloat(style.getPropertyValue('--card-min')) * rootPx
  const gapPx = Number.parseFloat(style.columnGap) || 0
  const widthPx = list.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
  const columns = Math.max(1, Math.floor((widthPx + gapPx) / (cardMinPx + gapPx)))
  return { columns, columnPx: (widthPx - (columns - 1) * gapPx) / columns, gapPx }
}

function setStyle(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value)
}
