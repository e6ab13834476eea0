import { make } from '../kit/problem-card'
import { isHeld, onSettled } from './hand'

let known: readonly { readonly id: string; readonly width: number }[] = []
const rooms = new Map<string, number>()

/** Keeps the room of what was served while a hand is at the lane: its neighbours stay under nobody's finger. */
export function keepReadyRoom(): void {
  const list = document.querySelector<HTMLElement>('#ready-list')
  if (!list) {
    known = []
    rooms.clear()
    return
  }
  for (const room of list.querySelectorAll('.ready-room')) room.remove()
  const items = [...list.querySelectorAll<HTMLElement>('.ready-ticket')]
  const present = new Set(items.map(({ id }) => id))
  if (isHeld()) for (const { id, width } of known) if (!present.has(id)) rooms.set(id, width)
  for (const id of rooms.keys()) if (present.has(id) || !isHeld()) rooms.delete(id)
  const stood = known.map(({ id }) => id).filter(id => present.has(id) || rooms.has(id))
  const order = [...stood, ...items.map(({ id }) => id).filter(id => !stood.includes(id))]
  order.forEach((id, index) => {
    const width = rooms.get(id)
    if (width === undefined) return
    const room = make('li', 'ready-room')
    room.setAttribute('aria-hidden', 'true')
    room.style.width = `${width}px`
    const follower = order.slice(index + 1).find(next => present.has(next))
    list.insertBefore(room, follower === undefined ? null : document.getElementById(follower))
  })
  const widths = new Map(items.map(item => [item.id, item.offsetWidth]))
  known = order.map(id => ({ id, width: widths.get(id) ?? rooms.get(id) ?? 0 }))
  if (rooms.size > 0) onSettled(keepReadyRoom)
}
