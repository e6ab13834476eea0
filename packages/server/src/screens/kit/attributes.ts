/** Further attributes of an element: `hx-…`, `data-…`, `id`, `form`. A view names them, the kit only passes them on. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** @returns class names joined, those left out that are false or absent */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
