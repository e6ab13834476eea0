import { refuse } from './errors'

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/

/**
 * @returns a UTC instant in the journal's form, ISO 8601 with milliseconds; `2026-11-22T13:30Z` is accepted too
 * @throws RestoflowError `invalid-body`, naming the field
 */
export function requireInstant(text: string, field: string): string {
  const ms = instantPattern.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? refuse('invalid-body', `${field} must be a UTC instant such as 2026-11-22T13:30:00.000Z.`, { field }) : new Date(ms).toISOString()
}
