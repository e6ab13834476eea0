// A busy Sunday evening, staged through the dispatcher with a clock of its own, so that pictures have ages and waits in them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { menuView, type Principal } from '@restoflow/core'
import { createRestoflow, readConfig, type Restoflow } from '@restoflow/server'

/** 8:42 PM in Bengaluru. */
const pictureAt = Date.parse('2026-11-22T15:12:00.000Z')
const minute = 60_000

export interface Evening {
  readonly url: string
  readonly restoflow: Restoflow
  /** Order ids by table. */
  readonly orders: ReadonlyMap<string, string>
  close(): Promise<void>
}

interface Visit {
  readonly table: string
  readonly covers: number
  readonly minutesAgo: number
  /** Items by sending: minutes ago and what. */
  readonly sendings: readonly (readonly [minutesAgo: number, items: readonly (readonly [itemId: string, quantity: string, note?: string])[]])[]
  /** Food that stands at the pass, or was served, for each sending. */
  readonly ready?: readonly number[]
  readonly served?: readonly number[]
  readonly unsent?: readonly (readonly [itemId: string, quantity: string])[]
  readonly askedMinutesAgo?: number
  readonly billed?: boolean
}

const visits: readonly Visit[] = [
  { table: 't1', covers: 2, minutesAgo: 64, sendings: [[60, [['plain-dosa', '2'], ['sweet-lassi', '2']]]], served: [0], askedMinutesAgo: 6, billed: true },
  { table: 't3', covers: 2, minutesAgo: 18, sendings: [[12, [['hara-bhara-kabab', '2'], ['cola', '1']]]] },
  { table: 't4', covers: 2, minutesAgo: 4, sendings: [] },
  {
    table: 't5', covers: 4, minutesAgo: 26,
    sendings: [[17, [['tandoori-roti', '4'], ['hara-bhara-kabab', '1', 'No onion']]], [3, [['butter-naan', '2'], ['seekh-kabab', '2'], ['jaljeera', '1']]]],
  },
  {
    table: 't7', covers: 4, minutesAgo: 38, sendings: [[28, [['dal-makhani', '1'], ['jeera-rice', '2']]], [9, [['butter-naan', '4'], ['garlic-naan', '2']]]],
    served: [0], ready: [1], unsent: [['gulab-jamun', '2'], ['masala-chai', '2']],
  },
  { table: 't9', covers: 5, minutesAgo: 72, sendings: [[66, [['onion-pakora', '3'], ['watermelon-juice', '5']]]], served: [0], askedMinutesAgo: 0.13 },
  { table: 't10', covers: 3, minutesAgo: 31, sendings: [[8.5, [['tandoori-roti', '6'], ['paneer-tikka', '1'], ['salted-buttermilk', '3']]]] },
  { table: 't12', covers: 3, minutesAgo: 7, sendings: [] },
  { table: 'f1', covers: 6, minutesAgo: 44, sendings: [[5, [['laccha-paratha', '4'], ['chicken-tikka', '2'], ['hara-bhara-kabab', '2']]]] },
  { table: 'f3', covers: 8, minutesAgo: 52, sendings: [[40, [['onion-pakora', '4'], ['cola', '6']]]], ready: [0] },
  { table: 'v1', covers: 2, minutesAgo: 58, sendings: [[50, [['plain-dosa', '1'], ['masala-chai', '2']]]], served: [0], askedMinutesAgo: 2 },
  { table: 'v6', covers: 5, minutesAgo: 35, sendings: [[1, [['tandoori-roti', '3'], ['butter-naan', '4', 'Nut allergy: clean tongs']]]] },
]

/** @returns a running demo server in the middle of the evening; its clock goes on from 8:42 PM */
export async function stageEvening(): Promise<Evening> {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-pictures-'))
  let staged: number | null = pictureAt - 3 * 60 * minute
  let startedAt = 0
  const now = (): string => new Date(staged ?? pictureAt + Math.round(performance.now() - startedAt)).toISOString()
  const config = readConfig({ PORT: '0', MQTT_PORT: '0', RESTOFLOW_DATA: folder }, { demo: true })
  const restoflow = await createRestoflow({ config, now, log: () => undefined })
  const { dispatcher, outlet } = restoflow.runtime
  const orders = new Map<string, string>()
  const steps: { readonly atMs: number; readonly run: () => Promise<unknown> }[] = []
  const at = (minutesAgo: number, run: () => Promise<unknown>): void => void steps.push({ atMs: pictureAt - minutesAgo * minute, run })
  const person = (id: string, ...roles: Principal['roles'][number][]): Principal => ({ kind: 'staff', id, roles })
  const [waiter, cook, cashier] = [person('ravi', 'waiter'), person('gopal', 'kitchen'), person('farah', 'cashier')]
  const give = (by: Principal, command: string, id: string, body: object = {}) => dispatcher.dispatch<{ orderId: string }>({ outlet, command, id, body, by })

  /** The larger portion, and the first of what must be chosen. */
  const choicesOf = (itemId: string): object => {
    const item = menuView(restoflow.runtime.house, now()).categories.flatMap(({ items }) => items).find(({ id }) => id === itemId)
    const variant = item?.variants.at(-1)
    const modifiers = (item?.modifierGroups ?? []).flatMap(({ min, modifiers }) => modifiers.slice(0, min).map(({ id }) => ({ modifierId: id })))
    return { ...(variant && { variantId: variant.id }), modifiers }
  }

  for (const visit of visits) {
    const orderOf = (): string => orders.get(visit.table) ?? ''
    const add = ([itemId, quantity, note]: readonly [string, string, string?]) =>
      give(waiter, 'order.add-line', orderOf(), { itemId, quantity, ...(note && { note }), ...choicesOf(itemId) })
    at(visit.minutesAgo, async () => {
      const { state } = await give(waiter, 'table.seat', visit.table, { covers: visit.covers })
      orders.set(visit.table, state.orderId)
    })
    visit.sendings.forEach(([minutesAgo, items], index) => {
      at(minutesAgo, async () => {
        for (const item of items) await add(item)
        const { events } = await give(waiter, 'order.fire', orderOf())
        const tickets = events.filter(({ type }) => type === 'TicketOpened').map(({ stream }) => stream.slice('ticket/'.length))
        for (const ticket of tickets) {
          if (visit.ready?.includes(index) || visit.served?.includes(index)) await give(cook, 'ticket.ready', ticket)
          if (visit.served?.includes(index)) await give(waiter, 'ticket.serve', ticket)
        }
      })
    })
    at(0.5, async () => {
      for (const item of visit.unsent ?? []) await add(item)
    })
    if (visit.askedMinutesAgo !== undefined) at(visit.askedMinutesAgo, () => give(waiter, 'order.request-bill', orderOf()))
    if (visit.billed) at(3, () => give(cashier, 'bill.issue', `bill-${visit.table}`, { orderId: orderOf() }))
    if (visit.billed) at(2.5, () => give(cashier, 'bill.take-tender', `bill-${visit.table}`, { kind: 'upi', amountPaise: 20_000, reference: 'UTR 6329' }))
  }
  at(1.5, () => give(cashier, 'order.acknowledge-bill-request', orders.get('v1') ?? ''))
  at(2, () => give(cook, 'menu.eighty-six', 'dahi-ke-sholay'))
  at(4, async () => {
    const { state } = await dispatcher.dispatch<{ id: string }>({ outlet, command: 'order.open', id: 'to-go-57', body: { kind: 'takeaway' }, by: waiter })
    await give(waiter, 'order.add-line', state.id, { itemId: 'butter-naan', quantity: '3' })
    await give(waiter, 'order.fire', state.id)
  })
  at(0.6, async () => {
    const order = orders.get('t5') ?? ''
    const { lines } = restoflow.runtime.house.state<{ lines: Record<string, { itemId: string }> }>(`order/${order}`)
    const [lineId = ''] = Object.entries(lines).find(([, line]) => line.itemId === 'seekh-kabab') ?? []
    await give(waiter, 'order.void-line', order, { lineId, reason: 'Guest changed mind' })
  })

  const due = (minutes: number): string => new Date(pictureAt + minutes * minute).toISOString()
  const dosas = [{ itemId: 'masala-dosa', quantity: '2' }, { itemId: 'mineral-water', quantity: '1' }]
  at(30, () => give(cashier, 'order.open', 'call-1', {
    kind: 'delivery', customerId: 'guest-sujata', promisedAt: due(12), lines: dosas, fire: true,
  }))
  at(21, () => give(cashier, 'order.open', 'app-1', {
    kind: 'aggregator', source: { name: 'Zomato', orderNumber: 'ZM-90211' }, promisedAt: due(-2), lines: dosas, fire: true,
  }))
  at(15, () => give(cashier, 'order.open', 'app-2', { kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '4711' }, promisedAt: due(20), lines: dosas }))
  at(170, () => give(cashier, 'shift.open', 'evening-shift', { floatPaise: 200_000 }))
  at(100, () => give(cashier, 'shift.cash-out', 'evening-shift', { amountPaise: 15_000, reason: 'Milk' }))
  at(50, () => give(cashier, 'shift.drop', 'evening-shift', { amountPaise: 50_000, reason: 'Safe' }))

  for (const { atMs, run } of [...steps].sort((a, b) => a.atMs - b.atMs)) {
    staged = atMs
    await run()
  }
  startedAt = performance.now()
  staged = null
  const { http: [url = ''] } = await restoflow.listen()
  return {
    url, restoflow, orders,
    close: async () => {
      await restoflow.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
