import { registerBody } from '../kit/commands'
import { on } from '../kit/events'
import { problemCard } from '../kit/problem-card'
import { t } from '../kit/words'
import { fetchPart, fill, maybe } from '../till/parts'
import { printPapers } from '../till/printing'
import { openDialog } from './dialogs'
import { codeFor, forgetCode } from './instruments'

/** Sells vouchers and looks them up; shows the slip of a new one, which is the only thing that bears its code. */
export function startVouchers(): void {
  registerBody('sale', form => {
    const expiresOn = form.querySelector<HTMLInputElement>('[name="expiresOn"]')?.value ?? ''
    return { code: codeFor(form), expiresOn: expiresOn === '' ? null : expiresOn }
  })
  maybe('sell-form')?.setAttribute('data-stays', '')
  maybe('refund-form')?.addEventListener('input', () => {
    const isVoucher = document.querySelector<HTMLInputElement>('#refund-form [name="kind"]:checked')?.value === 'voucher'
    maybe('refund-form')?.toggleAttribute('data-stays', isVoucher)
  })
  on('restoflow:done', ({ command, element }) => {
    if (!(element instanceof HTMLFormElement)) return
    const { code, voucherCode } = command.body as { readonly code?: string; readonly voucherCode?: string }
    if (element.id === 'sell-form' && code !== undefined) void showSlip(code, element)
    if (element.id === 'refund-form' && voucherCode !== undefined) void showSlip(voucherCode, element)
  })
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const rupees = target?.closest<HTMLElement>('[data-rupees]')?.dataset['rupees']
    const amount = maybe<HTMLInputElement>('voucher-amount')
    if (rupees !== undefined && amount) amount.value = rupees
    if (target?.closest('#print-voucher')) void printPapers([...document.querySelectorAll<HTMLElement>('.voucher-paper')])
  })
  maybe('look-form')?.addEventListener('submit', event => {
    event.preventDefault()
    void lookUp(maybe<HTMLInputElement>('look-code')?.value ?? '')
  })
}

async function showSlip(code: string, form: HTMLFormElement): Promise<void> {
  const part = await fetchPart('/till/vouchers/slip', { code })
  const place = maybe('voucher-slip')
  if (!place) return
  form.closest('dialog')?.close()
  if (part.kind === 'html') fill(place, part.html)
  // whatever becomes of the slip, the code must be seen: nobody can look it up again
  else place.replaceChildren(code, problemCard(part.problem, t('browser.not-explained')))
  forgetCode(form)
  if (form.id === 'sell-form') form.reset()
  openDialog('voucher-dialog')?.addEventListener('close', () => {
    if (form.id === 'refund-form') location.reload()
  }, { once: true })
}

async function lookUp(code: string): Promise<void> {
  const place = maybe('looked')
  if (!place) return
  const part = await fetchPart('/till/vouchers/card', { code })
  if (part.kind === 'html') fill(place, part.html)
  else place.replaceChildren(problemCard(part.problem, part.problem.title))
}
