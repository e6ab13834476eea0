import { voucherCodeOf } from '@restoflow/core'
import { registerBody } from '../kit/commands'

/** The codes of vouchers that this page is about to issue, by their form: sent again, a form sends the same one. */
const codes = new WeakMap<HTMLElement, string>()

/** @returns the code of the voucher that a form gives, made by chance once */
export function codeFor(form: HTMLElement): string {
  const code = codes.get(form) ?? voucherCodeOf(crypto.getRandomValues(new Uint8Array(16)))
  codes.set(form, code)
  return code
}

/** The next voucher of this form has another code. */
export function forgetCode(form: HTMLElement): void {
  codes.delete(form)
}

/** Shows the fields of the chosen kind, and makes a body of them. */
export function startInstruments(): void {
  const draw = (instrument: HTMLElement): void => {
    const kind = kindOf(instrument)
    instrument.dataset['kind'] = kind
    for (const part of instrument.querySelectorAll<HTMLElement>('[data-for]')) {
      const isFor = (part.dataset['for'] ?? '').split(' ').includes(kind)
      part.hidden = !isFor
      for (const field of part.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) field.disabled = !isFor
    }
  }
  for (const each of document.querySelectorAll<HTMLElement>('[data-instrument]')) draw(each)
  document.addEventListener('input', event => {
    const instrument = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-instrument]') : null
    if (instrument) draw(instrument)
  })
  registerBody('instrument', form => {
    const instrument = form.querySelector<HTMLElement>('[data-instrument]')
    const gives = instrument?.dataset['gives'] === 'true' && kindOf(instrument) === 'voucher'
    return gives ? { voucherCode: codeFor(form) } : {}
  })
}

const kindOf = (instrument: HTMLElement): string => instrument.querySelector<HTMLInputElement>('[name="kind"]:checked')?.value ?? 'cash'
