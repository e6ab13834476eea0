import type { Actor } from '../kernel/env'
import { refuse } from '../kernel/errors'

/** A drawer that money is kept in. */
export interface Drawer {
  readonly id: string
  readonly name: string
  /** The terminal beside which it stands: whoever opens a shift there means this one. */
  readonly terminalId?: string
}

/** How an outlet keeps its cash. */
export interface CashSettings {
  /** At least one; the first is the one that is meant where nobody says which. */
  readonly drawers: readonly Drawer[]
  /** Cash is taken and given back in an open shift only. */
  readonly needsShift: boolean
  /** Tips that were given in cash stay in the drawer until it is counted; else they are taken out at once. */
  readonly tipsStay: boolean
  /** Kinds of tenders that open the drawer. */
  readonly opensFor: readonly string[]
}

const cashDefaults: CashSettings = { drawers: [{ id: 'main', name: 'Main drawer' }], needsShift: false, tipsStay: true, opensFor: ['cash'] }

/** What of the outlet says how cash is kept. */
export interface CashOutlet {
  readonly settings: { readonly cash?: CashSettings } | null
}

/** @returns how cash is kept: as the outlet has set it, else one drawer that opens for cash and needs no shift */
export function cashSettings({ settings }: CashOutlet): CashSettings {
  return settings?.cash ?? cashDefaults
}

/** @returns the drawer that is meant @throws RestoflowError `unknown-drawer` */
export function requireDrawer(outlet: CashOutlet, drawerId: string | undefined): Drawer {
  const { drawers } = cashSettings(outlet)
  const found = drawerId === undefined ? drawers[0] : drawers.find(({ id }) => id === drawerId)
  return found ?? refuse('unknown-drawer', `There is no drawer ${drawerId ?? ''}.`)
}

/** An open session of a drawer. */
export interface OpenShift {
  readonly shiftId: string
  readonly drawerId: string
  readonly personId: string
}

/**
 * @param open the shifts that are open
 * @returns in whose shift money moves that somebody takes: in the person's own, else in that of the only open drawer, else in that of
 *   the first drawer; null where none is open
 */
export function shiftOf(open: readonly OpenShift[], by: Actor, outlet: CashOutlet): OpenShift | null {
  const own = open.find(({ personId }) => personId === by.id)
  if (own) return own
  if (open.length === 1) return open[0] ?? null
  const first = cashSettings(outlet).drawers[0]?.id
  return open.find(({ drawerId }) => drawerId === first) ?? null
}

/** Where money that moves now is counted. */
export interface CashPlace {
  readonly shiftId?: string
  /** The drawer that opens for it. */
  readonly opensDrawerId?: string
}

/**
 * @param kind of the tender or the refund
 * @returns the shift that it counts in and the drawer that opens for it
 * @throws RestoflowError `shift-required` for cash without an open shift, where the outlet wants one
 */
export function cashPlace(kind: string, open: readonly OpenShift[], by: Actor, outlet: CashOutlet): CashPlace {
  const { needsShift, opensFor } = cashSettings(outlet)
  const shift = shiftOf(open, by, outlet)
  if (kind === 'cash' && needsShift && !shift) {
    refuse('shift-required', 'No shift is open. Open one with its float at the till, then take the cash.')
  }
  return {
    ...(shift && { shiftId: shift.shiftId }),
    ...(opensFor.includes(kind) && { opensDrawerId: shift?.drawerId ?? requireDrawer(outlet, undefined).id }),
  }
}

/**
 * @returns what a cash tender leaves in the drawer, in paise: the amount less the change, and less the tip where tips are taken out at once
 */
export function cashKept(tender: { readonly amountPaise: number; readonly changePaise: number; readonly tipPaise: number }, tipsStay: boolean): number {
  return tender.amountPaise - tender.changePaise - (tipsStay ? 0 : tender.tipPaise)
}
