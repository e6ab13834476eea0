import { duePaise, type BillState } from '../bill/bill'
import type { House } from '../kernel/house'
import type { Approval, Principal } from '../kernel/env'
import type { TicketState } from '../kitchen/ticket'
import type { OrderState } from '../order/order'
import { settings } from '../restaurant.testing'
import type { Random } from './random.testing'

export interface RandomCommand {
  readonly command: string
  readonly id: string
  readonly body: unknown
  readonly by: Principal
  readonly approval: Approval | null
}

type Made = readonly [command: string, id: string, body: unknown]

/** What somebody who looks at this house might do next; now and then something that nobody should. */
export function randomCommand(random: Random, house: House, who: string): RandomCommand {
  const [command, id, body] = random.pick(makers)(random, house)
  const by: Principal = random.chance(0.8)
    ? { kind: 'key', id: who, roles: ['owner'] }
    : { kind: 'staff', id: who, roles: [random.pick(['manager', 'waiter', 'kitchen', 'pass', 'cashier'])] }
  const approval = random.chance(0.4) ? { by: 'mira', roles: [random.pick(['manager', 'waiter'] as const)] } : null
  return { command, id, body, by, approval }
}

const tables = ['t1', 't2', 't3', 't4', 't9'] as const
const items = ['dosa', 'naan', 'vindaloo', 'tikka', 'sweets', 'beer', 'water', 'pizza'] as const

const anyOf = (random: Random, house: House, category: string): string =>
  (random.chance(0.98) ? random.any([...house.live(category).keys()]) : undefined) ?? random.pick(['none', 'constructor', 'o1', 'b1'])

const stateOf = <S>(house: House, category: string, id: string): S | undefined => house.live<S>(category).get(id)?.state

const seat = (random: Random): Made =>
  ['table.seat', random.pick(tables), { covers: random.pick([1, 2, 3, 4, 0]), ...(random.chance(0.3) && { orderId: random.pick(['o1', 'o2', random.id()]) }) }]

const openOrder = (random: Random): Made => {
  const kind = random.pick(['takeaway', 'delivery', 'dine-in', 'dine-in'])
  return ['order.open', random.chance(0.1) ? 'o1' : random.id(), { kind, ...(kind === 'dine-in' && { tableId: random.pick(tables), covers: 1 + random.below(3) }) }]
}

const addLine = (random: Random, house: House): Made => {
  const itemId = random.pick(items)
  return ['order.add-line', anyOf(random, house, 'order'), {
    itemId,
    quantity: random.pick(itemId === 'sweets' ? ['0.25', '1.5', '2'] : ['1', '2', '3', 4, '0.5', '0', '-1']),
    ...(random.chance(0.3) && { lineId: random.pick(['l1', 'l2', random.id()]) }),
    ...(itemId === 'tikka' && { variantId: random.pick(['half', 'full']) }),
    ...(itemId === 'vindaloo' && { modifiers: [{ modifierId: random.pick(['mild', 'hot']) }] }),
    ...(itemId === 'dosa' && random.chance(0.5) && { modifiers: [{ modifierId: 'cheese', quantity: 1 + random.below(4) }] }),
  }]
}

const onLine = (random: Random, house: House): { orderId: string; lineId: string } => {
  const orderId = anyOf(random, house, 'order')
  return { orderId, lineId: random.any(stateOf<OrderState>(house, 'order', orderId)?.lineOrder ?? []) ?? 'l1' }
}

const changeQuantity = (random: Random, house: House): Made => {
  const { orderId, lineId } = onLine(random, house)
  return ['order.change-quantity', orderId, { lineId, delta: random.pick(['1', '2', '-1', '-2', '0.25', '-0.25', 0]), ...(random.chance(0.7) && { reason: 'changed' }) }]
}

const voidLine = (random: Random, house: House): Made => {
  const { orderId, lineId } = onLine(random, house)
  return ['order.void-line', orderId, { lineId, ...(random.chance(0.7) && { reason: 'mistake' }) }]
}

const fire = (random: Random, house: House): Made =>
  ['order.fire', anyOf(random, house, 'order'), random.chance(0.8) ? {} : { course: random.pick(['starter', 'main', 'drink']) }]

const onOrder = (random: Random, house: House): Made => {
  const verb = random.pick(['request-bill', 'request-bill', 'withdraw-bill-request', 'acknowledge-bill-request', 'move', 'cancel'])
  return [`order.${verb}`, anyOf(random, house, 'order'), verb === 'move' ? { tableId: random.pick(tables) } : verb === 'cancel' ? { reason: 'left' } : {}]
}

/** Tables and orders that go elsewhere, wholly or in part. */
const elsewhere = (random: Random, house: House): Made => {
  const verb = random.pick(['move', 'transfer', 'transfer', 'merge-tables', 'merge-tables', 'unmerge', 'move-lines', 'move-lines', 'move-lines', 'merge-orders'])
  const join = random.chance(0.5)
  const { orderId, lineId } = onLine(random, house)
  switch (verb) {
    case 'move':
      return ['order.move', orderId, { tableId: random.pick(tables), join }]
    case 'transfer':
      return ['table.transfer', random.pick(tables), { toTableId: random.pick(tables), join }]
    case 'merge-tables':
      return ['table.merge', random.pick(tables), { tableIds: [random.pick(tables), ...(join ? [random.pick(tables)] : [])] }]
    case 'unmerge':
      return ['table.unmerge', random.pick(tables), {}]
    case 'merge-orders':
      return ['order.merge', orderId, { intoOrderId: anyOf(random, house, 'order') }]
    default:
      return ['order.move-lines', orderId, {
        toOrderId: anyOf(random, house, 'order'), lines: [{ lineId, ...(join && { quantity: random.pick(['1', '2', '0.25', '0']) }) }],
      }]
  }
}

/** What else is said about an order in the course of service. */
const about = (random: Random, house: House): Made => {
  const { orderId, lineId } = onLine(random, house)
  const course = random.pick(['starter', 'main', 'dessert', 'drink'])
  return random.pick<Made>([
    ['order.hold-course', orderId, { course }], ['order.release-course', orderId, { course }],
    ['order.repeat-round', orderId, random.chance(0.5) ? {} : { lineIds: [lineId] }], ['order.restore-line', orderId, { lineId }],
    ['order.set-line-cover', orderId, { lineId, cover: random.pick([null, 1, 2]) }],
    ['order.rename', orderId, { label: random.pick(['A', 'B', 'window', '']) }], ['order.set-covers', orderId, { covers: random.below(6) }],
    ['order.set-customer', orderId, { customerId: random.pick(['c-1', null]) }], ['order.promise', orderId, { at: random.pick(['2026-11-22T15:00:00.000Z', 'soon']) }],
    ['order.hand-over', orderId, random.chance(0.5) ? {} : { all: true }],
    ['order.open', random.id(), { kind: 'aggregator', source: { name: 'swiggy', orderNumber: String(random.below(4)) } }],
  ])
}

const onTicket = (random: Random, house: House): Made => {
  const ticketId = anyOf(random, house, 'ticket')
  const lines = stateOf<TicketState>(house, 'ticket', ticketId)?.lines ?? []
  const lineIds = lines.filter(() => random.chance(0.5)).map(({ lineId }) => lineId)
  return [`ticket.${random.pick(['start', 'ready', 'serve', 'recall', 'acknowledge'])}`, ticketId, random.chance(0.5) ? {} : { lineIds }]
}

const issue = (random: Random, house: House): Made => ['bill.issue', random.chance(0.05) ? 'b1' : random.id(), {
  orderId: anyOf(random, house, 'order'), section: random.pick(['gst', 'gst', 'vat']),
  ...(random.chance(0.2) && { billDiscount: random.pick([{ percent: '10' }, { percent: '100' }, { amountPaise: 777 }]) }),
}]

const tender = (random: Random, house: House): Made => {
  const billId = anyOf(random, house, 'bill')
  const state = stateOf<BillState>(house, 'bill', billId)
  const due = state ? duePaise(state) : 100
  return ['bill.take-tender', billId, {
    kind: random.pick(['cash', 'upi', 'card', 'other']), amountPaise: random.pick([due, due, due, 1 + random.below(due), due + 5_000, 0]),
    ...(random.chance(0.2) && { tipPaise: random.below(500) }),
  }]
}

const availability = (random: Random): Made => [random.pick(['menu.eighty-six', 'menu.restore', 'menu.restore']), random.pick(items), {}]
const clean = (random: Random): Made => ['table.clean', random.pick(tables), {}]
const configure = (random: Random): Made => ['outlet.configure', 'outlet', { ...settings, cleaningAfterRelease: random.chance(0.5), refuseUnsentAtIssue: random.chance(0.3) }]

const makers: readonly [(random: Random, house: House) => Made, ...((random: Random, house: House) => Made)[]] = [
  seat, seat, openOrder, addLine, addLine, addLine, addLine, addLine, changeQuantity, changeQuantity, voidLine, fire, fire, fire, onOrder, elsewhere, elsewhere, elsewhere, about, about, onTicket, onTicket, onTicket, onTicket,
  issue, issue, issue, tender, tender, tender, tender, availability, clean, clean, configure,
]
