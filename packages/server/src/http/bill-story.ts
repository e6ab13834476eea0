import { isId, refuse, type BillState, type Envelope, type IssuedBill, type IssuedCreditNote } from '@restoflow/core'
import type { Runtime } from '../runtime'
import type { Words } from '../words/words'
import { loadEntry } from './aggregates'
import { followingEvents, tellDeeds, type ToldDeed } from './deeds'

/** What somebody did to a bill. */
export interface BillDeed extends ToldDeed {
  readonly byName: string
}

/**
 * @returns a bill that was issued
 * @throws RestoflowError `unknown-bill`
 */
export async function loadIssued(runtime: Runtime, billId: string): Promise<{ readonly bill: BillState; readonly issued: IssuedBill }> {
  const bill = isId(billId) ? ((await loadEntry(runtime, `bill/${billId}`))?.state as BillState | undefined) : undefined
  return bill?.issued ? { bill, issued: bill.issued } : refuse('unknown-bill', `There is no bill ${billId}.`)
}

/** @returns a bill's credit notes, oldest first */
export async function notesOf(runtime: Runtime, bill: BillState): Promise<readonly IssuedCreditNote[]> {
  const entries = await Promise.all(bill.credits.map(({ creditNoteId }) => loadEntry(runtime, `credit-note/${creditNoteId}`)))
  return entries.flatMap(entry => (entry?.state as { readonly issued: IssuedCreditNote | null } | undefined)?.issued ?? [])
}

/** @returns who did what to a bill and with its credit notes, oldest first */
export async function billStory(runtime: Runtime, billId: string, bill: BillState, words: Words): Promise<readonly BillDeed[]> {
  const streams = [`bill/${billId}`, ...bill.credits.map(({ creditNoteId }) => `credit-note/${creditNoteId}`)]
  const events = (await Promise.all(streams.map(stream => runtime.journal.readStream(runtime.outlet, stream)))).flat()
    .filter(({ type }) => !followingEvents.includes(type))
    .sort((a, b) => a.position - b.position)
  const told = await tellDeeds(runtime, events.map(deedOf), words)
  return told.map((deed, place) => ({ ...deed, byName: runtime.nameOf(events[place]?.by.id ?? '') }))
}

const deedOf = ({ position, type, stream, at, data }: Envelope): Parameters<typeof tellDeeds>[1][number] =>
  ({ position, type, stream, at, data: data as Readonly<Record<string, unknown>> })
