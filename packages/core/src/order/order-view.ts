import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OrderLine, OrderState } from './order'

/** What the order wants to know of its tickets; the kitchen's state has more. */
export interface TicketLines {
  readonly lines: readonly { readonly lineId: string; readonly state: 'queued' | 'cooking' | 'ready' | 'served' | 'cancelled' }[]
}

export type LineStage = 'new' | 'sent' | 'cooking' | 'ready' | 'served' | 'voided'

/** The public view of a line: `GET /api/v1/orders/{id}`. */
export interface LineView {
  readonly id: string
  readonly itemId: string
  readonly variantId?: string
  readonly name: string
  readonly quantity: string
  /** Part of `quantity` that the kitchen does not have yet. */
  readonly unsentQuantity: string
  readonly unitPricePaise: number
  readonly modifiers: readonly { readonly modifierId: string; readonly name: string; readonly quantity: number; readonly pricePaise: number }[]
  readonly note?: string
  readonly course: string
  readonly cover?: number
  /** Shared by the lines of one combo, `comboPieces` of this one in each. */
  readonly comboId?: string
  readonly comboItemId?: string
  readonly comboName?: string
  readonly comboPieces?: number
  readonly state: LineStage
}

export interface OrderView {
  readonly id: string
  readonly kind: string
  readonly state: OrderState['status']
  readonly tableId?: string
  readonly covers: number
  readonly token?: string
  /** Tells the orders of a shared table apart. */
  readonly label?: string
  readonly customerId?: string
  readonly promisedAt?: string
  readonly source?: OrderState['source'] & object
  readonly handedOverAt?: string
  /** The order that took all of its lines. */
  readonly mergedInto?: string
  readonly heldCourses: readonly string[]
  readonly openedAt: string
  readonly lines: readonly LineView[]
  readonly bills: readonly string[]
  readonly billRequest?: { readonly at: string; readonly acknowledgedBy?: string }
}

/** @returns thousandths of the line that no ticket holds */
export function unsentThousandths(line: OrderLine): number {
  if (line.voided) return 0
  return line.sendings.reduce((rest, { quantity }) => rest - parseQuantity(quantity), parseQuantity(line.quantity))
}

/** @returns the stage of a line: the least advanced of its parts, since that is what the guest waits for */
export function lineStage(lineId: string, line: OrderLine, tickets: readonly TicketLines[]): LineStage {
  if (line.voided) return 'voided'
  if (line.sendings.length === 0) return 'new'
  const stages = tickets.flatMap(ticket => ticket.lines.filter(part => part.lineId === lineId && part.state !== 'cancelled').map(part => part.state))
  if (unsentThousandths(line) > 0) return 'new'
  if (stages.length > 0 && stages.every(stage => stage === 'served')) return 'served'
  if (stages.length > 0 && stages.every(stage => stage === 'served' || stage === 'ready')) return 'ready'
  return stages.includes('cooking') || stages.includes('ready') ? 'cooking' : 'sent'
}

/** @returns the public view of an order with its tickets */
export function orderView(id: string, state: OrderState, tickets: readonly TicketLines[] = []): OrderView {
  return {
    id,
    kind: state.kind,
    state: state.status,
    ...(state.tableId !== null && { tableId: state.tableId }),
    covers: state.covers,
    ...(state.token !== null && { token: state.token }),
    ...(state.customerId !== null && { customerId: state.customerId }),
    ...(state.label !== null && { label: state.label }),
    ...(state.promisedAt !== null && { promisedAt: state.promisedAt }),
    ...(state.source !== null && { source: state.source }),
    ...(state.handedOver !== null && { handedOverAt: state.handedOver.at }),
    ...(state.mergedInto !== null && { mergedInto: state.mergedInto }),
    heldCourses: state.heldCourses,
    openedAt: state.openedAt,
    lines: state.lineOrder.flatMap(lineId => {
      const line = state.lines[lineId]
      return line ? [lineView(lineId, line, tickets)] : []
    }),
    bills: state.bills.map(({ billId }) => billId),
    ...(state.billRequest && {
      billRequest: {
        at: state.billRequest.at,
        ...(state.billRequest.acknowledgedBy && { acknowledgedBy: state.billRequest.acknowledgedBy.id }),
      },
    }),
  }
}

function lineView(lineId: string, line: OrderLine, tickets: readonly TicketLines[]): LineView {
  return {
    id: lineId,
    itemId: line.itemId,
    ...(line.variantId !== undefined && { variantId: line.variantId }),
    name: line.name,
    quantity: line.quantity,
    unsentQuantity: formatQuantity(unsentThousandths(line)),
    unitPricePaise: line.unitPricePaise,
    modifiers: line.modifiers.map(({ modifierId, name, quantity, pricePaise }) => ({ modifierId, name, quantity, pricePaise })),
    ...(line.note !== undefined && { note: line.note }),
    course: line.course,
    ...(line.cover !== undefined && { cover: line.cover }),
    ...(line.comboId !== undefined && { comboId: line.comboId }),
    ...(line.comboItemId !== undefined && { comboItemId: line.comboItemId }),
    ...(line.comboName !== undefined && { comboName: line.comboName }),
    ...(line.comboPieces !== undefined && { comboPieces: line.comboPieces }),
    state: lineStage(lineId, line, tickets),
  }
}
