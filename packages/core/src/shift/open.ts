import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { requireRight } from '../kernel/rights'
import type { OutletState } from '../outlet/outlet'
import type { StaffState } from '../staff/staff'
import { requireDrawer } from '../trading/cash'
import { requireCounted, type Denomination } from '../trading/denominations'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import type { ShiftEvent, ShiftState } from './shift'

export interface OpenShiftBody {
  /** The first drawer of the settings when absent. */
  readonly drawerId?: string
  /** Whose shift; of whoever opens it when absent. */
  readonly personId?: string
  /** What lies in the drawer; may be left out where the notes and coins are given. */
  readonly floatPaise?: number
  readonly denominations?: readonly Denomination[]
}

export interface OpenRefs {
  readonly outlet: OutletState
  readonly closes: DayCloses
  readonly shifts: readonly ShiftState[]
  readonly staff: StaffState
}

/** @returns the id of a person who works here @throws RestoflowError `unknown-staff` */
export function requirePerson(staff: StaffState, personId: string): string {
  const member = own(staff.members, personId)
  return member && !member.disabled ? personId : refuse('unknown-staff', `Nobody works here as ${personId}.`)
}

/** Begins the session of a drawer with its float. A drawer has one shift at a time, and so has a person. */
export const openShift = defineDecision<ShiftState, OpenShiftBody, OpenRefs, ShiftEvent>({
  name: 'shift.open',
  category: 'shift',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*', staff: 'staff' }),
  decide: (state, { drawerId, personId: named, floatPaise, denominations }, env) => {
    const personId = named ?? env.by.id
    const { outlet, shifts, staff } = env.refs
    if (state.status !== 'none') refuse('id-taken', `There is a shift ${env.id} already.`)
    if (personId !== env.by.id) {
      requireRight(env.by, 'shifts.oversee')
      requirePerson(staff, personId)
    }
    const drawer = requireDrawer(outlet, drawerId)
    requireFree(shifts, drawer.id, personId)
    const counted = requireCounted({ ...(floatPaise !== undefined && { countedPaise: floatPaise }), ...(denominations && { denominations }) }, 'floatPaise')
    return [{
      type: 'ShiftOpened',
      data: { shiftId: env.id, drawerId: drawer.id, personId, floatPaise: counted, ...(denominations && { denominations }),
      businessDay: openDay(env.refs, env.now) },
    }]
  },
})

/** @throws RestoflowError `drawer-taken`, `shift-open` */
export function requireFree(shifts: readonly ShiftState[], drawerId: string, personId: string): void {
  const taken = shifts.find(shift => shift.drawerId === drawerId)
  if (taken) refuse('drawer-taken', `${taken.personId} has a shift open at this drawer.`, { shiftId: taken.shiftId })
  const having = shifts.find(shift => shift.personId === personId)
  if (having) refuse('shift-open', `${personId} has a shift open at drawer ${having.drawerId}.`, { shiftId: having.shiftId })
}

/** What the closing shift tells the one that goes on. */
export interface TakeOver {
  readonly drawerId: string
  readonly personId: string
  readonly floatPaise: number
  readonly denominations?: readonly Denomination[]
  readonly fromShiftId: string
}

/** Goes on with a drawer that was handed over. Only the closing of the shift before asks for it. */
export const takeOverShift = defineDecision<ShiftState, TakeOver, Pick<OpenRefs, 'outlet' | 'closes'>, ShiftEvent>({
  name: 'shift.take-over',
  category: 'shift',
  roles: null,
  reads: ({ refs, now }) => dayReads(refs, now),
  decide: (state, body, env) => {
    if (state.status !== 'none') refuse('id-taken', `There is a shift ${env.id} already.`)
    return [{ type: 'ShiftOpened', data: { shiftId: env.id, ...body, businessDay: openDay(env.refs, env.now) } }]
  },
})
