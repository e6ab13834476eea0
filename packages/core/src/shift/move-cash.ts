import type { DayState } from '../day/day'
import { requireReason } from '../kernel/checks'
import { defineDecision, type Decision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { requireRight } from '../kernel/rights'
import type { Principal } from '../kernel/env'
import { checkMoney } from '../money/money'
import type { OutletState } from '../outlet/outlet'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import { cashOf } from './drawer-cash'
import { expectedPaise, type CashMovement, type ShiftEvent, type ShiftState } from './shift'

export interface MoveCash {
  readonly amountPaise: number
  readonly reason: string
  /** Of a voucher, a supplier's bill, the safe's bag. */
  readonly reference?: string
}

interface Refs {
  readonly outlet: OutletState
  readonly closes: DayCloses
  /** Days that are not closed: all of those that an open shift can have touched. */
  readonly days: readonly DayState[]
}

/** ₹500, in paise: how finely a refusal lets anybody guess what the drawer should hold. */
const guessPaise = 50_000

/**
 * No more leaves a drawer than it can hold. The count stays blind: the refusal names no figure, and the limit is what is expected, rounded up
 * to whole ₹500, so that trying amount after amount does not find it either.
 * @throws RestoflowError `cash-exceeds-drawer`
 */
function requireCash(state: ShiftState, amountPaise: number, { days, outlet }: Refs): void {
  const limitPaise = Math.ceil(expectedPaise(cashOf(state, days, outlet)) / guessPaise) * guessPaise
  if (amountPaise > limitPaise) refuse('cash-exceeds-drawer', 'By the books the drawer does not hold that much.', { field: 'amountPaise' })
}

/**
 * @returns the state of a shift that is open, and may be touched by whoever asks
 * @throws RestoflowError `unknown-shift`, `shift-closed`, `forbidden` for another person's drawer
 */
export function requireOwnShift(state: ShiftState, id: string, by: Principal): ShiftState {
  if (state.status === 'none') refuse('unknown-shift', `There is no shift ${id}.`)
  if (state.status === 'closed') refuse('shift-closed', `Shift ${id} was closed at ${state.closed?.at ?? ''}.`)
  if (state.personId !== by.id) requireRight(by, 'shifts.oversee')
  return state
}

function moving(verb: string, direction: CashMovement['direction'], why: string): Decision<ShiftState, MoveCash, Refs, ShiftEvent> {
  return defineDecision<ShiftState, MoveCash, Refs, ShiftEvent>({
    name: `shift.${verb}`,
    category: 'shift',
    roles: ['owner', 'manager', 'cashier'],
    reads: ({ refs, now }) => ({ ...dayReads(refs, now), days: 'day/*' }),
    decide: (state, { amountPaise, reason, reference }, env) => {
      const shift = requireOwnShift(state, env.id, env.by)
      const { drawerId, personId } = shift
      if (checkMoney(amountPaise, 'amountPaise') === 0) refuse('invalid-amount', 'An amount of cash is above zero.', { field: 'amountPaise' })
      if (direction !== 'in') requireCash(shift, amountPaise, env.refs)
      return [{
        type: 'CashMoved',
        data: {
          shiftId: env.id, drawerId, personId, movementId: env.newId(), direction, amountPaise, reason: requireReason(reason, why),
          ...(reference && { reference }), businessDay: openDay(env.refs, env.now), opensDrawerId: drawerId,
        },
      }]
    },
  })
}

/** Cash comes into the drawer beside the bills: more change, money returned. */
export const cashIn = moving('cash-in', 'in', 'Say where the cash comes from.')
/** Cash leaves the drawer for a purpose: petty cash, a supplier. */
export const cashOut = moving('cash-out', 'out', 'Say what the cash is for.')
/** Cash goes from the drawer to the safe. */
export const dropCash = moving('drop', 'drop', 'Say where the cash goes.')
