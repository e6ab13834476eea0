/**
 * @typedef {{ name: string, quantity: string, state: string, note?: string, modifiers: { name: string, quantity: number }[] }} Line
 * @typedef {{
 *   position: number, kind: 'kot' | 'cancel', number: string, state: string, openedAt: string, reason: string | null,
 *   tableName: string | null, token: string | null, lines: Line[],
 * }} Ticket
 */

/** The open tickets of a station, built up from the messages on `kitchen/{station}/tickets/+`. */
export class Tickets {
  /** @type {Map<string, Ticket>} */
  #byTopic = new Map()

  /**
   * Takes one message; an empty one clears the ticket, one that is older than what is known changes nothing.
   * @param {string} topic
   * @param {string} payload
   */
  take(topic, payload) {
    if (payload === '') {
      this.#byTopic.delete(topic)
      return
    }
    const ticket = /** @type {Ticket} */ (JSON.parse(payload))
    const known = this.#byTopic.get(topic)
    if (known === undefined || ticket.position >= known.position) this.#byTopic.set(topic, ticket)
  }

  /** Forgets everything: the broker sends it all again after each subscription. */
  clear() {
    this.#byTopic.clear()
  }

  /** @returns {Ticket[]} cancels first, then oldest first */
  list() {
    const urgency = (/** @type {Ticket} */ { kind, openedAt }) => `${kind === 'cancel' ? 0 : 1}${openedAt}`
    return [...this.#byTopic.values()].sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1))
  }

  /** @returns {string} the screen's text */
  text() {
    const tickets = this.list()
    return tickets.length === 0 ? 'Nothing to cook.' : tickets.map(ticketText).join('\n\n')
  }
}

/** @param {Ticket} ticket */
function ticketText({ kind, number, state, tableName, token, lines, reason }) {
  const place = tableName ?? (token === null ? '' : `#${token}`)
  const head = kind === 'cancel' ? `CANCEL ${number}  ${place}  ${reason ?? ''}` : `${number}  ${place}  ${state}`
  return [head.trimEnd(), ...lines.flatMap(lineTexts)].join('\n')
}

/** @param {Line} line */
function lineTexts({ name, quantity, modifiers, note, state }) {
  const wishes = [...modifiers.map(({ name: wish, quantity: times }) => (times > 1 ? `${times} × ${wish}` : wish)), ...(note === undefined ? [] : [`“${note}”`])]
  return [`  ${quantity} × ${name}${state === 'ready' ? '  ✓' : ''}`, ...wishes.map((wish) => `      ${wish}`)]
}
