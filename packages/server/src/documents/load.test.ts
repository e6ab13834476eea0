import { createDispatcher, createInMemoryJournal, restaurant, type CreditNoteState, type Entry, type House } from '@restoflow/core'
import { beforeAll, expect, it } from 'vitest'
import { demoRestaurant } from '../demo/demo-restaurant'
import { seedCommands } from '../demo/seed'
import type { Runtime } from '../runtime'
import { loadCreditNote } from './load'

const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => '2026-11-22T15:09:00.000Z' })
let house: House
beforeAll(async () => {
  const give = (command: string, id: string, body: object = {}) =>
    dispatcher.dispatch({ outlet: 'demo', command, id, body, by: { kind: 'key', id: 'owner-key', roles: ['owner'] } })
  for (const { command, id, body } of seedCommands(demoRestaurant)) await give(command, id, body)
  await give('order.open', 'o1', { kind: 'delivery' })
  await give('order.add-line', 'o1', { itemId: 'masala-dosa', quantity: '2' })
  await give('bill.issue', 'b1', { orderId: 'o1', placeOfSupply: '27' })
  await give('credit-note.issue', 'c1', { billId: 'b1', reason: 'Cold' })
  house = await dispatcher.house('demo')
})

/** @returns what loading needs of a runtime, with the note as it is read changed by `noted` */
function runtimeWith(noted: (state: CreditNoteState) => CreditNoteState): Runtime {
  const get = (stream: string): Entry | undefined => {
    const entry = house.get(stream)
    return entry && stream === 'credit-note/c1' ? { ...entry, state: noted(entry.state as CreditNoteState) } : entry
  }
  return { house: { get, state: (stream: string) => house.state(stream) }, config: { demo: true }, nameOf: (id: string) => id, outlet: 'demo' } as unknown as Runtime
}

const withoutPlace = (state: CreditNoteState): CreditNoteState => {
  if (!state.issued) return state
  const { placeOfSupply: _, ...issued } = state.issued
  return { ...state, issued }
}

it.each([['that copied the bill\'s place of supply', (state: CreditNoteState) => state], ['of before, which did not,', withoutPlace]])(
  'a credit note %s is of the state in which the bill was supplied', async (_, noted) => {
    const { paper } = await loadCreditNote(runtimeWith(noted), 'c1')
    expect(paper.facts.find(({ label }) => label === 'Place of supply')?.value).toBe('27 Maharashtra')
    expect(paper.heads).toEqual(['IGST'])
  })
