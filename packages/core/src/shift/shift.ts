import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import type { Denomination } from '../trading/denominations'

/** Cash that went into the drawer or out of it beside the bills: petty cash, a supplier's payment, a drop to the safe. */
export interface CashMovement {
  readonly movementId: string
  readonly direction: 'in' | 'out' | 'drop'
  readonly amountPaise: number
  readonly reason: string
  readonly reference?: string
}

/** How the expected cash of a shift came about, in paise. */
export interface DrawerCash {
  readonly floatPaise: number
  /** Cash tenders less change, and less tips where those are taken out at once; reversed ones left out. */
  readonly takenPaise: number
  readonly inPaise: number
  readonly outPaise: number
  readonly droppedPaise: number
  readonly refundedPaise: number
}

/** @returns what must lie in the drawer, in paise */
export function expectedPaise(cash: DrawerCash): number {
  return cash.floatPaise + cash.takenPaise + cash.inPaise - cash.outPaise - cash.droppedPaise - cash.refundedPaise
}

export type ShiftEvent =
  | DomainEvent<'ShiftOpened', {
      shiftId: string
      drawerId: string
      personId: string
      floatPaise: number
      denominations?: readonly Denomination[]
      /** Business day that it is part of, also where it lasts beyond its end. */
      businessDay: string
      /** The shift that handed the drawer over. */
      fromShiftId?: string
    }>
  | DomainEvent<'CashMoved', CashMovement & { shiftId: string; drawerId: string; personId: string; businessDay: string; opensDrawerId: string }>
  | DomainEvent<'ShiftClosed', {
      shiftId: string
      drawerId: string
      personId: string
      businessDay: string
      countedPaise: number
      denominations?: readonly Denomination[]
      cash: DrawerCash
      expectedPaise: number
      /** Above zero: more than expected. */
      overShortPaise: number
      note?: string
      /** Who takes the drawer over, with the shift that begins with what was counted. */
      handedTo?: { personId: string; shiftId: string }
    }>

/** The session of a drawer: one person, from the float to the count. */
export interface ShiftState {
  readonly shiftId: string
  readonly status: 'none' | 'open' | 'closed'
  readonly drawerId: string
  readonly personId: string
  readonly businessDay: string
  readonly floatPaise: number
  readonly denominations?: readonly Denomination[]
  readonly fromShiftId?: string
  readonly openedAt: string
  readonly openedBy: Actor
  readonly movements: readonly (CashMovement & { readonly at: string; readonly by: Actor })[]
  readonly closed: {
    readonly at: string
    readonly by: Actor
    readonly countedPaise: number
    readonly denominations?: readonly Denomination[]
    readonly cash: DrawerCash
    readonly expectedPaise: number
    readonly overShortPaise: number
    readonly note?: string
    readonly handedTo?: { readonly personId: string; readonly shiftId: string }
  } | null
}

export const shift = defineFeature<ShiftState, ShiftEvent>({
  category: 'shift',
  initial: {
    shiftId: '', status: 'none', drawerId: '', personId: '', businessDay: '', floatPaise: 0, openedAt: '', openedBy: { kind: 'system', id: 'nobody' },
    movements: [], closed: null,
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ShiftOpened':
        return { ...state, ...event.data, status: 'open', openedAt: event.at, openedBy: event.by }
      case 'CashMoved': {
        const { movementId, direction, amountPaise, reason, reference } = event.data
        const movement = { movementId, direction, amountPaise, reason, ...(reference !== undefined && { reference }), at: event.at, by: event.by }
        return { ...state, movements: [...state.movements, movement] }
      }
      case 'ShiftClosed': {
        const { shiftId: _, drawerId: _drawer, personId: _person, businessDay: _day, ...closed } = event.data
        return { ...state, status: 'closed', closed: { ...closed, at: event.at, by: event.by } }
      }
      default:
        return event satisfies never
    }
  },
  live: state => state.status === 'open',
  view: (id, state) => shiftView(id, state),
})

export type ShiftView = Omit<ShiftState, 'shiftId' | 'status' | 'closed' | 'openedBy'> & {
  readonly id: string
  readonly state: 'open' | 'closed'
  readonly closed?: NonNullable<ShiftState['closed']>
}

/** @returns the public view of a shift; what is expected stays hidden until the drawer was counted */
export function shiftView(id: string, { shiftId: _, status, closed, openedBy: _by, ...rest }: ShiftState): ShiftView | null {
  if (status === 'none') return null
  return { id, state: status, ...rest, ...(closed && { closed }) }
}
