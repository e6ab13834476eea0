import { paiseTyped } from '@restoflow/core'

type Json = string | number | boolean | null | { [name: string]: Json } | Json[]

/** Values of a form's fields by their names; a field's `data-type` says what its text means. */
export interface FieldText {
  readonly name: string
  readonly value: string
  /** `text` by default; `int`; `rupees` (to whole paise); `flag` (a ticked box); `json`; `list` (several of one name). */
  readonly type: string
}

/**
 * @returns the JSON that a form's fields make: dotted names nest (`approval.pin`), empty fields are left out
 * @example
 * bodyOf([{ name: 'covers', value: '4', type: 'int' }, { name: 'approval.pin', value: '1111', type: 'text' }])
 * // { covers: 4, approval: { pin: '1111' } }
 */
export function bodyOf(fields: readonly FieldText[]): { [name: string]: Json } {
  const body: { [name: string]: Json } = {}
  for (const { name, value, type } of fields) {
    if (name === '' || value === '') continue
    const path = name.split('.')
    const last = path.pop() ?? name
    let place = body
    for (const step of path) {
      const next = place[step]
      place = isObject(next) ? next : (place[step] = {})
    }
    const before = place[last]
    if (type === 'list') place[last] = Array.isArray(before) ? [...before, value] : [value]
    else place[last] = valueOf(value, type)
  }
  return body
}

/** @returns whole paise of an amount as a person types it: `1,234.5` → 123450; NaN where it is none, as `12,50` is */
export const paiseOf = paiseTyped

function valueOf(text: string, type: string): Json {
  switch (type) {
    case 'int':
      return /^-?\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : text
    case 'rupees': {
      const paise = paiseOf(text)
      return Number.isNaN(paise) ? text : paise
    }
    case 'flag':
      return true
    case 'json':
      return JSON.parse(text) as Json
    default:
      return text.trim()
  }
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @returns what the fields of a form say, as {@link bodyOf} takes it */
export function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): readonly FieldText[] {
  const typeOf = (name: string): string => {
    const field = form.elements.namedItem(name)
    const element = field instanceof RadioNodeList ? field[0] : field
    return element instanceof HTMLElement ? (element.dataset['type'] ?? 'text') : 'text'
  }
  return [...new FormData(form, submitter)].flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value, type: typeOf(name) }] : [])
}
