import fc from 'fast-check'

declare const process: { readonly env: Readonly<Record<string, string | undefined>>; readonly stdout: { write(text: string): void } }

/**
 * Runs a property and prints its seed, so that a rare failure can be played again.
 * `RESTOFLOW_PROPERTY_RUNS` sets the number of cases (10,000 when absent), `RESTOFLOW_PROPERTY_SEED` the seed.
 */
export function holds<Values extends unknown[]>(name: string, property: fc.IProperty<Values>): void {
  const seed = process.env['RESTOFLOW_PROPERTY_SEED']
  const result = fc.check(property, {
    numRuns: Number(process.env['RESTOFLOW_PROPERTY_RUNS'] ?? 10_000),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  })
  process.stdout.write(`property: ${name}: seed ${result.seed}, ${result.numRuns} cases\n`)
  if (result.failed) throw new Error(fc.defaultReportMessage(result) ?? `${name} does not hold`)
}
