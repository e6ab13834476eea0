import { defineDecision } from '../kernel/decider'
import type { Course } from '../menu/menu'
import { orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderState } from './order'

/** The course waits: `fire` leaves it out until it is released, or fired by its name. */
export const holdCourse = defineDecision<OrderState, { course: Course }, unknown, OrderEvent>({
  name: 'order.hold-course',
  category: 'order',
  roles: orderRoles,
  decide: (state, { course }, env) => {
    requireOpen(state, env.id)
    return state.heldCourses.includes(course) ? [] : [{ type: 'CourseHeld', data: { orderId: env.id, course } }]
  },
})

/** The course waits no longer; the next `fire` sends it. */
export const releaseCourse = defineDecision<OrderState, { course: Course }, unknown, OrderEvent>({
  name: 'order.release-course',
  category: 'order',
  roles: orderRoles,
  decide: (state, { course }, env) => {
    if (state.status !== 'billed') requireOpen(state, env.id)
    return state.heldCourses.includes(course) ? [{ type: 'CourseReleased', data: { orderId: env.id, course } }] : []
  },
})
