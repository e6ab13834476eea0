import { make } from '../kit/problem-card'
import { t } from '../kit/words'

interface Known {
  readonly height: number
  readonly name: string
}

interface Done {
  readonly lineIds: readonly string[]
  readonly atMs: number
}

/** A ticket that leaves later than this after a tap left for another reason. */
const leaveMsMax = 10_000
const done = new Map<string, Done>()

/**
 * Remembers what a tap at a station is about to finish, so that the room which the ticket leaves can offer it back: those
 * lines that were open, not those that were done before.
 */
export function noteDone(control: HTMLElement): void {
  const card = control.closest<HTMLElement>('.ticket')
  const ticketId = card?.dataset['ticket']
  if (!card || ticketId === undefined || card.closest('.is-pass')) return
  const open = [...card.querySelectorAll<HTMLElement>('.ticket-line[aria-pressed="false"]')]
  const lines = control.matches('.ticket-line') ? open.filter(line => line === control) : open
  done.set(ticketId, { lineIds: lines.flatMap(({ dataset }) => dataset['line'] ?? []), atMs: performance.now() })
}

/** The room of tickets that left while somebody's hand is at the board. */
export class GhostCards {
  readonly elements = new Map<string, HTMLElement>()
  readonly #known = new Map<string, Known>()

  heightOf(id: string): number {
    return this.#known.get(id)?.height ?? 0
  }

  /** Remembers how large the cards are, for when they leave. */
  remember(cards: ReadonlyMap<string, HTMLElement>, heights: ReadonlyMap<string, number>): void {
    for (const id of this.#known.keys()) if (!cards.has(id) && !this.elements.has(id)) this.#known.delete(id)
    for (const [id, card] of cards) this.#known.set(id, { height: heights.get(id) ?? 0, name: card.dataset['name'] ?? '' })
  }

  /** Puts a ghost where `order` names a ticket that is not among the cards; a morph has taken earlier ones away. */
  draw(list: HTMLElement, order: readonly string[], cards: ReadonlyMap<string, HTMLElement>): void {
    const missing = new Set(order.filter(id => !cards.has(id)))
    for (const [id, element] of this.elements) {
      if (missing.has(id)) continue
      element.remove()
      this.elements.delete(id)
    }
    let follower: Element | null = null
    for (const id of [...order].reverse()) {
      const card: Element | undefined = cards.get(id)
      if (card) {
        follower = card
        continue
      }
      const ghost = this.elements.get(id) ?? this.makeGhost(id)
      this.elements.set(id, ghost)
      if (ghost.parentElement !== list || ghost.nextElementSibling !== follower) list.insertBefore(ghost, follower)
      follower = ghost
    }
  }

  private makeGhost(id: string): HTMLElement {
    const { height = 0, name = '' } = this.#known.get(id) ?? {}
    const ghost = make('div', 'ticket-ghost')
    ghost.id = `ghost-${id}`
    ghost.style.height = `${height}px`
    const tapped = done.get(id)
    done.delete(id)
    if (!tapped || tapped.lineIds.length === 0 || performance.now() - tapped.atMs > leaveMsMax) return ghost
    const undo = make('button', 'button', t('browser.undo'))
    undo.setAttribute('type', 'button')
    Object.assign(undo.dataset, {
      command: `tickets/${id}/recall`, body: JSON.stringify({ lineIds: tapped.lineIds }), intent: `undo-${id}-${Math.round(tapped.atMs)}`,
      label: t('browser.undo-of', { name }),
    })
    undo.setAttribute('aria-label', t('browser.undo-not-done', { name }))
    ghost.append(make('p', '', make('b', '', name), ` ${t('browser.done-low')}`), undo)
    return ghost
  }
}
