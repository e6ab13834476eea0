import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import type { DayEvent, DayState } from './day'
import type { DayEntry } from './entries'

/** Adds one thing to the day's book. Only flows do, in the transaction of what happened. */
export const recordDay = defineDecision<DayState, DayEntry, unknown, DayEvent>({
  name: 'day.record',
  category: 'day',
  roles: null,
  decide: (state, body, env) => {
    if (state.status === 'closed') refuse('day-closed', `The business day ${env.id} is closed and takes nothing more.`)
    return [{ type: 'DayRecorded', data: { businessDay: env.id, ...body } }]
  },
})
