import type { IssuedBill, OrderState } from '@restoflow/core'
import type { LossEvent } from '../ledger/losses'
import type { Runtime } from '../runtime'
import { loadEntry } from './aggregates'

/** Ways in which money is lost, or may be. */
export const lossKinds = [
  'void-unsent', 'void-sent', 'void-cooked', 'comp', 'discount', 'credit-note', 'reopened', 'refund', 'correction', 'no-sale', 'short', 'over',
] as const
export type LossKind = (typeof lossKinds)[number]

/** One of them. */
export interface Loss {
  readonly position: number
  /** UTC instant. */
  readonly at: string
  readonly kind: LossKind
  readonly by: string
  readonly approvedBy: string | null
  readonly amountPaise: number
  /** What: a dish, a bill's number, a drawer. */
  readonly what: string
  readonly reason: string
  readonly orderId: string | null
  readonly billId: string | null
}

export interface LossTally {
  readonly id: string
  readonly kinds: Readonly<Partial<Record<LossKind, { readonly count: number; readonly amountPaise: number }>>>
}

export interface LossReport {
  readonly from: string
  readonly to: string
  /** By who did it, and by who approved it. */
  readonly people: readonly LossTally[]
  readonly approvers: readonly LossTally[]
  /** Newest first. */
  readonly losses: readonly Loss[]
  /** There were more than are listed and counted. */
  readonly isCut: boolean
}

const lossesMax = 5_000

/** @returns what was lost between two instants, by person and by approver, from the journal */
export async function lossReport(runtime: Runtime, from: string, to: string): Promise<LossReport> {
  const events = await runtime.losses.of(runtime.outlet, from, to, lossesMax + 1)
  const losses = (await Promise.all(events.slice(0, lossesMax).map(event => lossesOf(runtime, event)))).flat()
  return {
    from, to, losses, isCut: events.length > lossesMax,
    people: talliesOf(losses, ({ by }) => by), approvers: talliesOf(losses, ({ approvedBy }) => approvedBy),
  }
}

function talliesOf(losses: readonly Loss[], who: (loss: Loss) => string | null): readonly LossTally[] {
  const tallies = new Map<string, Partial<Record<LossKind, { count: number; amountPaise: number }>>>()
  for (const loss of losses) {
    const id = who(loss)
    if (id === null) continue
    const kinds = tallies.get(id) ?? {}
    const { count = 0, amountPaise = 0 } = kinds[loss.kind] ?? {}
    tallies.set(id, { ...kinds, [loss.kind]: { count: count + 1, amountPaise: amountPaise + loss.amountPaise } })
  }
  return [...tallies].map(([id, kinds]) => ({ id, kinds })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

interface Told {
  readonly orderId?: string
  readonly lineId?: string
  readonly billId?: string
  readonly billNumber?: string
  readonly reason?: string
  readonly approvedBy?: string
  readonly amountPaise?: number
  readonly cancels?: readonly unknown[]
}

async function lossesOf(runtime: Runtime, event: LossEvent): Promise<readonly Loss[]> {
  if (event.type === 'BillIssued') return lossesOfBill(event)
  const loss = await lossOf(runtime, event)
  return loss === null ? [] : [loss]
}

/** What was given off a bill: on the whole, and on its lines by whoever gave it there. */
function lossesOfBill({ position, at, by, data }: LossEvent): readonly Loss[] {
  const { billId, billNumber, orderId, figures, texts, discounts = [], discountApprovedBy = null } = data as unknown as IssuedBill
  const bill = { position, at, orderId, billId }
  const reason = discounts.find(({ kind, on }) => kind === 'discount' && on === 'bill')?.reason ?? ''
  const offBill: readonly Loss[] = figures.billDiscountPaise === 0 ? []
    : [{ ...bill, kind: 'discount', by, approvedBy: discountApprovedBy, amountPaise: figures.billDiscountPaise, what: billNumber, reason }]
  const lines = new Map(figures.lines.map(line => [line.id, line]))
  return offBill.concat(texts.flatMap(({ lineId, discounts: given = [] }) => given.flatMap((each): readonly Loss[] => {
    const { kind, givenBy = by, approvedBy = discountApprovedBy, reason: why = '' } = each
    const { name = '', lineDiscountPaise = 0 } = lines.get(lineId) ?? {}
    if (kind !== 'discount' && kind !== 'comp') return []
    return [{ ...bill, kind, by: givenBy, approvedBy, amountPaise: each.amountPaise ?? lineDiscountPaise, what: name, reason: why }]
  })))
}

async function lossOf(runtime: Runtime, { position, at, by, type, data }: LossEvent): Promise<Loss | null> {
  const told = data as Told
  const { orderId = null, billId = null, billNumber = '', reason = '', approvedBy = null, amountPaise = 0 } = told
  const loss = { position, at, by, approvedBy, amountPaise, what: billNumber, reason, orderId, billId }
  switch (type) {
    case 'LineVoided': {
      const { begun = approvedBy !== null } = data as { begun?: boolean }
      const kind = (told.cancels ?? []).length === 0 ? 'void-unsent' : begun ? 'void-cooked' : 'void-sent'
      return { ...loss, kind, what: (await lineOf(runtime, told))?.name ?? '' }
    }
    case 'LineQuantityChanged': {
      const { delta, begun = approvedBy !== null } = data as { delta: string; begun?: boolean }
      if ((told.cancels ?? []).length === 0) return null
      const line = await lineOf(runtime, told)
      return {
        ...loss, kind: begun ? 'void-cooked' : 'void-sent', what: line?.name ?? '',
        amountPaise: told.amountPaise ?? Math.round(Math.abs(Number(delta)) * (line?.unitPricePaise ?? 0)),
      }
    }
    case 'CreditNoteIssued': {
      const { creditPaise, reopens, creditNoteNumber } = data as { creditPaise: number; reopens: boolean; creditNoteNumber: string }
      return { ...loss, kind: reopens ? 'reopened' : 'credit-note', what: `${creditNoteNumber} · ${billNumber}`, amountPaise: creditPaise }
    }
    case 'RefundPaid':
      return { ...loss, kind: 'refund' }
    case 'TenderReversed':
      return { ...loss, kind: 'correction', amountPaise: amountPaise - ((data as { changePaise?: number }).changePaise ?? 0) }
    case 'DrawerOpenedNoSale':
      return { ...loss, kind: 'no-sale', what: (data as { drawerId: string }).drawerId }
    case 'ShiftClosed': {
      const { overShortPaise, personId, drawerId, note = '' } = data as { overShortPaise: number; personId: string; drawerId: string; note?: string }
      if (overShortPaise === 0) return null
      return { ...loss, kind: overShortPaise < 0 ? 'short' : 'over', by: personId, amountPaise: Math.abs(overShortPaise), what: drawerId, reason: note }
    }
    default:
      return null
  }
}

async function lineOf(runtime: Runtime, { orderId, lineId }: Told): Promise<OrderState['lines'][string] | undefined> {
  if (orderId === undefined || lineId === undefined) return undefined
  const entry = await loadEntry(runtime, `order/${orderId}`)
  return entry ? (entry.state as OrderState).lines[lineId] : undefined
}
