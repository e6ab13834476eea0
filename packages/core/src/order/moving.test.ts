import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Evening, verbs } from './moving.testing'

// RESTOFLOW_MOVING_RUNS=5000 plays more evenings, RESTOFLOW_MOVING_SEED=17 one run again; a failure prints its seed and its shortest form.
const { env = {} } = (globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }).process ?? {}
const numRuns = Number(env['RESTOFLOW_MOVING_RUNS'] ?? 100)
const seed = Number(env['RESTOFLOW_MOVING_SEED'] ?? (Date.now() % 1_000_000_000))

const number = fc.nat(10_000)
const steps = fc.array(fc.record({ verb: fc.constantFrom(...verbs), a: number, b: number, c: number }), { minLength: 1, maxLength: 150, size: 'max' })

describe(`moving orders, lines and tables at random (seed ${seed})`, () => {
  const done: Record<string, number> = {}

  it('loses and doubles no line, ticket or paisa, and tells the kitchen', () => {
    fc.assert(fc.property(fc.boolean(), steps, (cleaning, all) => {
      const evening = new Evening(cleaning)
      for (const step of all) evening.step(step)
      for (const [verb, count] of Object.entries(evening.done)) done[verb] = (done[verb] ?? 0) + count
    }), { numRuns, seed })
  })

  it('did each thing often enough to mean something', () => {
    for (const verb of new Set(verbs)) expect(done[verb] ?? 0, `${verb} of ${JSON.stringify(done)}`).toBeGreaterThan(0)
  })
})
