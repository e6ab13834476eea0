import { expect } from 'vitest'
import type { Decided } from '../kernel/execute'
import type { Story } from '../kernel/testing'
import { placeText } from '../kitchen/head'
import { ticket, type TicketState } from '../kitchen/ticket'
import { parseQuantity } from '../money/quantity'
import { outlet } from '../outlet/outlet'
import type { RestaurantEvent } from '../restaurant.testing'
import { table } from '../table/table'
import { order, type LineSold, type OrderState } from './order'

const tables = ['t1', 't2', 't3', 't4'] as const

const add = (sums: Map<string, number>, key: string, by: number): void => void sums.set(key, (sums.get(key) ?? 0) + by)
const sorted = (sums: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))

/** What is frozen about a line; a thing sold so is the same wherever it goes. */
const soldAs = ({ name, unitPricePaise, note = '', course, stationId, tax }: LineSold): string =>
  [name, unitPricePaise, note, course, stationId, tax.rateBasisPoints, tax.section].join('|')

/** Counts what was added, sent and cancelled from the events, and compares it with what the orders, tables and tickets say. */
export class Ledger {
  readonly orderIds: string[] = []
  readonly ticketIds: string[] = []
  readonly #added = new Map<string, number>()
  readonly #sold = new Map<string, string>()
  readonly #sent = new Map<string, number>()
  readonly #numbers: number[] = []
  readonly #sequences = new Map<string, number[]>()
  /** The table that the paper of each KOT says. */
  readonly #paper = new Map<string, string | null>()
  /** KOTs whose food was with the guests: where it came from is forgotten then. */
  readonly #served = new Set<string>()

  take(events: readonly Decided[]): void {
    for (const { type, data } of events as readonly RestaurantEvent[] as readonly (RestaurantEvent & Decided)[]) {
      switch (type) {
        case 'OrderOpened':
          this.orderIds.push(data.orderId)
          break
        case 'LineAdded':
          this.#sold.set(data.lineId, soldAs(data))
          add(this.#added, soldAs(data), parseQuantity(data.quantity))
          break
        case 'LineQuantityChanged':
          add(this.#added, this.#sold.get(data.lineId) ?? '', parseQuantity(data.delta, { signed: true }))
          break
        case 'LinesMoved':
          for (const { lineId, moved } of data.lines) this.#sold.set(moved.lineId, this.#sold.get(lineId) ?? '')
          break
        case 'TicketOpened':
          this.ticketIds.push(data.ticketId)
          this.#numbers.push(Number(data.number))
          this.#paper.set(data.ticketId, data.tableId)
          this.sequence(data)
          for (const line of data.lines) add(this.#sent, line.name, parseQuantity(line.quantity))
          break
        case 'TicketServed':
          this.#served.add(data.ticketId)
          break
        case 'TicketContinued':
          this.ticketIds.push(data.ticketId)
          this.#paper.set(data.ticketId, this.#paper.get(data.continues) ?? null)
          if (this.#served.has(data.continues)) this.#served.add(data.ticketId)
          this.sequence(data)
          break
        case 'TicketCancelOpened':
          this.ticketIds.push(data.ticketId)
          break
        case 'TicketLineCancelled':
          add(this.#sent, this.#nameOf(data.lineId), -parseQuantity(data.quantity))
          break
        default:
      }
    }
  }

  #nameOf(lineId: string): string {
    return this.#sold.get(lineId)?.split('|')[0] ?? ''
  }

  private sequence({ orderId, station, sequence }: { readonly orderId: string; readonly station: string; readonly sequence: number }): void {
    const key = `${orderId} ${station}`
    this.#sequences.set(key, [...(this.#sequences.get(key) ?? []), sequence])
  }

  /** @returns how much of what the stations have in which stage, whichever order it is for */
  kitchen(story: Story<RestaurantEvent>): Readonly<Record<string, number>> {
    const sums = new Map<string, number>()
    for (const { kind, number, station, openedAt, lines } of this.ticketIds.map(id => story.state(ticket, id))) {
      for (const { name, note = '', state, quantity } of lines) add(sums, [kind, number, station, openedAt, name, note, state].join('|'), parseQuantity(quantity))
    }
    return sorted(sums)
  }

  /** @returns what all orders hold before tax, in thousandths of a paisa, and how much of it is off by which percentage or in paise */
  owed(story: Story<RestaurantEvent>): Readonly<Record<string, number>> {
    const sums = new Map<string, number>()
    for (const id of this.orderIds) {
      for (const { voided, unitPricePaise, quantity, discount } of Object.values(story.state(order, id).lines)) {
        if (voided) continue
        const gross = unitPricePaise * parseQuantity(quantity)
        add(sums, 'gross', gross)
        if (discount && 'percent' in discount.discount) add(sums, `gross at ${discount.discount.percent} % off`, gross)
        else if (discount && 'amountPaise' in discount.discount) add(sums, 'off in paise', discount.discount.amountPaise)
      }
    }
    return sorted(sums)
  }

  /** @returns guests of all open orders, and what they are to pay for their seats, in paise */
  guests(story: Story<RestaurantEvent>): { readonly covers: number; readonly chargePaise: number } {
    const open = this.orderIds.map(id => story.state(order, id)).filter(({ status }) => status === 'open' || status === 'billed')
    const perCover = ({ billing }: OrderState): number => billing.charges.reduce((sum, { per, amount, waived }) =>
      (per === 'cover' && waived === null && 'paise' in amount ? sum + amount.paise : sum), 0)
    return {
      covers: open.reduce((sum, { covers }) => sum + covers, 0),
      chargePaise: open.reduce((sum, each) => sum + each.covers * perCover(each), 0),
    }
  }

  /** @throws Error (an assertion) for the first law that does not hold */
  check(story: Story<RestaurantEvent>): void {
    this.checkLines(story)
    this.checkKitchen(story)
    this.checkTables(story)
    this.checkTickets(story)
    expect(this.#numbers, 'KOT numbers have no gap').toEqual(this.#numbers.map((_, index) => index + 1))
    for (const [key, list] of this.#sequences) expect(list, `the sendings of ${key} have no gap`).toEqual(list.map((_, index) => index + 1))
  }

  private checkLines(story: Story<RestaurantEvent>): void {
    const held = new Map<string, number>()
    const seen = new Set<string>()
    for (const id of this.orderIds) {
      const { lines, lineOrder } = story.state(order, id)
      expect([...lineOrder].sort()).toEqual(Object.keys(lines).sort())
      for (const line of Object.values(lines)) {
        expect(seen.has(line.lineId), `line ${line.lineId} is in one order`).toBe(false)
        seen.add(line.lineId)
        add(held, soldAs(line), parseQuantity(line.quantity))
      }
    }
    // quantity by price and rate: so the unrounded amounts agree too
    expect(sorted(held), 'everything that was added is in one order').toEqual(sorted(this.#added))
  }

  private checkKitchen(story: Story<RestaurantEvent>): void {
    const made = new Map<string, number>()
    const parts = new Map<string, number>()
    for (const id of this.ticketIds) {
      const { kind, orderId, lines } = story.state(ticket, id)
      if (kind !== 'kot') continue
      for (const line of lines) {
        if (line.state === 'cancelled') continue
        add(made, line.name, parseQuantity(line.quantity))
        add(parts, `${orderId} ${line.lineId} ${id}`, parseQuantity(line.quantity))
      }
    }
    expect(sorted(made), 'what was sent stands on tickets, or was cancelled').toEqual(sorted(this.#sent))
    const sendings = new Map<string, number>()
    for (const id of this.orderIds) {
      const { lines, ticketIds } = story.state(order, id)
      for (const line of Object.values(lines)) {
        if (line.voided) continue
        for (const { ticketId, quantity } of line.sendings) {
          expect(ticketIds, `order ${id} knows ticket ${ticketId}`).toContain(ticketId)
          add(sendings, `${id} ${line.lineId} ${ticketId}`, parseQuantity(quantity))
        }
      }
    }
    expect(sorted(parts), 'each sent part stands on one ticket of its order').toEqual(sorted(sendings))
  }

  private checkTables(story: Story<RestaurantEvent>): void {
    for (const id of tables) {
      const state = story.state(table, id)
      const open = this.orderIds.filter(orderId => {
        const { status, tableId } = story.state(order, orderId)
        return tableId === id && (status === 'open' || status === 'billed')
      })
      expect([...state.orderIds].sort(), `table ${id} has its open orders`).toEqual(open.sort())
      expect(state.occupancy === 'taken', `table ${id} is ${state.occupancy}`).toBe(open.length > 0 || state.mergedInto !== null)
      expect(state.covers).toBe(open.reduce((sum, orderId) => sum + story.state(order, orderId).covers, 0))
      const labels = open.map(orderId => story.state(order, orderId).label?.toLowerCase() ?? null)
      if (open.length > 1) expect(new Set(labels).size === open.length && !labels.includes(null), `labels at ${id}: ${labels.join()}`).toBe(true)
      if (state.mergedInto !== null) {
        const main = story.state(table, state.mergedInto)
        expect([open.length, state.mergedTableIds, main.mergedInto, main.occupancy], `${id} is a part of ${state.mergedInto}`).toEqual([0, [], null, 'taken'])
        expect(main.mergedTableIds).toContain(id)
      }
      for (const part of state.mergedTableIds) expect(story.state(table, part).mergedInto, `${part} knows ${id}`).toBe(id)
      expect(new Set(state.mergedTableIds).size).toBe(state.mergedTableIds.length)
    }
  }

  private checkTickets(story: Story<RestaurantEvent>): void {
    const { tables: plan } = story.state(outlet, 'outlet')
    for (const id of this.ticketIds) {
      const shown = story.state(ticket, id)
      const { tableId, label, covers, token, status } = story.state(order, shown.orderId)
      const isShown = shown.kind === 'kot' ? shown.stage !== 'cancelled' : !shown.acknowledged && (status === 'open' || status === 'billed')
      if (!isShown) continue
      const head = { tableId, tableName: tableId === null ? null : (plan[tableId]?.name ?? null), label, covers, token }
      expect(shown, `ticket ${shown.number} says where its food goes`).toMatchObject(head)
      expect(shown.movedFrom).not.toBe(placeText(shown))
      if (shown.stage === 'served') expect(shown.movedFrom).toBeNull()
      const isElsewhere = shown.kind === 'kot' && shown.stage !== 'served' && !this.#served.has(id) && shown.tableId !== this.#paper.get(id)
      if (isElsewhere) expect(shown.movedFrom, `ticket ${shown.number} says which table its paper has`).not.toBeNull()
      this.checkCovers(story, shown)
    }
  }

  private checkCovers(story: Story<RestaurantEvent>, { kind, number, orderId, lines }: TicketState): void {
    const ordered = story.state(order, orderId).lines
    for (const { lineId, state, cover } of lines) {
      if (kind !== 'kot' || state === 'cancelled') continue
      expect(cover, `ticket ${number} says which guest ${lineId} is for`).toBe(ordered[lineId]?.cover)
    }
  }
}
