import { readText, tidy } from './cells'
import { fault } from './fault'

/**
 * Several things in one cell: `Half [hi: हाफ़] = 160; Full = 290`. Things are parted by `;` or a new line; `[…]` says more
 * about one; a name that holds one of these characters stands in double quotes, a quote in it twice.
 */
export interface ListEntry {
  readonly name: string
  /** What `[hi: हाफ़; id: half]` says. */
  readonly attributes: ReadonlyMap<string, string>
  /** What stands behind `=`. */
  readonly value?: string
}

/** @returns the parts of a text between separators that stand neither in quotes nor in brackets; empty ones are left out @throws CellFault */
export function splitOutside(text: string, separators: string): readonly string[] {
  const parts: string[] = []
  let [part, quoted, depth] = ['', false, 0]
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (!quoted && character === '[') depth += 1
    if (!quoted && character === ']') depth -= 1
    if (!quoted && depth <= 0 && separators.includes(character)) {
      parts.push(part)
      part = ''
    } else part += character
  }
  if (quoted || depth !== 0) fault('bad-list', { text: tidy(text) })
  return [...parts, part].map(each => each.trim()).filter(each => each !== '')
}

/** @returns the text without the quotes around it */
export function unquoted(text: string): string {
  const match = /^"([\s\S]*)"$/.exec(text.trim())
  return tidy(match ? (match[1] ?? '').replaceAll('""', '"') : text)
}

/** @returns the text, in quotes where it holds one of the characters that mean something in its cell */
export function quotedName(text: string, special: string): string {
  const needs = text.startsWith('"') || [...special].some(character => text.includes(character)) || /^\d+ ?[x×]/i.test(text)
  return needs ? `"${text.replaceAll('"', '""')}"` : text
}

/** Characters that mean something in a list of things with names and amounts. */
export const listSpecial = ';=[]"\n'

/** @returns the things of a list @throws CellFault */
export function readList(text: string): readonly ListEntry[] {
  return parted(text).map(readEntry)
}

/** Who writes `Half = 160, Full = 290` means two as well. */
function parted(text: string): readonly string[] {
  const entries = splitOutside(text, ';\n')
  const [only] = entries
  if (entries.length !== 1 || only === undefined || splitOutside(only, '=').length < 3) return entries
  return only.split(/,\s*(?=[^\d\s,=][^,=]*=)/).map(each => each.trim())
}

function readEntry(text: string): ListEntry {
  const [left = '', ...rest] = splitOutside(text, text.includes('=') || text.includes('"') || text.includes('[') ? '=' : ':')
  if (rest.length > 1) fault('bad-list', { text })
  const { name, attributes } = readNamed(left)
  return { name, attributes, ...(rest[0] !== undefined && { value: rest[0] }) }
}

/** @returns a name and what its brackets say: `Half [hi: हाफ़]` @throws CellFault */
export function readNamed(text: string): Pick<ListEntry, 'name' | 'attributes'> {
  const at = text.trim().startsWith('"') ? text.indexOf('[', text.lastIndexOf('"')) : text.indexOf('[')
  const attributes = new Map<string, string>()
  if (at >= 0) {
    const inside = /^\[([\s\S]*)\]$/.exec(text.slice(at).trim())?.[1] ?? fault('bad-list', { text })
    for (const each of splitOutside(inside, ';')) {
      const colon = each.indexOf(':')
      if (colon < 1) fault('bad-list', { text })
      attributes.set(each.slice(0, colon).trim(), unquoted(each.slice(colon + 1)))
    }
  }
  const name = readText(unquoted(at >= 0 ? text.slice(0, at) : text), 120)
  return name === '' ? fault('bad-list', { text }) : { name, attributes }
}

/** @returns `Half [hi: हाफ़]`, as {@link readNamed} reads it */
export function writeNamed(name: string, attributes: readonly (readonly [key: string, value: string])[], special = listSpecial): string {
  const inside = attributes.map(([key, value]) => `${key}: ${quotedName(value, ';[]"\n')}`).join('; ')
  return quotedName(name, special) + (inside === '' ? '' : ` [${inside}]`)
}
