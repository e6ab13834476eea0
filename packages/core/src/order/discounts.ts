import { requireApproval } from '../kernel/approval'
import { requireReason } from '../kernel/checks'
import { defineDecision } from '../kernel/decider'
import { requireSettings } from '../kernel/errors'
import { prorate } from '../money/money'
import { parseQuantity } from '../money/quantity'
import type { OutletState } from '../outlet/outlet'
import type { Discount } from '../tax/computed-bill'
import { discountPaise } from '../tax/lines'
import { discountApprover, discountCapOf } from '../trading/discount-cap'
import { requireOpen } from './lifecycle'
import { requireLine } from './live-line'
import type { OrderEvent, OrderLine, OrderState } from './order'

export interface DiscountLine {
  readonly lineId: string
  /** Null takes the line's discount back. */
  readonly discount: Discount | null
  readonly reason?: string
  /** Of a coupon or an offer. */
  readonly code?: string
}

interface DiscountRefs {
  readonly outlet: OutletState
}

const discountRoles = ['owner', 'manager', 'cashier'] as const

/** @returns the gross of a line, in paise */
const grossOf = (line: OrderLine): number => prorate(line.unitPricePaise, parseQuantity(line.quantity), 1000)

/**
 * A discount on one line as it is now, modifiers included: more of the same is sold without it. Above the person's cap, or by somebody who
 * may give none, it needs an approval.
 * Known at supply and shown on the invoice, it lowers the taxable value (CGST Act, s. 15(3)(a)).
 */
export const discountLine = defineDecision<OrderState, DiscountLine, DiscountRefs, OrderEvent>({
  name: 'order.discount-line',
  category: 'order',
  roles: discountRoles,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { lineId, discount, reason, code }, env) => {
    requireOpen(state, env.id)
    const line = requireLine(state, lineId)
    if (discount === null) {
      return line.discount ? [{ type: 'LineDiscountRemoved', data: { orderId: env.id, lineId } }] : []
    }
    const gross = grossOf(line)
    const paise = discountPaise(discount, gross, 'discount')
    const settings = requireSettings(env.refs.outlet)
    const approvedBy = discountApprover(env, paise, gross, settings, line.name)
    return [{
      type: 'LineDiscounted',
      data: {
        orderId: env.id, lineId, kind: 'discount', discount,
        ...(reason && { reason }), ...(code && { code }),
        ...(approvedBy === null ? { capBasisPoints: discountCapOf(env.by, settings) } : { approvedBy }),
      },
    }]
  },
})

/** Gives a line away: it stays on the bill at nothing, with a reason and the name of who approved it. */
export const compLine = defineDecision<OrderState, { lineId: string; reason: string }, unknown, OrderEvent>({
  name: 'order.comp-line',
  category: 'order',
  roles: discountRoles,
  decide: (state, { lineId, reason }, env) => {
    requireOpen(state, env.id)
    const line = requireLine(state, lineId)
    const why = requireReason(reason, `Say why ${line.name} is given away.`)
    const approvedBy = requireApproval(env, 'a comp', `Giving ${line.name} away needs a manager's PIN.`, 'approve.comp',
      { line: line.name, discountPaise: grossOf(line), ofPaise: grossOf(line) })
    return [{ type: 'LineDiscounted', data: { orderId: env.id, lineId, kind: 'comp', discount: { percent: '100' }, reason: why, approvedBy } }]
  },
})
