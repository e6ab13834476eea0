import { instantOf, newId } from '@restoflow/core'
import { registerBody } from '../kit/commands'
import { clearCustomer, customerOf } from '../kit/customer-picker'
import { on } from '../kit/events'
import { make } from '../kit/problem-card'
import { t } from '../kit/words'

/** Makes the forms for bookings and the wait-list fill in what a field alone cannot say: the instant, and who it is. */
export function startBookingForms(): void {
  registerBody('booking', form => {
    const at = instantIn(form, 'booking')
    const customer = customerIn(form)
    if (customer === null) return say(form, t('browser.guests-who'))
    if (at === null) return say(form, t('browser.guests-when'))
    return { kind: 'booking', accept: true, at, customer }
  })
  registerBody('waiting', form => {
    const customer = customerIn(form)
    return customer === null ? say(form, t('browser.guests-who')) : { kind: 'walk-in', customer }
  })
  registerBody('change', form => {
    const at = instantIn(form, 'change')
    // no box ticked means no table, which a form does not say
    const boxes = form.querySelectorAll<HTMLInputElement>('[name="tableIds"]')
    const tableIds = [...boxes].filter(box => box.checked).map(box => box.value)
    return { ...(at !== null && { at }), ...(boxes.length > 0 && { tableIds }) }
  })
  registerBody('note', form => ({ note: form.querySelector<HTMLInputElement>('[name="note"]')?.value ?? '' }))
  registerBody('card', form => Object.fromEntries([...form.querySelectorAll<HTMLInputElement>('[data-text]')].map(input => [input.dataset['text'], input.value])))

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const opener = target?.closest<HTMLElement>('[data-open-dialog]')
    if (opener) return openDialog(opener.dataset['openDialog'] ?? '')
    const count = target?.closest<HTMLElement>('[data-fill]')
    if (count) {
      const { fill = '', value = '' } = count.dataset
      setValue(fill, value)
      pressCount(fill, value)
    }
    const time = target?.closest<HTMLElement>('[data-time]')
    if (time) setTime(time.dataset['time'] ?? '')
    if (target?.closest('[data-close-dialog]') || target?.matches('dialog.dialog')) target.closest('dialog')?.close()
  })
  document.addEventListener('input', event => {
    const input = event.target
    if (!(input instanceof HTMLInputElement)) return
    if (input.type === 'number') pressCount(input.id, input.value)
    if (input.id === 'booking-time') pressTime(input.value)
  })
  on('restoflow:done', ({ element }) => {
    if (element?.id === 'booking-form' || element?.id === 'waiting-form') element.closest('dialog')?.close()
  })
  on('restoflow:waiting', ({ element }) => element?.closest('dialog')?.close())
}

function openDialog(id: string): void {
  const dialog = document.getElementById(id)
  if (!(dialog instanceof HTMLDialogElement)) return
  const form = dialog.querySelector('form')
  form?.reset()
  // one for each opening: a second tap on its button is the same intent
  if (form) form.dataset['intent'] = newId()
  for (const picker of dialog.querySelectorAll<HTMLElement>('[data-customer-picker]')) clearCustomer(picker)
  for (const place of dialog.querySelectorAll('.dialog-errors')) place.replaceChildren()
  pressTime('')
  for (const input of dialog.querySelectorAll<HTMLInputElement>('input[type="number"]')) pressCount(input.id, input.value)
  dialog.showModal()
  dialog.querySelector<HTMLElement>(id === 'waiting-dialog' ? '#waiting-guest-phone' : '[data-customer="phone"]')?.focus()
}

function customerIn(form: HTMLElement): Record<string, unknown> | null {
  const picker = form.querySelector<HTMLElement>('[data-customer-picker]')
  return picker && customerOf(picker)
}

function instantIn(form: HTMLElement, prefix: string): string | null {
  const value = (part: string): string => form.querySelector<HTMLInputElement>(`#${prefix}-${part}`)?.value ?? ''
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value('time')) ?? []
  if (value('day') === '' || hours === undefined) return null
  return instantOf(value('day'), Number(hours) * 60 + Number(minutes), form.dataset['timeZone'] ?? 'UTC')
}

function say(form: HTMLElement, text: string): null {
  const card = make('div', 'notice warn', make('span', '', make('b', '', text)))
  card.setAttribute('role', 'alert')
  document.querySelector(form.dataset['errors'] ?? '')?.replaceChildren(card)
  return null
}

function setValue(id: string, value: string): void {
  const input = document.getElementById(id)
  if (input instanceof HTMLInputElement) input.value = value
}

function setTime(time: string): void {
  setValue('booking-time', time)
  pressTime(time)
}

function pressCount(id: string, value: string): void {
  for (const chip of document.querySelectorAll<HTMLElement>(`[data-fill="${id}"]`)) chip.setAttribute('aria-pressed', String(chip.dataset['value'] === value))
}

function pressTime(time: string): void {
  for (const chip of document.querySelectorAll<HTMLElement>('[data-time]')) chip.setAttribute('aria-pressed', String(chip.dataset['time'] === time))
}
