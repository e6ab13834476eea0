import { describe, expect, it } from 'vitest'
import { simulate, type Tally } from './simulate.testing'

// RESTOFLOW_SIMULATION_SEED=17 plays one seed again; RESTOFLOW_SIMULATION_RUNS=2000 plays more of them.
const { env = {} } = (globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }).process ?? {}
const only = env['RESTOFLOW_SIMULATION_SEED']
const runs = Number(env['RESTOFLOW_SIMULATION_RUNS'] ?? 40)
const seeds = only === undefined ? Array.from({ length: runs }, (_, index) => index + 1) : [Number(only)]

describe('a restaurant among failures', () => {
  const sum: Tally = { acknowledged: 0, refused: 0, retried: 0, deaths: 0, settled: 0, events: 0 }

  it.each(seeds)('keeps its laws: seed %d', async seed => {
    const tally = await simulate(seed)
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key]
  })

  it('lived through enough', () => {
    if (only !== undefined) return
    for (const [what, least] of [['acknowledged', 100], ['refused', 50], ['retried', 5], ['deaths', 0.5], ['settled', 2], ['events', 150]] as const) {
      expect(sum[what] / seeds.length, `${what}: ${JSON.stringify(sum)}`).toBeGreaterThan(least)
    }
  })

  it('repeats exactly', async () => {
    const seed = seeds[0] ?? 1
    expect(await simulate(seed)).toEqual(await simulate(seed))
  })
})
