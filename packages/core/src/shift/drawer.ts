import { requireApproval } from '../kernel/approval'
import { requireReason } from '../kernel/checks'
import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import type { OutletState } from '../outlet/outlet'
import { requireDrawer, shiftOf } from '../trading/cash'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import type { ShiftState } from './shift'

/** A drawer that was opened although nothing was sold, refunded or moved. */
export interface NoSale {
  readonly drawerId: string
  readonly openingId: string
  readonly reason: string
  readonly approvedBy: string
  readonly businessDay: string
  readonly shiftId?: string
  readonly opensDrawerId: string
}

export type DrawerEvent = DomainEvent<'DrawerOpenedNoSale', NoSale>

export interface DrawerState {
  readonly drawerId: string
  /** How often it was opened without a sale. */
  readonly noSales: number
}

/** A drawer as a thing: what opened it beside the payments. */
export const drawer = defineFeature<DrawerState, DrawerEvent>({
  category: 'drawer',
  initial: { drawerId: '', noSales: 0 },
  evolve: (state, event) => ({ drawerId: event.data.drawerId, noSales: state.noSales + 1 }),
  live: () => true,
  view: (id, state) => ({ id, noSales: state.noSales }),
})

interface Refs {
  readonly outlet: OutletState
  readonly closes: DayCloses
  readonly shifts: readonly ShiftState[]
}

/** Opens a drawer without a sale: with a reason, and the PIN of somebody who may approve it. */
export const openNoSale = defineDecision<DrawerState, { reason: string }, Refs, DrawerEvent>({
  name: 'drawer.open-no-sale',
  category: 'drawer',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (_, { reason }, env) => {
    const { outlet, shifts } = env.refs
    const { id: drawerId, name } = requireDrawer(outlet, env.id)
    const why = requireReason(reason, `Say why ${name} is opened.`)
    const approvedBy = requireApproval(env, 'an opening without a sale', `Opening ${name} without a sale needs a manager's PIN.`, 'approve.no-sale')
    const open = shifts.find(shift => shift.drawerId === drawerId) ?? shiftOf(shifts, env.by, outlet)
    return [{
      type: 'DrawerOpenedNoSale',
      data: {
        drawerId, openingId: env.newId(), reason: why, approvedBy, businessDay: openDay(env.refs, env.now),
        ...(open?.drawerId === drawerId && { shiftId: open.shiftId }), opensDrawerId: drawerId,
      },
    }]
  },
})
