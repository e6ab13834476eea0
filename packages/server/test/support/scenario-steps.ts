import type { TestHouse } from './house'
import { demoRestaurant } from '../../src/demo/demo-restaurant'

/** A command that will succeed now, and write something. */
export interface Ready {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Brings the house to where the command has something to do; `run` is different each time. */
export type Scenario = (house: TestHouse, run: number) => Promise<Ready>

export const dish = 'paneer-butter-masala'
export const { settings } = demoRestaurant

export const must = async (house: TestHouse, path: string, body: Readonly<Record<string, unknown>> = {}): Promise<void> => {
  const { status, text } = await house.post(path, body, { key: await house.key('owner') })
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
}

export const takeaway = async (house: TestHouse, orderId: string, quantity = '2'): Promise<string> => {
  await must(house, 'orders', { orderId, kind: 'takeaway' })
  await must(house, `orders/${orderId}/add-line`, { lineId: `${orderId}-l`, itemId: dish, quantity })
  return orderId
}

export const ticketOf = async (house: TestHouse, orderId: string, kind: 'kot' | 'cancel' = 'kot'): Promise<string> => {
  const { body } = await house.get('tickets?limit=200')
  return (body.items as { id: string; orderId: string; kind: string }[]).find(ticket => ticket.orderId === orderId && ticket.kind === kind)?.id ?? ''
}

export const fired = async (house: TestHouse, orderId: string): Promise<string> => {
  await takeaway(house, orderId)
  await must(house, `orders/${orderId}/fire`)
  return ticketOf(house, orderId)
}

export const issued = async (house: TestHouse, orderId: string): Promise<string> => {
  await takeaway(house, orderId)
  await must(house, 'bills', { billId: `${orderId}-b`, orderId })
  return `${orderId}-b`
}

export const named = (name: string): { name: string } => ({ name })

/** A table `x{run}` with guests and their order `seat{run}`. */
export const seated = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, `outlet/tables/x${run}/define`, { ...named(`X${run}`), sectionId: 'main-hall', seats: 2, shape: 'round', x: 1, y: 1, width: 9, height: 9 })
  await must(house, `tables/x${run}/seat`, { covers: 2, orderId: `seat${run}` })
  return `seat${run}`
}

/** A free table besides. */
export const freeTable = async (house: TestHouse, run: number): Promise<string> => {
  const id = `x${run + 50_000}`
  await must(house, `outlet/tables/${id}/define`, { ...named(id), sectionId: 'main-hall', seats: 2, shape: 'round', x: 1, y: 1, width: 9, height: 9 })
  return id
}

/** @returns a local date of its own for each run */
export const dayOfRun = (firstDay: string, run: number): string => new Date(Date.parse(`${firstDay}T00:00:00Z`) + run * 86_400_000).toISOString().slice(0, 10)
