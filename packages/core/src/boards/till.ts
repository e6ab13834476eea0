import { duePaise, type BillState } from '../bill/bill'
import type { IssuedBill } from '../bill/bill-events'
import type { House } from '../kernel/house'
import { placeText } from '../kitchen/head'
import type { OrderState } from '../order/order'
import type { LocalNames, OutletState } from '../outlet/outlet'
import { billedAmount } from './amount'
import { floorTable, type TableStage } from './floor'

export interface TillRow {
  readonly orderId: string
  readonly kind: string
  /** Table's name, with the order's label on a shared one, `T4 B`; or `#57` for a token. */
  readonly label: string
  readonly tableId: string | null
  readonly sectionName: string | null
  readonly sectionNames?: LocalNames
  readonly covers: number
  /** Staff id of who opened the order. */
  readonly openedBy: string
  readonly openedAt: string
  /** Total with tax; of issued bills what they say. Null where the figures can't be computed. */
  readonly amountPaise: number | null
  readonly stage: TableStage
  /** When the bill was asked for, by whom, and who is on it. */
  readonly askedAt: string | null
  readonly askedBy: string | null
  readonly seenBy: string | null
  readonly seenAt: string | null
  /** Issued and unpaid documents of the order. */
  readonly openBills: readonly {
    readonly billId: string
    readonly number: string
    readonly section: 'gst' | 'vat'
    readonly totalPaise: number
    readonly duePaise: number
  }[]
}

/** A bill that is to be paid though its order is closed: a payment was taken back when the guests had gone. */
export interface DueAgainRow extends Pick<IssuedBill, 'billId' | 'orderId' | 'orderKind' | 'tableName' | 'token' | 'covers' | 'invoiceDate' | 'totalPaise'> {
  readonly number: string
  readonly duePaise: number
}

export interface TillBoard {
  readonly position: number
  /** Bill asked for, longest wait first. */
  readonly asked: readonly TillRow[]
  /** Issued and not fully paid, oldest first. */
  readonly paying: readonly TillRow[]
  /** Bills of closed orders on which something is due, oldest first. */
  readonly dueAgain: readonly DueAgainRow[]
  /** The rest of the open orders, oldest first. */
  readonly eating: readonly TillRow[]
}

/** @returns every open order as the cashier sees it, and the bills of closed ones that are not paid any more */
export function tillBoard(house: House): TillBoard {
  const outlet = house.state<OutletState>('outlet')
  const bills = new Map<string, { billId: string; state: BillState }[]>()
  for (const [billId, { state }] of house.live<BillState>('bill')) {
    // a paid one stays in memory until the e-invoice portal has it
    if (state.status !== 'issued') continue
    const orderId = state.issued?.orderId ?? ''
    bills.set(orderId, [...(bills.get(orderId) ?? []), { billId, state }])
  }
  // a paid takeaway stays in memory as long as the kitchen has its food
  const unpaid = [...house.live<OrderState>('order')].filter(([, { state }]) => state.status === 'open' || state.status === 'billed')
  const isOpen = new Set(unpaid.map(([orderId]) => orderId))
  const closed = [...bills].flatMap(([orderId, each]) => (isOpen.has(orderId) ? [] : each.map(({ state }) => state)))
  const rows = unpaid.map(([orderId, { state }]) => rowOf(house, outlet, orderId, state, bills.get(orderId) ?? []))
  const oldest = (key: (row: TillRow) => string) => (a: TillRow, b: TillRow): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
  return {
    position: house.position,
    asked: rows.filter(row => row.askedAt !== null).sort(oldest(row => row.askedAt ?? '')),
    paying: rows.filter(row => row.askedAt === null && row.openBills.length > 0).sort(oldest(row => row.openedAt)),
    dueAgain: closed.flatMap(dueAgainOf).sort((a, b) => (a.invoiceDate < b.invoiceDate ? -1 : a.invoiceDate > b.invoiceDate ? 1 : 0)),
    eating: rows.filter(row => row.askedAt === null && row.openBills.length === 0).sort(oldest(row => row.openedAt)),
  }
}

function dueAgainOf(state: BillState): readonly DueAgainRow[] {
  const [{ issued }, due] = [state, duePaise(state)]
  if (issued === null || due <= 0) return []
  const { billId, billNumber, orderId, orderKind, tableName, token, covers, invoiceDate, totalPaise } = issued
  return [{ billId, number: billNumber, orderId, orderKind, tableName, token, covers, invoiceDate, totalPaise, duePaise: due }]
}

function rowOf(
  house: House, outlet: OutletState, orderId: string, order: OrderState, bills: readonly { billId: string; state: BillState }[],
): TillRow {
  const table = order.tableId === null ? undefined : outlet.tables[order.tableId]
  const section = table && outlet.sections[table.sectionId]
  return {
    orderId,
    kind: order.kind,
    label: placeText({ tableName: table?.name ?? null, label: order.label, token: order.token }) || orderId,
    tableId: order.tableId,
    sectionName: section?.name ?? null,
    ...(section?.names && { sectionNames: section.names }),
    covers: order.covers,
    openedBy: order.openedBy.id,
    openedAt: order.openedAt,
    amountPaise: billedAmount(house, order, outlet),
    stage: (order.tableId === null ? undefined : floorTable(house, order.tableId)?.state) ?? (order.ticketIds.length > 0 ? 'ordered' : 'seated'),
    askedAt: order.billRequest?.at ?? null,
    askedBy: order.billRequest?.by.id ?? null,
    seenBy: order.billRequest?.acknowledgedBy?.id ?? null,
    seenAt: order.billRequest?.acknowledgedAt ?? null,
    openBills: bills.flatMap(({ billId, state }) =>
      state.issued
        ? [{ billId, number: state.issued.billNumber, section: state.issued.section, totalPaise: state.issued.totalPaise, duePaise: duePaise(state) }]
        : []),
  }
}
