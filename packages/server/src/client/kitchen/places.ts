const placesMax = 9
/** A list settles only when nobody has touched it for so long. */
const untouchedMs = 3_000

const places = new Map<string, number>()
let known: readonly { readonly id: string; readonly height: number }[] = []
const ghosts = new Map<string, { readonly height: number; readonly before: string | null }>()
let touchedAt = 0
let settling: ReturnType<typeof setTimeout> | undefined

/** The cards at work: at a station those before the lane of ready food, at the pass all. */
function cardsIn(root: HTMLElement): readonly HTMLElement[] {
  const all = [...root.querySelectorAll<HTMLElement>('.tickets > .ticket')]
  const lane = root.dataset['region'] === 'kitchen.pass' ? null : root.querySelector('#ready-lane')
  return lane ? all.filter(card => (card.compareDocumentPosition(lane) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) : all
}
const idOf = (card: HTMLElement): string => card.dataset['ticket'] ?? ''

/** Remembers when a finger was last on the list: while it may come again, a bumped ticket leaves its room behind. */
export function holdPlaces(selector: string): void {
  addEventListener('pointerdown', event => {
    if (event.target instanceof Element && event.target.closest(selector)) touchedAt = performance.now()
  }, { capture: true })
}

/** Numbers the tickets 1–9 in reading order; a number stays with its ticket until it is bumped. Keeps the room of those that left. */
export function keepPlaces(root: HTMLElement): void {
  const cards = cardsIn(root)
  numberCards(cards)
  for (const card of root.querySelectorAll<HTMLElement>('.tickets > .ticket')) if (!cards.includes(card)) drawPlace(card, undefined)
  const present = new Set(cards.map(idOf))
  if (performance.now() - touchedAt < untouchedMs) {
    known.forEach(({ id, height }, index) => {
      if (!present.has(id)) ghosts.set(id, { height, before: known[index + 1]?.id ?? null })
    })
  }
  for (const id of ghosts.keys()) if (present.has(id)) ghosts.delete(id)
  drawGhosts(root)
  known = cards.map(card => ({ id: idOf(card), height: card.offsetHeight }))
  clearTimeout(settling)
  if (ghosts.size > 0) settling = setTimeout(() => settle(root), untouchedMs)
}

function numberCards(cards: readonly HTMLElement[]): void {
  const present = new Set(cards.map(idOf))
  for (const id of places.keys()) if (!present.has(id)) places.delete(id)
  const taken = new Set(places.values())
  for (const card of cards) {
    let place = places.get(idOf(card))
    if (place === undefined) {
      place = Array.from({ length: placesMax }, (_, index) => index + 1).find(free => !taken.has(free))
      if (place !== undefined) {
        places.set(idOf(card), place)
        taken.add(place)
      }
    }
    drawPlace(card, place)
  }
}

function drawPlace(card: HTMLElement, place: number | undefined): void {
  const head = card.querySelector('header')
  const key = head?.querySelector('.ticket-key')
  if (place === undefined) {
    delete card.dataset['place']
    key?.remove()
    return
  }
  card.dataset['place'] = String(place)
  if (key) {
    key.textContent = String(place)
    return
  }
  const made = document.createElement('span')
  made.className = 'ticket-key'
  made.setAttribute('aria-hidden', 'true')
  made.textContent = String(place)
  head?.prepend(made)
}

function drawGhosts(root: HTMLElement): void {
  for (const ghost of root.querySelectorAll('.ticket-ghost')) ghost.remove()
  const list = root.querySelector('.tickets')
  for (const [id, { height, before }] of [...ghosts].reverse()) {
    const ghost = document.createElement('div')
    ghost.className = 'ticket-ghost'
    ghost.dataset['ghost'] = id
    ghost.style.height = `${height}px`
    const follower = before === null ? null : list?.querySelector(`[data-ticket="${before}"], [data-ghost="${before}"]`)
    list?.insertBefore(ghost, follower ?? list.querySelector('#ready-lane'))
  }
}

function settle(root: HTMLElement): void {
  if (performance.now() - touchedAt < untouchedMs) {
    settling = setTimeout(() => settle(root), untouchedMs)
    return
  }
  ghosts.clear()
  drawGhosts(root)
  known = cardsIn(root).map(card => ({ id: idOf(card), height: card.offsetHeight }))
}
