import {
  availabilityOf, clockOf, formatQuantity, parseQuantity, type BillState, type MenuState, type OrderLine, type OrderState, type OutletState,
} from '@restoflow/core'
import { loadEntry } from '../../http/aggregates'
import type { Runtime } from '../../runtime'
import { localName } from '../../words/words'

/** A line as `orders` takes it. */
export interface RepeatedLine {
  readonly itemId: string
  readonly quantity: string
  readonly variantId?: string
  readonly modifiers?: readonly { readonly modifierId: string; readonly quantity: number }[]
  readonly note?: string
}

/** What a guest ordered last, as far as it can be had now. */
export interface RepeatedOrder {
  readonly lines: readonly RepeatedLine[]
  /** `2 × Masala dosa, 1 × Naan`. */
  readonly text: string
  /** What can't be had at this moment, and combos, which are chosen anew. */
  readonly leftOut: readonly string[]
}

/** @returns the order that a bill was for, to be ordered again at today's prices; null when there is none */
export async function repeatedOrder(runtime: Runtime, billId: string): Promise<RepeatedOrder | null> {
  const bill = (await loadEntry(runtime, `bill/${billId}`))?.state as BillState | undefined
  const order = bill?.issued && ((await loadEntry(runtime, `order/${bill.issued.orderId}`))?.state as OrderState | undefined)
  if (!order) return null
  const menu = runtime.house.state<MenuState>('menu')
  const clock = clockOf(runtime.house.state<OutletState>('outlet'), runtime.now())
  const lines = together(order.lineOrder.flatMap(id => order.lines[id] ?? []).filter(line => line.voided === null))
  const canBeHad = (line: OrderLine): boolean => {
    const item = Object.hasOwn(menu.items, line.itemId) ? menu.items[line.itemId] : undefined
    return line.comboId === undefined && item !== undefined && item.archived !== true && availabilityOf(menu, item, clock).available
  }
  const wanted = lines.filter(canBeHad)
  return {
    lines: wanted.map(lineOf),
    text: wanted.map(line => `${line.quantity} × ${localName(line)}`).join(', '),
    leftOut: [...new Set(lines.filter(line => !canBeHad(line)).map(line => line.comboName ?? localName(line)))],
  }
}

const lineOf = ({ itemId, quantity, variantId, modifiers, note }: OrderLine): RepeatedLine => ({
  itemId, quantity,
  ...(variantId !== undefined && { variantId }),
  ...(modifiers.length > 0 && { modifiers: modifiers.map(chosen => ({ modifierId: chosen.modifierId, quantity: chosen.quantity })) }),
  ...(note !== undefined && { note }),
})

/** Two lines of the same become one. */
function together(lines: readonly OrderLine[]): readonly OrderLine[] {
  const found = new Map<string, OrderLine>()
  for (const line of lines) {
    const key = JSON.stringify({ ...lineOf(line), quantity: '', comboId: line.comboId })
    const before = found.get(key)
    found.set(key, before ? { ...before, quantity: formatQuantity(parseQuantity(before.quantity) + parseQuantity(line.quantity)) } : line)
  }
  return [...found.values()]
}
