import { instantOf, localTime, newId } from '@restoflow/core'
import { staffId, withAs } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { clearCustomer, customerOf } from '../kit/customer-picker'
import { on } from '../kit/events'
import { make, problemCard, showProblem } from '../kit/problem-card'
import { sendCommand } from '../kit/send'
import { serverNow } from '../kit/server-clock'
import { t } from '../kit/words'
import { required } from '../floor/pad'

const minuteMs = 60_000
const kinds = ['takeaway', 'delivery', 'aggregator'] as const
const form = (): HTMLFormElement => required('new-order-form') as HTMLFormElement
const picker = (): HTMLElement | null => form().querySelector<HTMLElement>('[data-customer-picker]')
const text = (id: string): string => (document.getElementById(id) as HTMLInputElement | null)?.value.trim() ?? ''
const kind = (): string => form().querySelector<HTMLInputElement>('[name="kind"]:checked')?.value ?? 'takeaway'
/** One for each opening of the dialog: a second tap on its button is the same order. */
let orderId = ''

/** Makes the form of a phone call answer: its kinds, the guest as one types, the last order again, the promised time. */
export function startNewOrder(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const opener = target?.closest<HTMLElement>('[data-new-order]')
    if (opener) return open(opener.dataset['newOrder'] ?? 'takeaway')
    const operator = target?.closest<HTMLElement>('[data-operator]')
    if (operator) chooseOperator(operator.dataset['operator'] ?? '')
    if (target?.closest('#new-order-errors [data-open-order]')) dialog().close()
  })
  form().addEventListener('change', event => {
    const input = event.target as HTMLInputElement
    if (input.name === 'kind') showKind()
    if (input.name === 'in') (required('new-order-time') as HTMLInputElement).value = ''
  })
  form().addEventListener('input', event => {
    const input = event.target as HTMLInputElement
    if (input.id === 'new-order-time' && input.value !== '') setChecked('in', '')
    if (input.dataset['customer'] === 'phone') required('known-guest').replaceChildren()
    if (input.id === 'source-name') pressOperator(input.value)
  })
  form().addEventListener('keydown', event => {
    const chosen = event.altKey ? ({ KeyT: 'takeaway', KeyD: 'delivery', KeyA: 'aggregator' } as const)[event.code as 'KeyT'] : undefined
    if (chosen === undefined) return
    event.preventDefault()
    setChecked('kind', chosen)
    showKind()
  })
  form().addEventListener('submit', event => {
    event.preventDefault()
    void submit()
  })
  on('restoflow:customer', ({ customer, picker: of }) => {
    if (of === picker()) void showKnown(customer.id)
  })
  on('restoflow:refused', ({ problem, element }) => {
    if (element === form() && problem.orderId !== undefined) offerExisting(problem.orderId)
  })
}

const dialog = (): HTMLDialogElement => required('new-order-dialog') as HTMLDialogElement

function open(wanted: string): void {
  orderId = newId()
  form().reset()
  const fields = picker()
  if (fields) clearCustomer(fields)
  required('known-guest').replaceChildren()
  required('new-order-errors').replaceChildren()
  pressOperator('')
  setChecked('kind', kinds.find(each => each === wanted) ?? 'takeaway')
  showKind()
  dialog().showModal()
  firstField()?.focus()
}

/** On a phone call the number comes first; of an app's order its number. */
function firstField(): HTMLElement | null {
  if (kind() !== 'aggregator') return document.getElementById('counter-guest-phone') ?? form().querySelector('[name="kind"]')
  const operators = document.querySelectorAll<HTMLElement>('[data-operator]')
  const [only] = operators
  if (only && operators.length === 1) chooseOperator(only.dataset['operator'] ?? '')
  return operators.length > 1 ? (only ?? null) : document.getElementById('source-number')
}

function showKind(): void {
  form().dataset['kind'] = kind()
}

function setChecked(name: string, value: string): void {
  const radio = form().querySelector<HTMLInputElement>(`[name="${name}"][value="${value}"]`)
  if (radio) radio.checked = true
}

function chooseOperator(name: string): void {
  (required('source-name') as HTMLInputElement).value = name
  pressOperator(name)
  required('source-number').focus()
}

function pressOperator(name: string): void {
  for (const chip of document.querySelectorAll<HTMLElement>('[data-operator]')) {
    chip.setAttribute('aria-pressed', String(chip.dataset['operator']?.toLowerCase() === name.trim().toLowerCase()))
  }
}

async function showKnown(customerId: string): Promise<void> {
  const answer = await fetch(withAs(`/counter/guests/${customerId}`), { headers: { 'RestoFlow-As': staffId(), 'HX-Request': 'true' } }).catch(() => null)
  if (!answer?.ok) return
  const html = await answer.text()
  const id = picker()?.querySelector<HTMLInputElement>('[data-customer="id"]')?.value
  // another number was typed meanwhile
  if (id === customerId) required('known-guest').innerHTML = html
}

/** @returns the promised instant, or undefined: when it is ready */
export function promisedAt(minutes: string, time: string, timeZone: string): string | undefined {
  const nowMs = serverNow()
  if (minutes !== '') return new Date(Math.ceil((nowMs + Number(minutes) * minuteMs) / minuteMs) * minuteMs).toISOString()
  const [, hours, rest] = /^(\d\d):(\d\d)/.exec(time) ?? []
  if (hours === undefined) return undefined
  const { date } = localTime(new Date(nowMs).toISOString(), timeZone)
  const at = instantOf(date, Number(hours) * 60 + Number(rest), timeZone)
  // a time that has passed is tomorrow's: a call before midnight for half past twelve
  return Date.parse(at) < nowMs - 60 * minuteMs ? instantOf(date, 1_440 + Number(hours) * 60 + Number(rest), timeZone) : at
}

async function submit(): Promise<void> {
  required('new-order-errors').replaceChildren()
  const isThrough = kind() === 'aggregator'
  const fields = picker()
  const customer = isThrough || !fields ? null : customerOf(fields)
  const source = { name: text('source-name'), orderNumber: text('source-number') }
  const missing = source.name === '' ? 'source-name' : source.orderNumber === '' ? 'source-number' : null
  if (isThrough && missing !== null) return complain(t('browser.counter-which'), missing)
  if (kind() === 'delivery' && fields && customer?.phone === undefined) return complain(t('browser.counter-phone'), 'counter-guest-phone')
  if (kind() === 'delivery' && fields && customer?.address === undefined) return complain(t('browser.counter-address'), 'counter-guest-address')
  const customerId = customer === null ? undefined : await savedCustomer(customer)
  if (customerId === null) return
  const at = promisedAt(form().querySelector<HTMLInputElement>('[name="in"]:checked')?.value ?? '', text('new-order-time'), form().dataset['timeZone'] ?? 'UTC')
  const again = document.getElementById('same-again') as HTMLInputElement | null
  const body = {
    orderId, kind: kind(), ...(customerId !== undefined && { customerId }), ...(at !== undefined && { promisedAt: at }), ...(isThrough && { source }),
    ...(!isThrough && again?.checked === true && { lines: JSON.parse(again.value) as unknown }),
  }
  giveCommand('orders', body, t('browser.counter-open'), { element: form(), intent: `new-order-${orderId}-${newId()}` })
}

/** Keeps the guest beside the journal first: the order holds the id alone. @returns null where it could not be kept */
export async function savedCustomer(customer: object, place: string = 'new-order-errors'): Promise<string | null> {
  const outcome = await sendCommand({ key: newId(), as: staffId(), path: 'customers', body: customer, label: '', intent: null, atMs: Date.now() })
  if (outcome.kind === 'done') return (outcome.reply as { readonly state: { readonly id: string } }).state.id
  const problem = outcome.kind === 'refused'
    ? outcome.problem
    : { status: 0, code: '', title: t('browser.counter-guest-not-kept'), detail: t('browser.this-needs-connection'), fix: t('browser.try-again') }
  showProblem(problem, document.getElementById(place), undefined)
  return null
}

function complain(what: string, field: string): void {
  required('new-order-errors').replaceChildren(problemCard({ status: 0, code: '', title: what, detail: '', fix: '' }, undefined))
  document.getElementById(field)?.focus()
}

/** The number is taken: the order that has it is one tap away. */
function offerExisting(existing: string): void {
  const link = make('a', 'button', t('browser.counter-open-existing'))
  link.setAttribute('href', `/counter?order=${existing}`)
  link.dataset['openOrder'] = existing
  required('new-order-errors').append(link)
}
