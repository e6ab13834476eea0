import { staffId, withAs } from '../kit/as'
import { giveCommand, registerBody } from '../kit/commands'
import { customerOf } from '../kit/customer-picker'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { t } from '../kit/words'
import { required } from '../floor/pad'
import { promisedAt, savedCustomer } from './new-order'

const dialog = (): HTMLDialogElement => required('counter-dialog') as HTMLDialogElement

/** Opens what can be done to an order, and does it; the dialog closes when the work is done. */
export function startPanels(): void {
  registerBody('promise-in', chip => ({ at: promisedAt(chip.dataset['minutes'] ?? '', '', '') }))
  registerBody('source', form => {
    const text = (name: string): string => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? ''
    const source = { name: text('name'), orderNumber: text('orderNumber') }
    return source.name === '' || source.orderNumber === '' ? null : { source }
  })
  registerBody('promise-at', form => {
    const at = promisedAt('', form.querySelector<HTMLInputElement>('[type="time"]')?.value ?? '', form.dataset['timeZone'] ?? 'UTC')
    return at === undefined ? null : { at }
  })
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const id = target?.closest<HTMLElement>('[data-open-counter]')?.dataset['openCounter']
    if (id !== undefined) void open(id)
    if (target?.closest('#counter-panel [data-open-order]')) dialog().close()
  })
  document.addEventListener('submit', event => {
    const form = event.target instanceof HTMLFormElement ? event.target : null
    if (form?.id === 'counter-guest-form') {
      event.preventDefault()
      void assign(form)
    }
    if (form?.id === 'counter-cancel-form') {
      event.preventDefault()
      cancel(form)
    }
  })
  on('restoflow:done', ({ element }) => {
    if (element?.closest('#counter-panel')) dialog().close()
  })
  on('restoflow:waiting', ({ element }) => {
    if (element?.closest('#counter-panel')) dialog().close()
  })
}

async function open(orderId: string): Promise<void> {
  const answer = await fetch(withAs(`/counter/orders/${orderId}`), { headers: { 'RestoFlow-As': staffId(), 'HX-Request': 'true' } }).catch(() => null)
  if (!answer?.ok) return toast(t('browser.cannot-open'))
  required('counter-panel').innerHTML = await answer.text()
  if (!dialog().open) dialog().showModal()
}

async function assign(form: HTMLFormElement): Promise<void> {
  const fields = form.querySelector<HTMLElement>('[data-customer-picker]')
  const customer = fields && customerOf(fields)
  if (!customer) return void fields?.querySelector<HTMLElement>('[data-customer="phone"]')?.focus()
  const customerId = await savedCustomer(customer, 'order-errors')
  if (customerId === null) return
  const orderId = form.dataset['order'] ?? ''
  giveCommand(`orders/${orderId}/set-customer`, { customerId }, t('browser.counter-guest'), { element: form, intent: `customer-${orderId}-${customerId}` })
}

function cancel(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[name="reason"]')
  const reason = field?.value.trim() ?? ''
  if (reason === '') return void field?.focus()
  const orderId = form.dataset['order'] ?? ''
  giveCommand(`orders/${orderId}/cancel`, { reason }, form.dataset['label'] ?? '', { element: form, intent: `cancel-${orderId}` })
}
