import { dayOfRun, freeTable, must, type Scenario } from './scenario-steps'
import type { TestHouse } from './house'

/** Within the year that bookings are taken for. */
const atOf = (run: number): string => `${dayOfRun(new Date().toISOString().slice(0, 10), 2 + (run % 300))}T14:00:00.000Z`

const asked = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, 'reservations', { reservationId: `r${run}`, kind: 'booking', covers: 2, at: atOf(run) })
  return `r${run}`
}
const accepted = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, `reservations/${await asked(house, run)}/accept`)
  return `r${run}`
}

/** Reservations and the book. */
export const guestScenarios: Readonly<Record<string, Scenario>> = {
  'reservation.request': async (_, run) => ({
    path: 'reservations', body: { reservationId: `r${run}`, kind: 'booking', covers: 2, at: atOf(run) },
  }),
  'reservation.accept': async (house, run) => ({ path: `reservations/${await asked(house, run)}/accept`, body: {} }),
  'reservation.decline': async (house, run) => ({ path: `reservations/${await asked(house, run)}/decline`, body: {} }),
  'reservation.change': async (house, run) => ({ path: `reservations/${await asked(house, run)}/change`, body: { covers: 4 } }),
  'reservation.arrive': async (house, run) => ({ path: `reservations/${await accepted(house, run)}/arrive`, body: {} }),
  'reservation.seat': async (house, run) => {
    await must(house, `reservations/${await accepted(house, run)}/arrive`)
    return { path: `reservations/r${run}/seat`, body: { tableId: await freeTable(house, run), orderId: `seat${run}` } }
  },
  'reservation.no-show': async (house, run) => {
    await must(house, 'reservations', { reservationId: `r${run}`, kind: 'walk-in', covers: 2 })
    return { path: `reservations/r${run}/no-show`, body: {} }
  },
  'reservation.restore': async (house, run) => {
    await must(house, `reservations/${await accepted(house, run)}/arrive`)
    return { path: `reservations/r${run}/restore`, body: {} }
  },
  'reservation.cancel': async (house, run) => ({ path: `reservations/${await asked(house, run)}/cancel`, body: { reason: 'guest-left' } }),
  'book.close': async (_, run) => ({ path: `books/${dayOfRun('2020-01-01', run)}/close`, body: {} }),
}
