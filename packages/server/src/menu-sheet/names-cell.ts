import { createHash } from 'node:crypto'
import { isId } from '@restoflow/core'
import { readText, tidy } from './cells'
import { fault } from './fault'

type Names = Readonly<Record<string, string>>

/** @returns `butter-naan` of `Butter naan`; of a name without Latin letters a short digest. `taken` ids are counted on */
export function slugOf(name: string, taken: (id: string) => boolean = () => false): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 30).replace(/-+$/, '')
  const base = plain === '' ? `n-${createHash('sha256').update(tidy(name)).digest('hex').slice(0, 10)}` : plain
  let id = base
  for (let count = 2; taken(id); count++) id = `${base}-${count}`
  return id
}

/**
 * @param column where it stands, when it is read on behalf of another column
 * @throws CellFault
 */
export function readId(text: string, column?: string): string {
  const id = tidy(text)
  return isId(id) ? id : fault('bad-id', { text: id }, column)
}

/** Attributes of a thing inside a cell that say its id; every other one is a name in a language. */
const idKey = 'id'
const languageKey = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** @returns names by language, of the attributes of a thing in a cell @throws CellFault */
export function localNamesIn(attributes: ReadonlyMap<string, string>, others: readonly string[] = []): Names | undefined {
  const names: Record<string, string> = {}
  for (const [key, value] of attributes) {
    if (key === idKey || others.includes(key)) continue
    if (!languageKey.test(key)) fault('unknown-attribute', { text: key })
    names[key] = readText(value, 160)
  }
  return Object.keys(names).length > 0 ? names : undefined
}

/** @returns attributes that say the names of a thing, and its id where the name alone would make another */
export function nameAttributes({ id, name, names = {} }: { readonly id: string; readonly name: string; readonly names?: Names }): (readonly [string, string])[] {
  const local = Object.entries(names).filter(([, text]) => text.trim() !== '').sort(([a], [b]) => (a < b ? -1 : 1))
  return [...local, ...(slugOf(name) === id ? [] : [[idKey, id] as const])]
}

/** @returns the id that a thing in a cell keeps or gets: said, of a known one with the name, or made of the name @throws CellFault */
export function idIn(attributes: ReadonlyMap<string, string>, name: string,
  known: readonly { readonly id: string; readonly name: string }[], taken: Set<string>): string {
  const said = attributes.get(idKey)
  const same = known.find(each => tidy(each.name).toLowerCase() === name.toLowerCase() && !taken.has(each.id))
  const id = said === undefined ? (same?.id ?? slugOf(name, each => taken.has(each) || known.some(other => other.id === each))) : readId(said)
  taken.add(id)
  return id
}
