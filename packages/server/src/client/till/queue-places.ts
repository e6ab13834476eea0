/** The queue is sorted anew once nobody has touched it for so long. */
const stillMs = 3_000

interface Place {
  readonly id: string
  readonly height: number
}

let touchedAtMs = Number.NEGATIVE_INFINITY
let shown: readonly Place[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Notices a hand at the queue. */
export function watchQueue(): void {
  for (const type of ['pointerdown', 'pointermove', 'wheel', 'touchmove'] as const) {
    document.addEventListener(type, event => {
      if (event.target instanceof Element && event.target.closest('.queue')) touchedAtMs = performance.now()
    }, { capture: true, passive: true })
  }
}

/**
 * Keeps every row of the queue where it stands while a hand is at it: what left keeps its room, what is new joins at the
 * end. To be called after each change, before it is painted.
 */
export function keepQueuePlaces(): void {
  const list = document.querySelector<HTMLElement>('.queue-list')
  if (!list) return
  for (const gap of list.querySelectorAll('.queue-gap')) gap.remove()
  const children = [...list.children].filter((child): child is HTMLElement => child instanceof HTMLElement && child.id !== '')
  const restMs = touchedAtMs + stillMs - performance.now()
  clearTimeout(timer)
  if (restMs <= 0 || shown.length === 0) {
    for (const child of children) child.removeAttribute('style')
    shown = children.map(({ id, offsetHeight }) => ({ id, height: offsetHeight }))
    return
  }
  const byId = new Map(children.map(child => [child.id, child]))
  const joined = children.filter(({ id }) => !shown.some(place => place.id === id))
  shown = [...shown, ...joined.map(({ id, offsetHeight }) => ({ id, height: offsetHeight }))]
  shown.forEach(({ id, height }, place) => {
    const child = byId.get(id) ?? gapIn(list, height)
    child.style.order = String(place)
  })
  // A group's heading without its rows says nothing.
  for (const child of joined) if (child.tagName === 'H2') child.style.display = 'none'
  timer = setTimeout(keepQueuePlaces, restMs)
}

function gapIn(list: HTMLElement, height: number): HTMLElement {
  const gap = document.createElement('i')
  gap.className = 'queue-gap'
  gap.style.height = `${height}px`
  list.append(gap)
  return gap
}
