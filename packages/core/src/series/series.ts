import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'

/** A numbered series: it holds only the takings, so that the count is the version and cannot have a gap. */
export interface SeriesState {
  /** `invoice/26-27`, empty before the first number. */
  readonly series: string
  readonly taken: number
  /** Date of the newest document: none may bear an earlier one. */
  readonly lastDate: string | null
}

export interface Serial {
  readonly number: string
  /** Id of the document that bears it. */
  readonly for: string
  /** Local date of the document, `2026-11-22`. */
  readonly date: string
}

export type SeriesEvent = DomainEvent<'SerialTaken', Serial & { series: string }>

export const series = defineFeature<SeriesState, SeriesEvent>({
  category: 'series',
  initial: { series: '', taken: 0, lastDate: null },
  evolve: (state, event) => ({ series: event.data.series, taken: state.taken + 1, lastDate: event.data.date }),
  // a day's series is short and soon of no use; years of them must not fill the memory
  live: ({ series }) => !/^(kot|token)\//.test(series),
  view: (_, state) => state,
})

/** Takes the next number. Only flows do: the number stands in the document of the same transaction. */
export const takeSerial = defineDecision<SeriesState, Serial, unknown, SeriesEvent>({
  name: 'series.take',
  category: 'series',
  roles: null,
  decide: (_, body, env) => [{ type: 'SerialTaken', data: { series: env.id, ...body } }],
})
