import { formatMoney, newId } from '@restoflow/core'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { make } from '../kit/problem-card'
import { shownOrder } from './pad'
import { t } from '../kit/words'

/** More guests than these are not told apart by a tap. */
export const coversShownMax = 12

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form.item-options')

/** @returns whether the options of an item, or of any, are open */
export function optionsAreOpen(item?: string): boolean {
  const open = form()
  return open !== null && (item === undefined || open.dataset['forItem'] === item)
}

/** Opens an item's options in place, under its row. */
export function openOptions(row: HTMLElement, byKeyboard: boolean): void {
  closeOptions()
  const { item = '', name = '', course = '', price = '0', groups = '', decimals } = row.dataset
  const made = clone('#item-options')?.querySelector('form')
  const slot = made?.querySelector('[data-slot]')
  if (!made || !slot) return
  const variants = clone(`[data-variants="${item}"]`)
  if (variants) slot.append(variants)
  const combo = clone(`[data-combo="${item}"]`)
  if (combo) {
    slot.append(combo)
    // its parts have courses of their own
    made.querySelector('[name="course"]')?.closest('.segments')?.remove()
  }
  for (const group of groups.split(' ')) {
    const choices = group === '' ? null : clone(`[data-choices="${group}"]`)
    if (choices) slot.append(choices)
  }
  Object.assign(made.dataset, { forItem: item, name, price, errors: '#option-errors', intent: `add-${newId()}` })
  made.setAttribute('aria-label', t('browser.options-of', { name }))
  const courseField = made.querySelector<HTMLInputElement>(`[name="course"][value="${course}"]`)
  if (courseField) courseField.checked = true
  offerCovers(made)
  if (decimals !== undefined) sellByWeight(made)
  row.setAttribute('aria-expanded', 'true')
  row.parentElement?.querySelector('[data-options-of]')?.setAttribute('aria-expanded', 'true')
  row.parentElement?.append(made)
  update(made)
  bringIntoView(row.parentElement ?? made)
  if (byKeyboard) made.querySelector<HTMLElement>('input:not([disabled])')?.focus()
}

/** Which guest it is for, where the order has several: all of them, unless somebody says so. */
function offerCovers(made: HTMLFormElement): void {
  const slot = made.querySelector<HTMLElement>('[data-covers-slot]')
  const covers = Number(shownOrder()?.element.dataset['covers'] ?? 0)
  if (!slot || covers < 2 || covers > coversShownMax) return
  const choice = (cover: string, name: string, checked: boolean): HTMLElement => {
    const input = make('input', '') as HTMLInputElement
    Object.assign(input, { type: 'radio', name: 'cover', value: cover, checked, defaultChecked: checked })
    return make('label', '', input, name)
  }
  slot.hidden = false
  slot.querySelector('.segments')?.replaceChildren(
    choice('', t('browser.for-all'), true), ...Array.from({ length: covers }, (_, index) => choice(String(index + 1), String(index + 1), false)),
  )
}

/** The item's name stays in sight, also where its options are longer than the pane. */
function bringIntoView(place: HTMLElement): void {
  const list = place.closest<HTMLElement>('.menu-items')
  const room = list && list.scrollHeight > list.clientHeight ? list.clientHeight : innerHeight
  place.scrollIntoView({ block: place.offsetHeight > room ? 'start' : 'nearest' })
}

/** Closes what is open. @returns whether something was */
export function closeOptions(): boolean {
  const open = form()
  if (!open) return false
  const row = document.getElementById(`item-${open.dataset['forItem'] ?? ''}`)
  const hadFocus = open.contains(document.activeElement)
  open.remove()
  for (const toggle of row?.parentElement?.querySelectorAll('[aria-expanded]') ?? []) toggle.setAttribute('aria-expanded', 'false')
  if (hadFocus) row?.focus({ preventScroll: true })
  return true
}

/** Makes the open options answer: least and most of each group, the amount on the button, the command. */
export function startOptions(): void {
  document.addEventListener('input', event => {
    const field = event.target instanceof HTMLInputElement ? event.target : null
    const open = field?.closest<HTMLFormElement>('form.item-options')
    if (!field || !open) return
    holdMost(field)
    update(open)
  })
  document.addEventListener('click', event => {
    const step = event.target instanceof Element ? event.target.closest<HTMLElement>('.item-options [data-step]') : null
    const open = step?.closest<HTMLFormElement>('form.item-options')
    const quantity = open?.querySelector<HTMLInputElement>('[name="quantity"]')
    if (!step || !open || !quantity) return
    const count = Math.min(99, Math.max(1, Number(quantity.value) + Number(step.dataset['step'])))
    quantity.value = String(count)
    const output = open.querySelector('output')
    if (output) output.textContent = String(count)
    update(open)
  })
  document.addEventListener('submit', event => {
    const open = event.target
    if (!(open instanceof HTMLFormElement) || !open.matches('.item-options')) return
    event.preventDefault()
    add(open)
  })
  on('restoflow:done', ({ element }) => {
    if (element instanceof HTMLFormElement && element === form()) closeOptions()
  })
  // Without a connection the line waits in the outbox, and the next item can be tapped.
  on('restoflow:waiting', ({ element }) => {
    if (element instanceof HTMLFormElement && element === form()) closeOptions()
  })
}

/** Brings the button up to date: its item may be sold out now, or not any more. */
export function refreshOptions(): void {
  const open = form()
  if (open) update(open)
}

function add(open: HTMLFormElement): void {
  const order = shownOrder()
  const missing = firstMissing(open)
  if (missing) {
    missing.dataset['missing'] = 'true'
    missing.querySelector('input')?.focus()
    return
  }
  if (!order || order.status !== 'open') return
  const { forItem: item = '', name = '', intent = '' } = open.dataset
  const fields = new FormData(open)
  const text = (field: string): string => {
    const value = fields.get(field)
    return typeof value === 'string' ? value.trim() : ''
  }
  const modifiers = modifiersIn(open)
  const choices = choicesOf(open)
  const quantity = quantityOf(open)
  const [variantId, note, course, cover] = [text('variantId'), text('note'), text('course'), text('cover')]
  const body = {
    lineId: newId(), itemId: item, quantity,
    ...(variantId !== '' && { variantId }), ...(choices.length > 0 ? { choices } : modifiers.length > 0 && { modifiers }),
    ...(note !== '' && { note }), ...(course !== '' && { course }), ...(cover !== '' && { cover: Number(cover) }),
  }
  giveCommand(`orders/${order.id}/add-line`, body, `${quantity} × ${name}`, { intent, element: open })
}

const modifiersIn = (place: Element): { modifierId: string }[] =>
  [...place.querySelectorAll<HTMLInputElement>('[data-modifier]:checked')].filter(box => !box.closest('[hidden]')).map(({ value }) => ({ modifierId: value }))

const chosenIn = (part: Element): string | undefined => part.querySelector<HTMLInputElement>('[data-only], [data-option]:checked')?.value

/** What is chosen of each part of a combo. */
function choicesOf(open: HTMLFormElement): object[] {
  return [...open.querySelectorAll<HTMLElement>('[data-combo-part]')].flatMap(part => {
    const value = chosenIn(part)
    if (value === undefined) return []
    const [itemId, variantId] = value.split(' ')
    const modifiers = modifiersIn(part)
    return [{ partId: part.dataset['comboPart'], itemId, ...(variantId && { variantId }), ...(modifiers.length > 0 && { modifiers }) }]
  })
}

/** What another choice asks for is out of sight, and counts for nothing. */
function showPartOptions(open: HTMLFormElement): void {
  for (const part of open.querySelectorAll<HTMLElement>('[data-combo-part]')) {
    const value = chosenIn(part)
    for (const asked of part.querySelectorAll<HTMLElement>('[data-part-option]')) asked.hidden = asked.dataset['partOption'] !== value
  }
}

/** A group that may hold only one takes the newer choice; in others what is too much can't be ticked. */
function holdMost(field: HTMLInputElement): void {
  const group = field.closest<HTMLElement>('fieldset[data-max]')
  if (!group || field.type !== 'checkbox') return
  delete group.dataset['missing']
  const most = Number(group.dataset['max'])
  const boxes = [...group.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
  if (most === 1) {
    for (const box of boxes) if (box !== field) box.checked = false
    return
  }
  const isFull = boxes.filter(box => box.checked).length >= most
  for (const box of boxes) box.disabled = isFull && !box.checked
}

function firstMissing(open: HTMLFormElement): HTMLElement | null {
  for (const group of open.querySelectorAll<HTMLElement>('fieldset[data-min]')) {
    if (group.closest('[hidden]')) continue
    const count = group.querySelectorAll('input:checked').length
    if (count < Number(group.dataset['min'])) return group
    delete group.dataset['missing']
  }
  const weight = open.querySelector<HTMLInputElement>('[name="weight"]')
  return weight && !weight.disabled && !isQuantity(weight.value) ? weight.closest('label') : null
}

/** The button says what it does: what is still to choose, or the amount. */
function update(open: HTMLFormElement): void {
  showPartOptions(open)
  const button = open.querySelector<HTMLButtonElement>('.add-item')
  const words = button?.querySelector('.while-idle')
  if (!button || !words) return
  if (button.disabled) {
    words.textContent = t('browser.sold-out')
    return
  }
  const missing = firstMissing(open)
  button.toggleAttribute('data-incomplete', missing !== null)
  if (missing) {
    const name = missing.dataset['name']
    words.textContent = name === undefined ? t('browser.type-quantity') : t('browser.choose', { what: name.toLowerCase() })
    return
  }
  const variant = open.querySelector<HTMLInputElement>('[name="variantId"]:checked')
  const chosen = [...open.querySelectorAll<HTMLInputElement>('[data-modifier]:checked, [data-option]:checked')].filter(box => !box.closest('[hidden]'))
  const unitPaise = Number(variant?.dataset['price'] ?? open.dataset['price']) + chosen.reduce((sum, box) => sum + Number(box.dataset['price']), 0)
  const amountPaise = Math.round(unitPaise * Number(quantityOf(open)))
  words.textContent = t('browser.add-amount', { amount: formatMoney(amountPaise, { paise: amountPaise % 100 === 0 ? 'never' : 'always' }) })
}

function quantityOf(open: HTMLFormElement): string {
  const weight = open.querySelector<HTMLInputElement>('[name="weight"]')
  if (weight && !weight.disabled) return weight.value.trim().replace(',', '.')
  return open.querySelector<HTMLInputElement>('[name="quantity"]')?.value ?? '1'
}

function isQuantity(text: string): boolean {
  return /^\d{1,3}([.,]\d{1,3})?$/.test(text.trim()) && Number(text.trim().replace(',', '.')) > 0
}

function sellByWeight(made: HTMLFormElement): void {
  const weight = made.querySelector<HTMLInputElement>('[name="weight"]')
  const label = weight?.closest('label')
  const stepper = made.querySelector<HTMLElement>('[data-stepper]')
  if (!weight || !label || !stepper) return
  weight.disabled = false
  label.hidden = false
  stepper.hidden = true
}

function clone(selector: string): DocumentFragment | null {
  const template = document.querySelector(selector)
  return template instanceof HTMLTemplateElement ? (template.content.cloneNode(true) as DocumentFragment) : null
}
