import type { TestHouse } from './house'
import { dayOfRun, must, type Scenario } from './scenario-steps'

/** Takes the count of every drawer, so that one is free. */
const freeDrawers = async (house: TestHouse): Promise<void> => {
  const { body } = await house.get('shifts')
  for (const { id } of body.items as { id: string }[]) await must(house, `shifts/${id}/close`, { countedPaise: 0 })
}
const opened = async (house: TestHouse, run: number): Promise<string> => {
  await freeDrawers(house)
  await must(house, `shifts/s${run}/open`, { floatPaise: 200_000 })
  return `s${run}`
}
const moves = { amountPaise: 5_000, reason: 'Vegetables' }

/** Drawers, shifts and the close of days. */
export const dayScenarios: Readonly<Record<string, Scenario>> = {
  'shift.open': async (house, run) => {
    await freeDrawers(house)
    return { path: `shifts/s${run}/open`, body: { floatPaise: 200_000 } }
  },
  'shift.cash-in': async (house, run) => ({ path: `shifts/${await opened(house, run)}/cash-in`, body: moves }),
  'shift.cash-out': async (house, run) => ({ path: `shifts/${await opened(house, run)}/cash-out`, body: moves }),
  'shift.drop': async (house, run) => ({ path: `shifts/${await opened(house, run)}/drop`, body: moves }),
  'shift.close': async (house, run) => ({ path: `shifts/${await opened(house, run)}/close`, body: { countedPaise: 190_000 } }),
  'shift.hand-over': async (house, run) => ({
    path: `shifts/${await opened(house, run)}/hand-over`, body: { countedPaise: 200_000, toPersonId: 'farah', toShiftId: `t${run}` },
  }),
  'drawer.open-no-sale': async () => ({ path: 'drawers/main/open-no-sale', body: { reason: 'Change for a guest' } }),
  // days close in their order: each run has one of its own, long before anything was sold
  'day.print': async (house, run) => {
    const day = dayOfRun('2001-01-01', run)
    await must(house, `days/${day}/close`)
    return { path: `days/${day}/print`, body: { form: '80' } }
  },
  'day.close': async (_, run) => ({ path: `days/${dayOfRun('2001-01-01', run)}/close`, body: {} }),
}
