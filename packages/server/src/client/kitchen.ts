import './kit/start'
import { onKey } from './kit/keys'
import { onRegion } from './kit/live'
import { holdPlaces, keepPlaces } from './kitchen/places'

// The kitchen's display: numbers that stay with their tickets, a bump bar, and nothing that moves under a wet finger.
const largeKey = 'restoflow.kitchen-text'
let picked: string | null = null
let item = 0

const cards = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.tickets > .ticket')]
const pickedCard = (): HTMLElement | undefined => cards().find(({ dataset }) => dataset['ticket'] === picked)
const linesOf = (card: HTMLElement): readonly HTMLButtonElement[] => [...card.querySelectorAll<HTMLButtonElement>('ul .ticket-line')]

/** Shows which ticket and which of its lines the bump bar is at; a morph brings neither. */
function drawPick(): void {
  for (const card of cards()) {
    const isPicked = card.dataset['ticket'] === picked
    card.classList.toggle('is-picked', isPicked)
    linesOf(card).forEach((line, index) => line.classList.toggle('is-next', isPicked && index === item))
  }
}

function pick(card: HTMLElement | undefined): void {
  if (!card) return
  picked = card.dataset['ticket'] ?? null
  const open = linesOf(card).findIndex(line => line.getAttribute('aria-pressed') !== 'true')
  item = Math.max(0, open)
  drawPick()
  card.scrollIntoView({ block: 'nearest' })
}

function step(by: number): void {
  const card = pickedCard()
  if (!card) return pick(cards()[0])
  const count = linesOf(card).length
  item = count === 0 ? 0 : (item + by + count) % count
  drawPick()
}

function page(by: number): void {
  const list = document.querySelector<HTMLElement>('.tickets')
  list?.scrollBy({ top: by * list.clientHeight * 0.9 })
}

for (let place = 1; place <= 9; place++) {
  onKey(String(place), place === 1 ? 'Pick a ticket: 1 to 9' : '', () => pick(cards().find(card => card.dataset['place'] === String(place))))
}
onKey('Enter', 'Bump the picked ticket', () => (pickedCard() ?? cards()[0])?.querySelector<HTMLElement>('.ticket-bump')?.click(), { overButtons: true })
onKey(' ', 'Item done', () => {
  const card = pickedCard()
  if (card) linesOf(card)[item]?.click()
}, { overButtons: true })
onKey('+', 'Next item', () => step(1))
onKey('-', 'Item before', () => step(-1))
onKey('0', 'Recall the last', () => document.querySelector<HTMLElement>('[data-recall]')?.click())
onKey('s', 'Cancel seen', () => document.querySelector<HTMLElement>('.cancel .seen')?.click())
onKey('ArrowRight', 'Page on', () => page(1))
onKey('ArrowLeft', 'Page back', () => page(-1))

onRegion('kitchen', element => {
  keepPlaces(element)
  if (picked !== null && !pickedCard()) picked = null
  drawPick()
})
holdPlaces('.tickets')

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null
  const opens = target?.closest<HTMLElement>('[data-open-dialog]')?.dataset['openDialog']
  if (opens !== undefined) document.querySelector<HTMLDialogElement>(`#${opens}`)?.showModal()
  if (target?.closest('[data-close-dialog]')) target.closest('dialog')?.close()
  if (target instanceof HTMLDialogElement) target.close()
})

const filter = document.querySelector<HTMLInputElement>('#sold-out-filter')
function filterItems(): void {
  const wanted = filter?.value.trim().toLowerCase() ?? ''
  for (const row of document.querySelectorAll<HTMLElement>('.sold-out-list li')) row.hidden = !(row.dataset['filter'] ?? '').includes(wanted)
}
filter?.addEventListener('input', filterItems)
onRegion('sold-out', filterItems)

const sizes = document.querySelector<HTMLElement>('#large-text')
function drawSize(): void {
  const large = localStorage.getItem(largeKey) === 'large'
  if (large) document.documentElement.dataset['text'] = 'large'
  else delete document.documentElement.dataset['text']
  sizes?.setAttribute('aria-pressed', String(large))
}
sizes?.addEventListener('click', () => {
  localStorage.setItem(largeKey, localStorage.getItem(largeKey) === 'large' ? 'normal' : 'large')
  drawSize()
})
drawSize()
