import { paiseOf } from '../kit/body'

/** What is typed in a form, or in one row of a list in it: texts as they are, the rows by the list's name. */
export interface Typed {
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly rows: Readonly<Record<string, readonly Typed[]>>
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type Members = { [name: string]: Json }

const scopes = '[data-row], form'

/** Lists that a definition always has, empty or not. */
const always = new Set(['variants', 'modifierGroupIds', 'modifiers', 'options'])

/** @returns the fields of a form or row, without those of the rows below it */
export function controlsOf(scope: Element): readonly Control[] {
  return [...scope.querySelectorAll<Control>('[data-field]')].filter(control => control.closest(scopes) === scope)
}

/** @returns the lists of a form or row, without those of the rows below it */
export function listsOf(scope: Element): readonly HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>('[data-rows]')].filter(list => list.closest(scopes) === scope)
}

/** @returns the rows of a list */
export function rowsOf(list: Element): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')].filter(row => row.parentElement?.closest('[data-rows]') === list)
}

const isBox = (control: Control): control is HTMLInputElement => control instanceof HTMLInputElement && control.type === 'checkbox'
const isRadio = (control: Control): control is HTMLInputElement => control instanceof HTMLInputElement && control.type === 'radio'
const nameOf = (control: Control): string => control.dataset['field'] ?? ''

/** @returns what is typed, as it stands there */
export function typedIn(scope: Element): Typed {
  const fields: Record<string, string | string[]> = {}
  for (const control of controlsOf(scope)) {
    const name = nameOf(control)
    if (isBox(control)) {
      const before = fields[name]
      const list = Array.isArray(before) ? before : []
      fields[name] = control.checked ? [...list, control.value] : list
    } else if (!isRadio(control) || control.checked) fields[name] = control.value
  }
  return { fields, rows: Object.fromEntries(listsOf(scope).map(list => [list.dataset['rows'] ?? '', rowsOf(list).map(typedIn)])) }
}

/** Puts back what was typed, also rows that were added and without those that were taken away. */
export function fillIn(scope: Element, { fields, rows }: Typed): void {
  for (const list of listsOf(scope)) {
    const wanted = rows[list.dataset['rows'] ?? ''] ?? []
    for (const surplus of rowsOf(list).slice(wanted.length)) surplus.remove()
    while (rowsOf(list).length < wanted.length) appendRow(list)
    rowsOf(list).forEach((row, index) => {
      const typed = wanted[index]
      if (typed) fillIn(row, typed)
    })
  }
  for (const control of controlsOf(scope)) {
    const value = fields[nameOf(control)]
    if (value === undefined) continue
    if (isBox(control)) control.checked = value.includes(control.value)
    else if (isRadio(control)) control.checked = control.value === value
    else control.value = String(value)
  }
}

/** Adds an empty row to a list. @returns the row */
export function appendRow(list: Element): HTMLElement | null {
  const template = list.querySelector<HTMLTemplateElement>(':scope > template')
  const row = template?.content.firstElementChild?.cloneNode(true)
  if (!(row instanceof HTMLElement)) return null
  list.querySelector(':scope > .rows-list')?.append(row)
  return row
}

/** @returns the JSON that a form's fields make, as the command takes it: empty ones are left out */
export function definitionIn(scope: Element): Members {
  const made: Members = {}
  for (const control of controlsOf(scope)) {
    if (isRadio(control) && !control.checked) continue
    const [name, type] = [nameOf(control), control.dataset['type'] ?? 'text']
    if (isBox(control)) {
      const before = made[name]
      const list = Array.isArray(before) ? (before as Json[]) : []
      if (control.checked) made[name] = [...list, type === 'ints' ? Number(control.value) : control.value]
      else if (always.has(name)) made[name] = list
      continue
    }
    if (type === 'dish') {
      const [itemId, variantId] = (dishOf(control.value) ?? '').split('/')
      Object.assign(made, { itemId: itemId ?? '', ...(variantId !== undefined && { variantId }) })
      continue
    }
    const value = valueOf(control.value.trim(), type)
    if (value !== null) put(made, name, value)
  }
  for (const list of listsOf(scope)) {
    const [name, rows] = [list.dataset['rows'] ?? '', rowsOf(list).map(definitionIn)]
    if (rows.length > 0 || always.has(name)) put(made, name, rows)
  }
  return made
}

function put(made: Members, path: string, value: Json): void {
  const dot = path.indexOf('.')
  if (dot < 0) {
    made[path] = value
    return
  }
  const [first, rest] = [path.slice(0, dot), path.slice(dot + 1)]
  const inner: Members = { ...(made[first] as Members | undefined) }
  put(inner, rest, value)
  made[first] = inner
}

/** What cannot be read stays as it was typed: the check before sending names it. */
function valueOf(text: string, type: string): Json {
  if (text === '') return null
  switch (type) {
    case 'int':
      return /^\d{1,9}$/.test(text) ? Number(text) : text
    case 'rupees': {
      const paise = paiseOf(text)
      return Number.isNaN(paise) ? text : paise
    }
    case 'percent':
      return basisPointsOf(text) ?? text
    case 'words': {
      const words = text.split(',').map(word => word.trim()).filter(word => word !== '')
      return words.length > 0 ? words : null
    }
    default:
      return text
  }
}

/** @returns basis points of a percentage as a person types it: `2.5` → 250 */
export function basisPointsOf(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(text.replace(/[%\s]/g, ''))
  return match ? Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`) : null
}

/** @returns `butter-naan` or `paneer-tikka/half` for what stands in the list of dishes, null for anything else */
export function dishOf(text: string): string | null {
  const wanted = text.trim().toLowerCase()
  const option = [...document.querySelectorAll<HTMLOptionElement>('#all-dishes option')].find(({ value }) => value.toLowerCase() === wanted)
  return option?.dataset['dish'] ?? null
}
