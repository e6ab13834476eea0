import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { refuse } from '../kernel/errors'
import type { OrderSource } from './order'

/** The orders that came through other houses on one business day, so that none is cooked twice. */
export interface IntakeState {
  /** Order id by source and number. */
  readonly orders: Readonly<Record<string, string>>
}

export type IntakeEvent = DomainEvent<'SourceOrderTaken', { day: string; source: OrderSource; orderId: string }>

/** Names are typed by people: `Swiggy` and `swiggy ` are one house. */
const keyOf = ({ name, orderNumber }: OrderSource): string => `${name.trim().toLowerCase()}\n${orderNumber.trim().toLowerCase()}`

export const intake = defineFeature<IntakeState, IntakeEvent>({
  category: 'intake',
  initial: { orders: {} },
  evolve: (state, { data }) => ({ orders: { ...state.orders, [keyOf(data.source)]: data.orderId } }),
  // a day's list is soon of no use
  live: () => false,
  view: (_, state) => state,
})

/** @throws RestoflowError `source-order-taken`, with the `orderId` that has it, when one of these days has the number */
export function requireNewNumber(source: OrderSource, days: readonly (IntakeState | undefined)[]): void {
  const key = keyOf(source)
  for (const day of days) {
    const orderId = day && Object.hasOwn(day.orders, key) ? day.orders[key] : undefined
    if (orderId !== undefined) refuse('source-order-taken', `${source.name} ${source.orderNumber} is order ${orderId}.`, { orderId })
  }
}

/** Remembers the number. */
export const recordSource = defineDecision<IntakeState, { source: OrderSource; orderId: string }, unknown, IntakeEvent>({
  name: 'intake.record',
  category: 'intake',
  roles: null,
  decide: (_, body, env) => [{ type: 'SourceOrderTaken', data: { day: env.id, ...body } }],
})
