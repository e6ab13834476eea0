import { onKey } from '../kit/keys'
import { touch } from './hand'
import { isInView, toView } from './in-view'
import { cardAt, cardsOn } from './places'
import { t } from '../kit/words'

const linesOf = (card: HTMLElement): readonly HTMLButtonElement[] => [...card.querySelectorAll<HTMLButtonElement>('ul .ticket-line')]

let picked: string | null = null
let item = 0

const pickedCard = (): HTMLElement | undefined => cardsOn().find(({ dataset }) => dataset['ticket'] === picked)

/** Shows which ticket and which of its lines the bump bar is at. */
export function drawPick(): void {
  if (picked !== null && !pickedCard()) picked = null
  for (const card of cardsOn()) {
    const isPicked = card.dataset['ticket'] === picked
    mark(card, 'data-client-picked', isPicked)
    linesOf(card).forEach((line, index) => mark(line, 'data-client-next', isPicked && index === item))
  }
}

/** Moves the bump bar to a ticket, and to the first of its lines that is still open. */
export function pick(card: HTMLElement | undefined): void {
  if (!card) return
  picked = card.dataset['ticket'] ?? null
  item = Math.max(0, linesOf(card).findIndex(line => line.getAttribute('aria-pressed') !== 'true'))
  drawPick()
  toView(card)
}

/** Binds the keys of the bump bar. None of them does anything to a ticket that is not marked as picked. */
export function startBumpBar(): void {
  for (let number = 1; number <= 9; number++) {
    bind(String(number), number === 1 ? t('browser.key-pick') : '', () => pick(cardAt(number)))
  }
  bind('Enter', t('browser.key-bump'), () => onPicked(card => card.querySelector<HTMLElement>('.ticket-bump')?.click()), true)
  bind(' ', t('browser.key-item-done'), () => onPicked(card => linesOf(card)[item]?.click()), true)
  bind('+', t('browser.key-next-item'), () => step(1))
  // The same key of a keyboard without a number pad.
  bind('=', '', () => step(1))
  bind('-', t('browser.key-item-before'), () => step(-1))
  bind('0', t('browser.key-recall'), () => document.querySelector<HTMLElement>('[data-recall]')?.click())
  bind('s', t('browser.key-cancel-seen'), seeCancel)
  bind('ArrowRight', t('browser.key-page-on'), () => page(1))
  bind('ArrowLeft', t('browser.key-page-back'), () => page(-1))
}

function bind(key: string, name: string, run: () => void, overButtons = false): void {
  onKey(key, name, event => {
    // A key that rests under something does its work once.
    if (event.repeat && key !== 'ArrowRight' && key !== 'ArrowLeft') return
    touch()
    run()
  }, { overButtons })
}

function onPicked(run: (card: HTMLElement) => void): void {
  const card = pickedCard()
  if (card) return run(card)
  // Nothing is picked: the first press shows what the second would reach.
  pick(cardsOn()[0])
}

function step(by: number): void {
  onPicked(card => {
    const count = linesOf(card).length
    item = count === 0 ? 0 : (item + by + count) % count
    drawPick()
    const line = linesOf(card)[item]
    if (line) toView(line)
  })
}

function seeCancel(): void {
  const cancels = [...document.querySelectorAll<HTMLElement>('.cancel:has(.seen)')]
  const shown = cancels.find(isInView)
  if (shown) return shown.querySelector<HTMLElement>('.seen')?.click()
  // Nobody has seen what is out of sight.
  if (cancels[0]) toView(cancels[0])
}

function page(by: number): void {
  const list = document.querySelector<HTMLElement>('.tickets')
  const pane = list && list.scrollHeight > list.clientHeight + 1 && getComputedStyle(list).overflowY !== 'visible' ? list : document.documentElement
  pane.scrollBy({ top: by * pane.clientHeight * 0.9 })
}

function mark(element: Element, name: string, on: boolean): void {
  if (on) element.setAttribute(name, 'true')
  else element.removeAttribute(name)
}
