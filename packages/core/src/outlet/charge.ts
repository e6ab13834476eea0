import { defineDecision } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { requireWhole } from '../kernel/checks'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import type { MenuState } from '../menu/menu'
import { checkPaise } from '../money/money'
import type { OrderKind } from '../order/order'
import type { LocalNames, OutletEvent, OutletState } from './outlet'
import type { Revised } from './plan'

export const chargePers = ['bill', 'cover', 'item'] as const

/**
 * What is charged beside the dishes: service, packing, delivery, cover charge. It joins the taxable value (CGST Act, s. 15(2)) as a line
 * of its own with its own tax class.
 */
export interface ChargeDefinition {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  /** A share of the lines' net, or an amount for each bill, cover or item. */
  readonly amount: { readonly basisPoints: number } | { readonly paise: number }
  readonly per: (typeof chargePers)[number]
  /** Kinds of order on which it may stand. */
  readonly kinds: readonly OrderKind[]
  readonly taxClassId: string
  /** Put on every bill of these kinds; else somebody puts it on when the guest has agreed. */
  readonly automatic: boolean
  /** May be taken off one bill before it is issued. */
  readonly waivable: boolean
  /** Kept for old bills, offered for none. */
  readonly archived?: boolean
}

export type Charge = ChargeDefinition & Revised

export type ChargeEvent =
  | DomainEvent<'ChargeDefined', ChargeDefinition>
  | DomainEvent<'ChargeRemoved', { id: string }>

type Charges = Readonly<Record<string, Charge>>

/** @returns the charges after one more event */
export function evolveCharges(charges: Charges, event: ChargeEvent): Charges {
  const { id } = event.data
  if (event.type === 'ChargeDefined') return { ...charges, [id]: { ...event.data, revision: (own(charges, id)?.revision ?? 0) + 1 } }
  return Object.fromEntries(Object.entries(charges).filter(([key]) => key !== id))
}

export interface DefineCharge extends Omit<ChargeDefinition, 'id'> {
  /** The revision that the editor read; 0: it must not exist yet. */
  readonly revision?: number
}

const chargesMax = 30
const amountMaxPaise = 10_000_000

/**
 * Adds or changes a charge. One that stands on a dine-in bill by itself must be waivable: a guest may refuse a service charge, by
 * whatever name (guidelines of the Central Consumer Protection Authority of 4 July 2022).
 */
export const defineCharge = defineDecision<OutletState, DefineCharge, { menu: MenuState }, OutletEvent>({
  name: 'outlet.define-charge',
  category: 'outlet',
  roles: ['owner', 'manager'],
  reads: () => ({ menu: 'menu' }),
  decide: (state, { revision, ...charge }, { id, refs }) => {
    const before = own(state.charges, id)
    requireRevision(before, revision, `The charge ${charge.name}`)
    if (!before && Object.keys(state.charges).length >= chargesMax) refuse('invalid-body', `An outlet has at most ${chargesMax} charges.`)
    checkAmount(charge)
    if (charge.kinds.length === 0) refuse('invalid-body', 'Name at least one kind of order.', { field: 'kinds' })
    if (!own(refs.menu.taxClasses, charge.taxClassId)) refuse('unknown-tax-class', `There is no tax class ${charge.taxClassId}.`, { field: 'taxClassId' })
    if (charge.automatic && !charge.waivable && charge.kinds.includes('dine-in')) {
      refuse('charge-not-waivable', `${charge.name} would stand on every dine-in bill and could not be taken off.`, { field: 'waivable' })
    }
    return [{ type: 'ChargeDefined', data: { ...charge, id } }]
  },
  view: (id, state) => own(state.charges, id),
})

export const removeCharge = defineDecision<OutletState, { readonly revision?: number }, unknown, OutletEvent>({
  name: 'outlet.remove-charge',
  category: 'outlet',
  roles: ['owner', 'manager'],
  decide: (state, { revision }, { id }) => {
    const charge = own(state.charges, id)
    if (!charge) refuse('unknown-charge', `There is no charge ${id}.`)
    requireRevision(charge, revision, `The charge ${charge.name}`)
    return [{ type: 'ChargeRemoved', data: { id } }]
  },
  view: id => ({ id }),
})

function checkAmount({ amount, per }: DefineCharge): void {
  if ('paise' in amount) {
    if (checkPaise(amount.paise, 'amount.paise') < 1 || amount.paise > amountMaxPaise) {
      refuse('invalid-amount', `amount.paise is from 1 to ${amountMaxPaise}.`, { field: 'amount.paise' })
    }
    return
  }
  requireWhole(amount.basisPoints, 'amount.basisPoints', 1, 10_000)
  if (per !== 'bill') refuse('invalid-body', 'A percentage is of the bill.', { field: 'per' })
}
