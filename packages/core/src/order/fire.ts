import { defineDecision } from '../kernel/decider'
import { requireSettings } from '../kernel/errors'
import { own } from '../kernel/own'
import type { Course } from '../menu/menu'
import { formatQuantity } from '../money/quantity'
import type { OutletState } from '../outlet/outlet'
import { serialNumber, seriesStream } from '../calendar/serial'
import type { SeriesState } from '../series/series'
import { dayOf, orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderState, SentTicket } from './order'
import { unsentThousandths } from './order-view'

interface FireRefs {
  readonly outlet: OutletState
  readonly numbers: SeriesState
}

/**
 * Sends to each station the difference between what is ordered and what it has, as one ticket (KOT) with the day's next
 * number. Nothing new: no event, so that nothing cooks twice, whatever is tapped twice. A billed order still sends what it
 * has not sent: its lines are final, and nobody pays for food that never comes. Without `course` it leaves held courses out;
 * with it, it sends that course, held or not, and ends its hold.
 */
export const fireOrder = defineDecision<OrderState, { course?: Course }, FireRefs, OrderEvent>({
  name: 'order.fire',
  category: 'order',
  roles: orderRoles,
  reads: ({ refs, now }) => ({
    outlet: 'outlet',
    numbers: refs.outlet ? seriesStream('kot', dayOf(refs.outlet, now)) : undefined,
  }),
  decide: (state, { course }, env) => {
    if (state.status !== 'billed') requireOpen(state, env.id)
    const day = dayOf(env.refs.outlet, env.now)
    const { kot } = requireSettings(env.refs.outlet).series
    const byStation = new Map<string, { lineId: string; quantity: string }[]>()
    for (const lineId of state.lineOrder) {
      const line = state.lines[lineId]
      if (!line || (course === undefined ? state.heldCourses.includes(line.course) : line.course !== course)) continue
      const unsent = unsentThousandths(line)
      if (unsent <= 0) continue
      const lines = byStation.get(line.stationId) ?? []
      byStation.set(line.stationId, lines)
      lines.push({ lineId, quantity: formatQuantity(unsent) })
    }
    const released: OrderEvent[] =
      course !== undefined && state.heldCourses.includes(course) ? [{ type: 'CourseReleased', data: { orderId: env.id, course } }] : []
    if (byStation.size === 0) return released
    const tickets: SentTicket[] = [...byStation].map(([stationId, lines], ahead) => ({
      ticketId: env.newId(),
      number: serialNumber(kot, env.refs.numbers.taken, day, ahead),
      stationId,
      sequence: (own(state.sequences, stationId) ?? 0) + 1,
      lines,
    }))
    return [...released, { type: 'OrderFired', data: { orderId: env.id, course: course ?? null, day, tickets } }]
  },
})
