import { covered, type BillState } from '../bill/bill'
import { categoryOf, idOf } from '../kernel/decider'
import { foldOne, House, type Entry } from '../kernel/house'
import type { Envelope } from '../kernel/journal'
import type { TicketState } from '../kitchen/ticket'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OrderEvent, OrderState } from '../order/order'
import { unsentThousandths } from '../order/order-view'
import { restaurant } from '../restaurant'
import { settings } from '../restaurant.testing'
import type { TableState } from '../table/table'

/** Throws with what was expected to hold. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`Broken: ${what}`)
}

/** A second pair of eyes: folds every transaction as it is written, and says what a restaurant never sees. */
export class Auditor {
  readonly entries = new Map<string, Entry>()
  readonly events: Envelope[] = []
  readonly #sequences = new Set<string>()
  readonly #documents = new Map<string, string>()

  /** @throws Error when the transaction breaks a law of the journal or of the house */
  take(events: readonly Envelope[]): void {
    const touched = new Set<string>()
    for (const event of events) {
      must(event.position === this.events.length + 1, `position ${event.position} follows ${this.events.length}`)
      const feature = restaurant.features.get(categoryOf(event.stream))
      must(feature !== undefined, `${event.stream} belongs to a feature`)
      // through JSON, as a store would give it back
      this.entries.set(event.stream, foldOne(feature, this.entries.get(event.stream), JSON.parse(JSON.stringify(event)) as Envelope))
      this.events.push(event)
      touched.add(event.stream)
      this.note(event)
    }
    for (const stream of touched) this.check(stream)
  }

  state<S>(stream: string): S {
    return (this.entries.get(stream)?.state ?? restaurant.features.get(categoryOf(stream))?.initial) as S
  }

  /** @throws Error unless `house` holds exactly what the events fold to */
  compare(house: House, name: string): void {
    must(house.position === this.events.length, `${name} stands at ${this.events.length}, not ${house.position}`)
    const fold = new House(house.outlet, restaurant)
    fold.commit(this.entries, this.events.length)
    for (const category of restaurant.features.keys()) {
      const [theirs, ours] = [house.live(category), fold.live(category)]
      must(theirs.size === ours.size, `${name} has ${ours.size} live ${category}, not ${theirs.size}: ${[...theirs.keys()].join()} / ${[...ours.keys()].join()}`)
      for (const [id, entry] of ours) {
        must(JSON.stringify(theirs.get(id)) === JSON.stringify(entry), `${name} has ${category}/${id} as the journal: ${JSON.stringify(theirs.get(id))} / ${JSON.stringify(entry)}`)
      }
    }
  }

  private note({ type, data, stream, version }: Envelope): void {
    if (type === 'SerialTaken') {
      const { number, for: document, series, date } = data as { number: string; for: string; series: string; date: string }
      const kind = series.split('/')[0] as 'invoice' | 'vat' | 'kot' | 'token'
      const expected = settings.series[kind].template.replace('{n}', String(version)).replace('{fy}', series.split('/')[1] ?? '')
      must(number === expected, `${stream} gives ${expected} next, not ${number}`)
      must(this.#documents.get(`${kind} ${document}`) === number, `${document} bears ${number} in the same transaction`)
      must(date >= (this.#documents.get(`date of ${series}`) ?? ''), `${series} goes on with dates, not back to ${date}`)
      this.#documents.set(`date of ${series}`, date)
      this.#documents.set(`taken ${series} ${number}`, document)
    }
    if (type === 'BillIssued') {
      const { billId, billNumber, section } = data as { billId: string; billNumber: string; section: string }
      this.document(section === 'vat' ? 'vat' : 'invoice', billId, billNumber)
    }
    if (type === 'OrderOpened') {
      const { orderId, token } = data as { orderId: string; token: string | null }
      if (token !== null) this.document('token', orderId, token)
    }
    if (type === 'TicketOpened') {
      const { ticketId, number } = data as { ticketId: string; number: string }
      this.document('kot', ticketId, number)
    }
    if (type === 'TicketOpened' || type === 'TicketContinued') {
      const { orderId, station, sequence } = data as { orderId: string; station: string; sequence: number }
      must(!this.#sequences.has(`${orderId} ${station} ${sequence}`), `the KOT ${orderId} ${station} ${sequence} is one`)
      this.#sequences.add(`${orderId} ${station} ${sequence}`)
    }
  }

  private document(kind: string, id: string, number: string): void {
    must(!this.#documents.has(`${kind} ${id}`), `${kind} ${id} has one number`)
    this.#documents.set(`${kind} ${id}`, number)
  }

  private check(stream: string): void {
    const id = idOf(stream)
    switch (categoryOf(stream)) {
      case 'order':
        this.checkOrder(id)
        break
      case 'table':
        this.checkTable(id)
        break
      case 'bill':
        this.checkBill(id)
        break
      case 'ticket':
        this.checkKitchen(this.state<TicketState>(stream).orderId)
        break
      default:
    }
  }

  private checkOrder(id: string): void {
    const order = this.state<OrderState>(`order/${id}`)
    if (order.tableId !== null) this.checkTable(order.tableId)
    for (const { billId } of order.bills) this.checkBill(billId)
    const sections = new Set(Object.values(order.lines).filter(line => !line.voided).map(line => line.tax.section))
    must(new Set(order.bills.map(({ section }) => section)).size === order.bills.length, `order ${id} has one bill for each section`)
    if (order.status === 'billed' || order.status === 'settled') must(order.bills.length > 0, `order ${id} is ${order.status} with a bill`)
    const paid = [...sections].every(section => order.bills.some(bill => bill.section === section && bill.settled))
    if (order.bills.length > 0) must((order.status === 'settled') === paid, `order ${id} is settled when all is paid`)
    this.checkKitchen(id)
  }

  private checkTable(id: string): void {
    const { occupancy, orderIds, mergedInto, mergedTableIds } = this.state<TableState>(`table/${id}`)
    must((occupancy === 'taken') === (orderIds.length > 0 || mergedInto !== null), `table ${id} is ${occupancy} with ${orderIds.length} orders`)
    if (mergedInto !== null) {
      const main = this.state<TableState>(`table/${mergedInto}`)
      must(main.mergedTableIds.includes(id) && main.mergedInto === null && main.occupancy === 'taken', `table ${id} is a part of ${mergedInto}`)
      must(orderIds.length === 0 && mergedTableIds.length === 0, `table ${id} has nothing of its own`)
    }
    for (const part of mergedTableIds) must(this.state<TableState>(`table/${part}`).mergedInto === id, `table ${part} knows that it is a part of ${id}`)
    must(new Set(orderIds).size === orderIds.length, `table ${id} has each order once`)
    const open = [...this.entries].filter(([stream, { state }]) => {
      if (categoryOf(stream) !== 'order') return false
      const { status, tableId } = state as OrderState
      return tableId === id && (status === 'open' || status === 'billed')
    }).map(([stream]) => idOf(stream))
    must([...open].sort().join() === [...orderIds].sort().join(), `table ${id} has its open orders: ${open.join()} / ${orderIds.join()}`)
  }

  private checkBill(id: string): void {
    const { status, issued, tenders } = this.state<BillState>(`bill/${id}`)
    must(issued !== null, `bill ${id} is issued`)
    const paid = tenders.reduce((sum, tender) => sum + covered(tender), 0)
    must(tenders.every(tender => covered(tender) > 0 && tender.changePaise >= 0 && tender.tipPaise >= 0), `bill ${id} has sound tenders`)
    must(paid <= issued.totalPaise && (status === 'settled') === (paid === issued.totalPaise), `bill ${id} is ${status} with ${paid} of ${issued.totalPaise}`)
    const order = this.state<OrderState>(`order/${issued.orderId}`)
    const lines = order.lineOrder.flatMap(lineId => order.lines[lineId] ?? []).filter(line => !line.voided && line.tax.section === issued.section)
    must(lines.map(line => `${line.lineId} ${line.quantity}`).join() === issued.figures.lines.map(line => `${line.id} ${line.quantity}`).join(), `bill ${id} has its order's lines`)
    must(order.bills.some(bill => bill.billId === id && bill.settled === (status === 'settled')), `order ${issued.orderId} knows its bill ${id}`)
  }

  /** What the stations have of a line is what was sent and not taken back: nothing cooks twice, nothing is lost. */
  private checkKitchen(orderId: string): void {
    const order = this.state<OrderState>(`order/${orderId}`)
    const atStations = new Map<string, number>()
    for (const ticketId of order.ticketIds) {
      for (const line of this.state<TicketState>(`ticket/${ticketId}`).lines) {
        if (line.state !== 'cancelled') atStations.set(line.lineId, (atStations.get(line.lineId) ?? 0) + parseQuantity(line.quantity))
      }
    }
    for (const ticketId of [...order.ticketIds, ...order.cancelTicketIds]) {
      const shown = this.state<TicketState>(`ticket/${ticketId}`)
      if (shown.stage === 'cancelled' && (shown.kind === 'kot' || shown.acknowledged || order.status !== 'open')) continue
      must(shown.tableId === order.tableId && shown.label === order.label, `ticket ${ticketId} says where its food goes`)
    }
    for (const [lineId, line] of Object.entries(order.lines)) {
      const sent = line.voided ? 0 : parseQuantity(line.quantity) - unsentThousandths(line)
      must((atStations.get(lineId) ?? 0) === sent && sent <= parseQuantity(line.quantity), `the stations have ${formatQuantity(sent)} of ${orderId} ${lineId}`)
    }
  }

  /** Once begun, food is taken back only with an approval. */
  static approvals(events: readonly Envelope[]): void {
    const begun = new Set<string>()
    for (const { type, data } of events) {
      if (['TicketStarted', 'TicketReady', 'TicketServed', 'TicketRecalled'].includes(type)) {
        const { ticketId, lineIds } = data as { ticketId: string; lineIds: readonly string[] }
        for (const lineId of lineIds) begun.add(`${ticketId} ${lineId}`)
      }
      if (type !== 'LineVoided' && type !== 'LineQuantityChanged') continue
      const { cancels, approvedBy, reason } = data as Extract<OrderEvent, { type: 'LineVoided' }>['data']
      if (cancels.length > 0) must(Boolean(reason), 'what was sent is taken back with a reason')
      if (cancels.some(({ ticketId, lineId }) => begun.has(`${ticketId} ${lineId}`))) must(approvedBy !== undefined, 'what was begun is taken back with an approval')
    }
  }
}
