import {
  accountView, isDate, localTime, refuse, voucherIdOf, voucherView,
  type AccountEvent, type AccountState, type AccountView, type Envelope, type OutletState, type VoucherState,
  type VoucherView,
} from '@restoflow/core'
import { idSchema, paiseSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import type { Runtime } from '../runtime'
import { loadEntry } from './aggregates'
import { invalidQuery, pageOf, pagingOf, pagingQuery } from './paging'
import { requireReadId, type ReadLine } from './read-line'
import { date, instant } from './view-parts'
import { pageSchema } from './view-schemas'

const accountSchema = z.object({
  id: idSchema, state: z.enum(['open', 'closed']), revision: z.int(), limitPaise: paiseSchema, balancePaise: paiseSchema, availablePaise: paiseSchema,
}).meta({ id: 'Account' })

const entrySchema = z.object({
  at: instant, type: z.string(), amountPaise: paiseSchema, balancePaise: paiseSchema, billId: idSchema.optional(), number: z.string().optional(),
  kind: z.string().optional(), reference: z.string().optional(), reason: z.string().optional(), paymentId: idSchema.optional(),
}).meta({ id: 'AccountEntry', description: 'What raised (above zero) or lowered the debt' })

const voucherSchema = z.looseObject({
  id: idSchema, number: z.string(), amountPaise: paiseSchema, balancePaise: paiseSchema, state: z.enum(['open', 'spent', 'cancelled']),
  expiresOn: date.nullable(), issuedAt: instant,
}).meta({ id: 'Voucher', description: 'Never with its code' })

/** Due accounts and vouchers. */
export const paymentReads: readonly ReadLine[] = [
  {
    path: 'accounts', summary: 'Due accounts that are open or not balanced', query: pagingQuery, right: 'tenders.take',
    response: pageSchema(accountSchema, 'Account'),
    answer: ({ house }, { query }) => {
      const views = [...house.live<AccountState>('account')].flatMap(([id, { state }]) => accountView(id, state) ?? [])
      return pageOf(views.sort((a, b) => (a.id < b.id ? -1 : 1)), pagingOf(query), ({ id }: AccountView) => id)
    },
  },
  {
    path: 'accounts/{id}', summary: 'One due account', unknown: 'unknown-account', right: 'tenders.take', response: accountSchema,
    answer: async (runtime, { id }) => {
      const state = (await loadEntry(runtime, `account/${requireReadId(id)}`))?.state as AccountState | undefined
      return (state && accountView(id, state)) ?? refuseAccount(id)
    },
  },
  {
    path: 'accounts/{id}/statement', summary: 'What raised and lowered an account\'s debt, oldest first', unknown: 'unknown-account', right: 'tenders.take',
    query: { from: 'First local date, YYYY-MM-DD', to: 'Last local date' },
    response: z.object({ openingPaise: paiseSchema, entries: z.array(entrySchema), closingPaise: paiseSchema }).meta({ id: 'AccountStatement' }),
    answer: (runtime, { id, query }) => accountStatement(runtime, requireReadId(id), dayOf(query, 'from'), dayOf(query, 'to')),
  },
  {
    path: 'vouchers/{id}', summary: 'One voucher', unknown: 'unknown-voucher', right: 'tenders.take', response: voucherSchema,
    answer: async (runtime, { id }) => {
      const state = (await loadEntry(runtime, `voucher/${requireReadId(id)}`))?.state as VoucherState | undefined
      return (state && voucherView(id, state)) ?? refuse('unknown-voucher', `There is no voucher ${id}.`)
    },
  },
]

/**
 * @returns the voucher that a code opens
 * @throws RestoflowError `unknown-voucher`, also for what is no code
 */
export async function voucherByCode(runtime: Runtime, code: string): Promise<VoucherView> {
  const id = voucherIdOf(code)
  const state = (await loadEntry(runtime, `voucher/${id}`))?.state as VoucherState | undefined
  return (state && voucherView(id, state)) ?? refuse('unknown-voucher', 'There is no voucher with this code.')
}

/** @returns never: there is no due account of this id */
export const refuseAccount = (id: string): never => refuse('unknown-account', `There is no due account ${id}.`)

function dayOf(query: URLSearchParams, field: string): string | null {
  const day = query.get(field)
  return day === null || isDate(day) ? day : invalidQuery(field, 'must be a date, YYYY-MM-DD.')
}

/** One line of a statement. */
export interface AccountEntry {
  readonly at: string
  readonly type: AccountEvent['type']
  /** Above zero it raised the debt. */
  readonly amountPaise: number
  readonly balancePaise: number
  readonly billId?: string
  /** Of the bill or the receipt. */
  readonly number?: string
  readonly kind?: string
  readonly reference?: string
  readonly reason?: string
  readonly paymentId?: string
}

/** What an account owed before, what came and went, and what it owes after it. */
export interface AccountStatement {
  readonly openingPaise: number
  readonly entries: readonly AccountEntry[]
  readonly closingPaise: number
}

/**
 * @param from first and last local date at the outlet, null for all
 * @returns a due account's entries, read from the journal: nothing else holds them
 * @throws RestoflowError `unknown-account`
 */
export async function accountStatement(runtime: Runtime, id: string, from: string | null, to: string | null): Promise<AccountStatement> {
  const events = await runtime.journal.readStream(runtime.outlet, `account/${id}`)
  if (events.length === 0) refuseAccount(id)
  const timeZone = runtime.house.state<OutletState>('outlet').settings?.timeZone ?? 'UTC'
  const all = events.flatMap(event => entryOf(event) ?? []).map(entry => ({ entry, date: localTime(entry.at, timeZone).date }))
  const before = all.filter(({ date }) => from !== null && date < from).map(({ entry }) => entry)
  const entries = all.filter(({ date }) => (from === null || date >= from) && (to === null || date <= to)).map(({ entry }) => entry)
  const openingPaise = before.at(-1)?.balancePaise ?? 0
  return { openingPaise, entries, closingPaise: entries.at(-1)?.balancePaise ?? openingPaise }
}

function entryOf({ at, type, data }: Envelope): AccountEntry | null {
  const event = { type, data } as AccountEvent
  switch (event.type) {
    case 'AccountCharged':
    case 'AccountChargeReversed':
    case 'AccountCredited': {
      const { amountPaise, balancePaise, billId, billNumber } = event.data
      const raises = event.type === 'AccountCharged'
      return {
        at, type: event.type, amountPaise: raises ? amountPaise : -amountPaise, balancePaise, billId, number: billNumber,
        ...('reason' in event.data && { reason: event.data.reason }),
      }
    }
    case 'AccountPaymentReceived':
    case 'AccountPaymentReversed': {
      const { amountPaise, balancePaise, receiptNumber, kind, reference, paymentId } = event.data
      const raises = event.type === 'AccountPaymentReversed'
      return {
        at, type: event.type, amountPaise: raises ? amountPaise : -amountPaise, balancePaise, number: receiptNumber, kind, paymentId,
        ...(reference !== undefined && { reference }), ...('reason' in event.data && { reason: event.data.reason }),
      }
    }
    case 'AccountDefined':
      return null
    default:
      return event satisfies never
  }
}
