/**
 * @returns the member that a record itself holds, or undefined. Plain indexing also finds what every object inherits,
 *   and `constructor` has the form of an id.
 */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
