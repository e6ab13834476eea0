import { expect } from 'vitest'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { bill, duePaise } from '../bill/bill'
import type { Decided } from '../kernel/execute'
import { act, type Act, type Story } from '../kernel/testing'
import { acknowledgeCancel, recallTicket, readyTicket, serveTicket, startTicket } from '../kitchen/work'
import { ticket, type TicketState } from '../kitchen/ticket'
import { courses } from '../menu/menu'
import { defineCharge } from '../outlet/charge'
import { configureOutlet } from '../outlet/configure'
import { opened, settings, type RestaurantEvent } from '../restaurant.testing'
import { mergeTables, transferTable, unmergeTables } from '../table/merge'
import { cleanTable, seatTable } from '../table/table'
import { addLine } from './add-line'
import { holdCourse, releaseCourse } from './courses'
import { discountLine } from './discounts'
import { fireOrder } from './fire'
import { setLineCover } from './line-cover'
import { cancelOrder, moveOrder, openOrder } from './lifecycle'
import { changeQuantity, voidLine } from './lines'
import { mergeOrder, moveLines } from './move-lines'
import { order, type OrderLine, type OrderState } from './order'
import { renameOrder, setCovers } from './particulars'
import { repeatRound } from './repeat-round'
import { restoreLine } from './restore-line'
import { Ledger } from './moving-laws.testing'

/** One random step: what is done, and numbers that choose on what. */
export interface Step {
  readonly verb: (typeof verbs)[number]
  readonly a: number
  readonly b: number
  readonly c: number
}

const tables = ['t1', 't2', 't3', 't4'] as const
const items = ['dosa', 'naan', 'vindaloo', 'tikka', 'sweets', 'beer'] as const

export const verbs = [
  'seat', 'seat', 'open', 'add', 'add', 'add', 'add', 'change', 'fire', 'fire', 'fire', 'fire-course', 'work', 'work', 'work', 'work', 'acknowledge', 'void', 'restore',
  'move', 'move', 'transfer', 'transfer', 'merge-tables', 'merge-tables', 'unmerge', 'move-lines', 'move-lines', 'move-lines', 'move-part', 'move-part', 'move-new', 'move-new', 'merge-orders',
  'hold', 'release', 'repeat', 'rename', 'covers', 'for-guest', 'discount', 'discount', 'cancel', 'bill', 'pay', 'pay', 'clean', 'clean',
] as const

/** A restaurant of four tables in which anything may happen next, with the laws looked at after each step. */
export class Evening {
  #story: Story<RestaurantEvent>
  readonly #ledger = new Ledger()
  /** What was carried out, and how often. */
  readonly done: Record<string, number> = {}

  /** @param cleaning whether a table must be cleaned after its guests */
  constructor(cleaning: boolean) {
    this.#story = opened.given(act(configureOutlet, 'outlet', { ...settings, cleaningAfterRelease: cleaning }), act(defineCharge, 'cover', {
      name: 'Cover', amount: { paise: 5_000 }, per: 'cover', kinds: ['dine-in'], taxClassId: 'food', automatic: true, waivable: true,
    }))
  }

  /** @throws Error when a law does not hold after the step */
  step(step: Step): void {
    const act = this.actOf(step)
    if (!act) return
    const told = this.#story.when(act)
    if (told.story === this.#story) {
      expect(told.events).toEqual([])
      return
    }
    const [before, owed, guests] = [this.#ledger.kitchen(this.#story), this.#ledger.owed(this.#story), this.#ledger.guests(this.#story)]
    const counts = countsGuests(told.events, id => this.#story.state(order, id).kind)
    this.#story = told.story
    this.#ledger.take(told.events)
    if (told.events.length > 0) this.done[step.verb] = (this.done[step.verb] ?? 0) + 1
    this.#ledger.check(this.#story)
    if (!moving.has(step.verb)) return
    expect(this.#ledger.kitchen(this.#story), `the stations go on as before ${step.verb}`).toEqual(before)
    expect(this.#ledger.owed(this.#story), `the guests together owe what they owed before ${step.verb}`).toEqual(owed)
    if (!counts) expect(this.#ledger.guests(this.#story), `nobody comes, goes or pays for a seat twice by ${step.verb}`).toEqual(guests)
  }

  private actOf({ verb, a, b, c }: Step): Act | null {
    const story = this.#story
    const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % Math.max(1, list.length)]
    const live = this.#ledger.orderIds.filter(id => ['open', 'billed'].includes(story.state(order, id).status))
    const [orderId, other] = [pick(live, a), pick(live, b)]
    const [tableId, otherTable] = [pick(tables, a) ?? 't1', pick(tables, b) ?? 't1']
    const state: OrderState | null = orderId === undefined ? null : story.state(order, orderId)
    const line: OrderLine | undefined = state ? pick(Object.values(state.lines), c) : undefined
    const join = c % 2 === 0
    switch (verb) {
      case 'seat':
        return act(seatTable, tableId, { covers: 1 + (c % 4) })
      case 'open':
        return act(openOrder, `own-${a}-${b}-${c}`, c % 4 === 0 ? { kind: 'takeaway' } : { kind: 'dine-in', tableId, covers: 1 + (c % 3) })
      case 'clean':
        return act(cleanTable, tableId, {})
      case 'transfer':
        return act(transferTable, tableId, { toTableId: otherTable, join })
      case 'merge-tables':
        return act(mergeTables, tableId, { tableIds: [otherTable, ...(join ? [pick(tables, c) ?? 't1'] : [])].filter(id => id !== tableId) })
      case 'unmerge':
        return act(unmergeTables, tableId, {})
      case 'work':
      case 'acknowledge':
        return this.ticketAct(verb, a, b, c)
      default:
    }
    if (orderId === undefined || !state) return null
    switch (verb) {
      case 'add':
        return act(addLine, orderId, lineBody(pick(items, b) ?? 'naan', c))
      case 'fire':
        return act(fireOrder, orderId, {})
      case 'fire-course':
        return act(fireOrder, orderId, { course: pick(courses, b) ?? 'main' })
      case 'hold':
        return act(holdCourse, orderId, { course: pick(courses, b) ?? 'main' })
      case 'release':
        return act(releaseCourse, orderId, { course: pick(courses, b) ?? 'main' })
      case 'move':
        return act(moveOrder, orderId, { tableId: otherTable, join })
      case 'repeat':
        return act(repeatRound, orderId, line && join ? { lineIds: [line.lineId] } : {})
      case 'rename':
        return act(renameOrder, orderId, { label: pick(['A', 'B', 'window', 'bar'], b) ?? 'A' })
      case 'covers':
        return act(setCovers, orderId, { covers: 1 + (b % 6) })
      case 'cancel':
        return act(cancelOrder, orderId, { reason: 'left' })
      case 'bill':
        return act(issueBill, `bill-${a}-${b}-${c}`, { orderId, section: join ? 'gst' : 'vat' })
      case 'pay': {
        const billId = state.bills.find(({ settled }) => !settled)?.billId
        return billId === undefined ? null : act(takeTender, billId, { kind: 'upi', amountPaise: duePaise(story.state(bill, billId)) })
      }
      case 'merge-orders':
        return other === undefined ? null : act(mergeOrder, orderId, { intoOrderId: other })
      case 'move-lines': {
        const some = state.lineOrder.filter((lineId, index) => (c >> index % 8) % 2 === 0 && !state.lines[lineId]?.voided)
        return other === undefined || some.length === 0 ? null : act(moveLines, orderId, { toOrderId: other, lines: some.map(lineId => ({ lineId })) })
      }
      case 'move-new': {
        const some = state.lineOrder.filter((lineId, index) => (c >> index % 8) % 2 === 0 && !state.lines[lineId]?.voided)
        const open = { tableId: otherTable, ...(join && { covers: 1 + (c % 3) }) }
        return some.length === 0 ? null : act(moveLines, orderId, { toOrderId: `new-${a}-${b}-${c}`, lines: some.map(lineId => ({ lineId })), open })
      }
      default:
    }
    if (!line) return null
    switch (verb) {
      case 'change':
        return act(changeQuantity, orderId, { lineId: line.lineId, delta: pick(['1', '2', '-1', '-2'], b) ?? '1', reason: 'changed' })
      case 'void':
        return act(voidLine, orderId, { lineId: line.lineId, reason: 'mistake' })
      case 'for-guest':
        return act(setLineCover, orderId, { lineId: line.lineId, cover: b % 4 === 0 ? null : b % 4 })
      case 'discount':
        return act(discountLine, orderId, { lineId: line.lineId, discount: join ? { percent: '5' } : { amountPaise: 101 + (b % 7) } })
      case 'restore':
        return act(restoreLine, orderId, { lineId: line.lineId })
      case 'move-part':
        return other === undefined ? null : act(moveLines, orderId, { toOrderId: other, lines: [{ lineId: line.lineId, quantity: line.itemId === 'sweets' ? '0.25' : '1' }] })
      default:
        return null
    }
  }

  private ticketAct(verb: 'work' | 'acknowledge', a: number, b: number, c: number): Act | null {
    const all = this.#ledger.ticketIds.map(id => this.#story.state(ticket, id))
    const fits = all.filter(({ kind, stage, acknowledged }) => (verb === 'acknowledge' ? kind === 'cancel' && !acknowledged : kind === 'kot' && stage !== 'cancelled'))
    const chosen: TicketState | undefined = fits[a % Math.max(1, fits.length)]
    if (!chosen) return null
    if (verb === 'acknowledge') return act(acknowledgeCancel, chosen.id, {})
    const lineId = chosen.lines[c % Math.max(1, chosen.lines.length)]?.lineId
    const some = c % 3 === 0 && lineId !== undefined ? { lineIds: [lineId] } : {}
    return act([startTicket, readyTicket, serveTicket, recallTicket][b % 4] ?? startTicket, chosen.id, some)
  }
}

/** Steps that change nothing that the stations make. */
const moving: ReadonlySet<string> = new Set(['move', 'transfer', 'merge-tables', 'unmerge', 'move-lines', 'move-part', 'move-new', 'merge-orders', 'rename', 'covers', 'for-guest'])

/** Guests are counted anew by saying so, by sitting down with what was to be fetched, and by joining what is fetched. */
function countsGuests(events: readonly Decided[], kindOf: (orderId: string) => OrderState['kind']): boolean {
  return (events as readonly RestaurantEvent[]).some((event, index) => {
    switch (event.type) {
      case 'OrderCoversSet':
        return index === 0
      case 'LinesMoved':
        return event.data.opens !== undefined && kindOf(event.data.orderId) !== 'dine-in'
      case 'OrderMerged':
        return kindOf(event.data.intoOrderId) !== kindOf(event.data.orderId)
      default:
        return false
    }
  })
}

function lineBody(itemId: (typeof items)[number], c: number): Parameters<typeof addLine.decide>[1] {
  return {
    itemId, quantity: itemId === 'sweets' ? '1.25' : String(1 + (c % 4)),
    ...(itemId === 'tikka' && { variantId: 'half' }),
    ...(itemId === 'vindaloo' && { modifiers: [{ modifierId: 'hot' }] }),
    ...(itemId === 'dosa' && c % 2 === 0 && { modifiers: [{ modifierId: 'cheese', quantity: 2 }], note: 'crisp' }),
  }
}
