import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { dayView, type DayEvent, type DayState } from './day'

/** Puts on record that a Z report is printed: the first is the original, every later one a duplicate. Looking at it is no print. */
export const printDay = defineDecision<DayState, { readonly form: '80' | 'a4' }, unknown, DayEvent>({
  name: 'day.print',
  category: 'day',
  roles: ['owner', 'manager', 'cashier'],
  decide: ({ closed, copies }, { form }, { id }) => {
    const { zNumber } = closed ?? refuse('unknown-z-report', `${id} is not closed.`)
    return [{ type: 'ZReportPrinted', data: { businessDay: id, number: zNumber, copy: copies.length + 1, form } }]
  },
  view: dayView,
})
