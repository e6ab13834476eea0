import { phoneText } from '@restoflow/core'
import { staffId } from './as'
import { emit } from './events'
import { make } from './problem-card'
import { t } from './words'

/** A guest as the server tells of one. */
export interface PickedCustomer {
  readonly id: string
  readonly name: string
  readonly phone?: string
  readonly address?: string
  readonly notes?: string
}

const pauseMs = 150
const shownMax = 6
type Part = 'id' | 'phone' | 'name' | 'address'

let asked = 0

/**
 * Makes every `[data-customer-picker]` of the page work, also of parts that come later: what is typed into phone or name finds guests,
 * a tap takes one. Another number after that means another guest. Fires `restoflow:customer` on document.
 */
export function startCustomerPickers(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('input', event => {
    const input = event.target instanceof HTMLInputElement ? event.target : null
    const picker = input?.closest<HTMLElement>('[data-customer-picker]')
    const part = input?.dataset['customer']
    if (!input || !picker || (part !== 'phone' && part !== 'name')) return
    // another number is another guest; a name may be corrected
    if (part === 'phone') forget(picker)
    clearTimeout(timer)
    timer = setTimeout(() => void find(picker, input), pauseMs)
  })
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const option = target?.closest<HTMLElement>('[data-pick-customer]')
    if (option) pick(option)
    else for (const open of document.querySelectorAll<HTMLElement>('[data-found]:not([hidden])')) if (!target || !open.parentElement?.contains(target)) hide(open)
  })
  document.addEventListener('keydown', event => {
    const input = event.target instanceof HTMLInputElement ? event.target : null
    const picker = input?.closest<HTMLElement>('[data-customer-picker]')
    const found = picker?.querySelector<HTMLElement>('[data-found]:not([hidden])')
    const focused = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-pick-customer]') : null
    if (found && input && event.key === 'ArrowDown') {
      event.preventDefault()
      found.querySelector<HTMLElement>('[data-pick-customer]')?.focus()
    } else if (focused && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const next = event.key === 'ArrowDown' ? focused.nextElementSibling : focused.previousElementSibling
      if (next instanceof HTMLElement) next.focus()
    } else if (found && event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      hide(found)
    }
  })
}

/** @returns who was picked or typed; null where nothing was */
export function customerOf(picker: HTMLElement): { readonly id?: string; readonly phone?: string; readonly name?: string; readonly address?: string } | null {
  const given = (['id', 'phone', 'name', 'address'] as const).flatMap(part => {
    const value = fieldOf(picker, part)?.value.trim() ?? ''
    return value === '' ? [] : [[part, value] as const]
  })
  return given.length === 0 ? null : Object.fromEntries(given)
}

/** Empties the fields. */
export function clearCustomer(picker: HTMLElement): void {
  for (const part of ['id', 'phone', 'name', 'address'] as const) {
    const field = fieldOf(picker, part)
    if (field) field.value = ''
  }
  forget(picker)
  const found = picker.querySelector<HTMLElement>('[data-found]')
  if (found) hide(found)
}

function fieldOf(picker: HTMLElement, part: Part): HTMLInputElement | null {
  return picker.querySelector<HTMLInputElement>(`[data-customer="${part}"]`)
}

function forget(picker: HTMLElement): void {
  const id = fieldOf(picker, 'id')
  if (id) id.value = ''
  const hint = picker.querySelector<HTMLElement>('[data-customer-hint]')
  if (hint) hint.hidden = true
}

async function find(picker: HTMLElement, input: HTMLInputElement): Promise<void> {
  const list = picker.querySelector<HTMLElement>('[data-found]')
  const typed = input.value.trim()
  if (!list) return
  const isPhone = input.dataset['customer'] === 'phone'
  if (typed.length < (isPhone ? 3 : 2) || (isPhone && typed.replace(/\D/g, '').length < 3)) return hide(list)
  const turn = ++asked
  const query = new URLSearchParams({ query: typed, limit: String(shownMax) })
  const answer = await fetch(`/api/v1/customers?${query}`, { headers: { 'RestoFlow-As': staffId() } }).catch(() => null)
  // what was typed meanwhile asks for itself
  if (turn !== asked) return
  const items = answer?.ok ? ((await answer.json()) as { items: readonly PickedCustomer[] }).items : []
  list.replaceChildren(...items.map(optionOf))
  list.hidden = items.length === 0
  for (const part of ['phone', 'name'] as const) fieldOf(picker, part)?.setAttribute('aria-expanded', String(items.length > 0))
}

function optionOf(customer: PickedCustomer): HTMLElement {
  const phone = customer.phone === undefined ? '' : phoneText(customer.phone)
  const isNamed = customer.name !== ''
  const option = make('button', 'customer-option', make('b', '', isNamed ? customer.name : phone), make('span', 'num', isNamed ? phone : ''))
  option.setAttribute('type', 'button')
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  option.dataset['pickCustomer'] = JSON.stringify(customer)
  return option
}

function pick(option: HTMLElement): void {
  const picker = option.closest<HTMLElement>('[data-customer-picker]')
  if (!picker) return
  const customer = JSON.parse(option.dataset['pickCustomer'] ?? '{}') as PickedCustomer
  const put = (part: Part, value: string): void => {
    const field = fieldOf(picker, part)
    if (field) field.value = value
  }
  put('id', customer.id)
  put('name', customer.name)
  put('phone', customer.phone === undefined ? '' : phoneText(customer.phone))
  if (customer.address !== undefined) put('address', customer.address)
  const hint = picker.querySelector<HTMLElement>('[data-customer-hint]')
  if (hint) {
    hint.hidden = false
    hint.textContent = customer.notes === undefined ? t('browser.guests-known') : `${t('browser.guests-known')}: ${customer.notes}`
  }
  const list = picker.querySelector<HTMLElement>('[data-found]')
  if (list) hide(list)
  fieldOf(picker, 'name')?.focus()
  emit('restoflow:customer', { customer, picker })
}

function hide(list: HTMLElement): void {
  list.hidden = true
  for (const input of list.closest('[data-customer-picker]')?.querySelectorAll('[aria-expanded]') ?? []) input.setAttribute('aria-expanded', 'false')
}
