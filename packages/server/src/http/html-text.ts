import type { JSX } from 'hono/jsx/jsx-runtime'

/** @returns the HTML of an element whose parts wait for nothing */
export function htmlText(element: JSX.Element): string {
  const text: unknown = element instanceof Promise ? null : element.toString()
  if (typeof text !== 'string') throw new Error('The element waits for something')
  return text
}
