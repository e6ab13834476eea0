import { counterBoard, urgencyOf, type CounterRow, type House, type OutletState, type Urgency } from '@restoflow/core'
import type { Customers } from '../../people/customers'
import { guestOf } from '../guests/model'
import { kindText } from '../kit/ticket-name'

/** A row with what is known beside the journal, and how pressing it is. */
export interface CounterLine extends CounterRow {
  /** `Takeaway #57`. */
  readonly title: string
  /** First name, or the number's last digits; null where nobody is named, or names are not for this reader. */
  readonly guest: string | null
  readonly level: Urgency['level']
}

export interface CounterModel {
  readonly lines: readonly CounterLine[]
  readonly timeZone: string
}

/**
 * @param customers null for readers who may not see names
 * @param again asks for another look when a row becomes pressing
 * @returns the counter's orders, those that are promised first on top
 */
export function counterModel(house: House, customers: Pick<Customers, 'peek'> | null, now: string, again: (at: string) => void): CounterModel {
  const lines = counterBoard(house).rows.map((row): CounterLine => {
    const { level, changesAt } = urgencyOf(row, now)
    if (changesAt !== null) again(changesAt)
    return { ...row, level, title: titleOf(row), guest: customers && row.customerId !== null ? calledName(customers, row.customerId) : null }
  })
  return { lines, timeZone: house.state<OutletState>('outlet').settings?.timeZone ?? 'UTC' }
}

/** @returns what an order at the counter is called: `Takeaway #57` */
export function titleOf({ kind, token }: Pick<CounterRow, 'kind' | 'token'>): string {
  return token === null ? kindText(kind) : `${kindText(kind)} #${token}`
}

/** The board hangs where others read it: a first name, and of a bare number its last four digits. */
function calledName(customers: Pick<Customers, 'peek'>, customerId: string): string {
  const { name, phone, known } = guestOf(customers, customerId)
  if (!known) return name
  return name === phone ? `… ${phone.replace(/\D/g, '').slice(-4)}` : (name.split(/\s+/)[0] ?? name)
}
