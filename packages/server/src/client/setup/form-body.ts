import { paiseOf } from '../kit/body'

type Json = string | number | boolean | null | { [name: string]: Json } | Json[]
type Body = { [name: string]: Json }

/** @returns basis points of a percentage as a person types it: `2.5` → 250; NaN where it is none */
export function basisPointsOf(text: string): number {
  const match = /^(\d{1,3})(?:\.(\d{0,2}))?\s*%?$/.exec(text.trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN
}

/**
 * @param type `int`, `rupees` (to paise), `percent` (to basis points), `minutes` (to milliseconds), `lines` (one text a line), else text
 * @returns what a field's text means; the text itself where it means nothing, for the server to refuse
 */
export function meaningOf(text: string, type: string): Json {
  const number = (value: number): Json => (Number.isNaN(value) ? text : value)
  switch (type) {
    case 'int':
      return number(/^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN)
    case 'minutes':
      return number(/^\d{1,4}([.]\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 60_000) : Number.NaN)
    case 'rupees':
      return number(paiseOf(text))
    case 'percent':
      return number(basisPointsOf(text))
    case 'lines':
      return text.split('\n').map(line => line.trim()).filter(line => line !== '')
    default:
      return text.trim()
  }
}

/** @returns what a field of the form says, without spaces around it */
export function fieldText(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/**
 * @returns the JSON that a form of the set-up makes: dotted names nest, disabled fields are left out, a `bool` box is true or false, the
 * ticked ones of a `list` are one array, an empty field is left out, or null where `data-empty` says so
 */
export function formBody(form: HTMLFormElement): Body {
  const body: Body = {}
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)) continue
    if (field.name === '' || field.dataset['notSent'] !== undefined || field.matches(':disabled')) continue
    const type = field.dataset['type'] ?? 'text'
    const isBox = field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
    if (type === 'bool' && isBox) put(body, field.name, field.checked)
    else if (type === 'list') put(body, field.name, [...listAt(body, field.name), ...(isBox && !field.checked ? [] : [field.value])])
    else if (isBox && !field.checked) continue
    else if (type === 'lines') put(body, field.name, meaningOf(field.value, type))
    else if (field.value.trim() !== '') put(body, field.name, meaningOf(field.value, type))
    else if (field.dataset['empty'] === 'null') put(body, field.name, null)
  }
  return body
}

/** @returns the body alone: what the form's fields are called is not always what the command takes, and the rest is left out */
export function whole(form: HTMLFormElement, body: object): object {
  const names = [...new FormData(form).keys()].map(name => [name.split('.')[0] ?? '', undefined] as const)
  return { ...Object.fromEntries(names), ...body }
}

function listAt(body: Body, name: string): Json[] {
  const value = body[name]
  return Array.isArray(value) ? value : []
}

function put(body: Body, name: string, value: Json): void {
  const path = name.split('.')
  const last = path.pop() ?? name
  let place = body
  for (const step of path) {
    const next = place[step]
    place = typeof next === 'object' && next !== null && !Array.isArray(next) ? next : (place[step] = {})
  }
  place[last] = value
}
