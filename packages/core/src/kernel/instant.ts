import { refuse } from './errors'

const dayMs = 86_400_000

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/

/**
 * @returns a UTC instant in the journal's form, ISO 8601 with milliseconds; `2026-11-22T13:30Z` is accepted too
 * @throws RestoflowError `invalid-body`, naming the field
 */
export function requireInstant(text: string, field: string): string {
  const ms = instantPattern.test(text) ? Date.parse(text) : Number.NaN
  // a machine reads the 31st of February as the 3rd of March
  const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text.slice(0, 10))
  return !isReal ? refuse('invalid-body', `${field} must be a UTC instant such as 2026-11-22T13:30:00.000Z.`, { field }) : new Date(ms).toISOString()
}

/**
 * @param at UTC instant
 * @param pastMs how long ago it may be: what was typed while the connection was away arrives late
 * @param daysAhead how far ahead it may be
 * @throws RestoflowError `time-past`, `time-too-far`, naming the field
 */
export function requireNear(
  at: string, now: string, { field, pastMs, daysAhead }: { readonly field: string; readonly pastMs: number; readonly daysAhead?: number },
): void {
  const ms = Date.parse(at) - Date.parse(now)
  if (ms < -pastMs) refuse('time-past', `${at} is past.`, { field })
  if (daysAhead !== undefined && ms > daysAhead * dayMs) refuse('time-too-far', `${at} is more than ${daysAhead} days ahead.`, { field })
}
