import type { DayState } from '../day/day'
import { requireApproval } from '../kernel/approval'
import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import type { OutletState } from '../outlet/outlet'
import type { StaffState } from '../staff/staff'
import { requireCounted, type Counted } from '../trading/denominations'
import { cashOf } from './drawer-cash'
import { requireOwnShift } from './move-cash'
import { requirePerson } from './open'
import { expectedPaise, type ShiftEvent, type ShiftState } from './shift'

export interface CloseShift extends Counted {
  readonly note?: string
}

interface CloseRefs {
  readonly outlet: OutletState
  /** Days that are not closed: all of those that an open shift can have touched. */
  readonly days: readonly DayState[]
}

function closing(state: ShiftState, { countedPaise, denominations, note }: CloseShift, env: Env<CloseRefs>): Extract<ShiftEvent, { type: 'ShiftClosed' }>['data'] {
  const { drawerId, personId, businessDay } = requireOwnShift(state, env.id, env.by)
  const counted = requireCounted({ ...(countedPaise !== undefined && { countedPaise }), ...(denominations && { denominations }) })
  const cash = cashOf(state, env.refs.days, env.refs.outlet)
  const expected = expectedPaise(cash)
  return {
    shiftId: env.id, drawerId, personId, businessDay, countedPaise: counted, ...(denominations && { denominations }), cash,
    expectedPaise: expected, overShortPaise: counted - expected, ...(note && { note }),
  }
}

/**
 * Closes a shift with a blind count: whoever counts has not been shown what is expected. It closes once, and what it came to stays.
 */
export const closeShift = defineDecision<ShiftState, CloseShift, CloseRefs, ShiftEvent>({
  name: 'shift.close',
  category: 'shift',
  roles: ['owner', 'manager', 'cashier'],
  reads: () => ({ outlet: 'outlet', days: 'day/*' }),
  decide: (state, body, env) => [{ type: 'ShiftClosed', data: closing(state, body, env) }],
})

export interface HandOverShift extends CloseShift {
  readonly toPersonId: string
  /** Id of the shift that goes on with the drawer; ours when absent. */
  readonly toShiftId?: string
}

interface HandOverRefs extends CloseRefs {
  readonly staff: StaffState
  readonly shifts: readonly ShiftState[]
}

/** Hands the drawer to another person, who agrees to the count with a PIN: one shift closes, the next begins with what was counted. */
export const handOverShift = defineDecision<ShiftState, HandOverShift, HandOverRefs, ShiftEvent>({
  name: 'shift.hand-over',
  category: 'shift',
  roles: ['owner', 'manager', 'cashier'],
  reads: () => ({ outlet: 'outlet', days: 'day/*', staff: 'staff', shifts: 'shift/*' }),
  decide: (state, { toPersonId, toShiftId, ...counted }, env) => {
    const { staff, shifts } = env.refs
    const data = closing(state, counted, env)
    requirePerson(staff, toPersonId)
    if (toPersonId === data.personId) refuse('shift-open', `${toPersonId} has this drawer already.`, { shiftId: env.id })
    const having = shifts.find(shift => shift.personId === toPersonId)
    if (having) refuse('shift-open', `${toPersonId} has a shift open at drawer ${having.drawerId}.`, { shiftId: having.shiftId })
    const agreed = requireApproval(env, 'a hand-over', `${toPersonId} takes the drawer over with a PIN.`, 'shifts.run')
    if (agreed !== toPersonId && env.by.kind !== 'key') refuse('approval-forbidden', `${toPersonId} must agree to the count, not ${agreed}.`)
    return [{ type: 'ShiftClosed',
      data: { ...data, handedTo: { personId: toPersonId, shiftId: toShiftId === undefined ? env.newId() : requireId(toShiftId, 'toShiftId') } } }]
  },
})
