import { bodyOf, fieldsOf } from '../kit/body'
import { giveCommand } from '../kit/commands'
import { customerOf } from '../kit/customer-picker'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { t } from '../kit/words'
import { maybe, setText } from '../till/parts'
import { openDialog } from './dialogs'

/** Opens due accounts, for a guest who is known or new, and takes payments back. */
export function startAccounts(): void {
  const form = maybe<HTMLFormElement>('account-form')
  form?.addEventListener('submit', event => {
    event.preventDefault()
    const picker = form.querySelector<HTMLElement>('[data-customer-picker]')
    const customer = picker && customerOf(picker)
    if (!customer) return toast(t('browser.guests-who'))
    giveCommand('customers', customer, t('browser.accounts-open'), { element: form, intent: 'account-customer' })
  })
  on('restoflow:done', ({ command, reply, element }) => {
    if (command.path !== 'customers' || element !== form || !form) return
    const { id } = (reply as { readonly state: { readonly id: string } }).state
    const { limitPaise } = bodyOf(fieldsOf(form, null))
    giveCommand(`accounts/${id}/define`, { limitPaise, revision: 0 }, t('browser.accounts-open'), { element: form })
  })
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-reverse]') : null
    const field = maybe<HTMLFormElement>('reverse-form')?.elements.namedItem('paymentId')
    if (!button || !(field instanceof HTMLInputElement)) return
    field.value = button.dataset['reverse'] ?? ''
    setText(maybe('reverse-what'), button.dataset['what'] ?? '')
    openDialog('reverse-dialog')
  })
}
