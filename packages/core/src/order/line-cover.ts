import { requireWhole } from '../kernel/checks'
import { defineDecision } from '../kernel/decider'
import { linesTogether } from './combo-lines'
import { coversMax, orderRoles, requireOpen } from './lifecycle'
import { requireLine } from './live-line'
import type { OrderEvent, OrderState } from './order'

export interface SetLineCover {
  readonly lineId: string
  /** From 1; null: for the whole table. It may lie above the order's covers: somebody may still come. */
  readonly cover: number | null
}

/** Which guest a line is for, so that the runner asks nobody, and the bill can be split by guests. A combo is one guest's. */
export const setLineCover = defineDecision<OrderState, SetLineCover, unknown, OrderEvent>({
  name: 'order.set-line-cover',
  category: 'order',
  roles: orderRoles,
  decide: (state, { lineId, cover }, env) => {
    requireOpen(state, env.id)
    if (cover !== null) requireWhole(cover, 'cover', 1, coversMax)
    return linesTogether(state, requireLine(state, lineId)).filter(line => (line.cover ?? null) !== cover).map((line): OrderEvent => ({
      type: 'LineCoverSet',
      data: { orderId: env.id, lineId: line.lineId, cover, ticketIds: [...new Set(line.sendings.map(({ ticketId }) => ticketId))] },
    }))
  },
})
