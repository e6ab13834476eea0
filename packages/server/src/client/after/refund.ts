import { paiseOf } from '../kit/body'
import { maybe, setText } from '../till/parts'

interface Way {
  readonly kind: string
  readonly accountId?: string
  readonly leftPaise: number
}

/** Asks for a PIN only where the money goes back otherwise than it was paid, or the bill is old. */
export function startRefund(): void {
  const form = maybe<HTMLFormElement>('refund-form')
  const place = maybe('refund-approval')
  const fields = place?.querySelector('fieldset')
  if (!form || !place || !fields) return
  const ways = JSON.parse(form.dataset['ways'] ?? '[]') as readonly Way[]
  const valueOf = (name: string): string => {
    const field = form.elements.namedItem(name)
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof RadioNodeList ? field.value : ''
  }
  const draw = (): void => {
    const kind = valueOf('kind')
    const way = ways.find(each => each.kind === kind && (each.accountId === undefined || each.accountId === valueOf('accountId')))
    const isAsPaid = way !== undefined && paiseOf(valueOf('amountPaise')) <= way.leftPaise
    place.hidden = form.dataset['tier'] === 'none' && isAsPaid
    fields.disabled = place.hidden
  }
  form.addEventListener('change', ({ target }) => {
    const chosen = target instanceof HTMLSelectElement && target.name === 'creditNoteId' ? target.selectedOptions[0] : undefined
    const amount = form.elements.namedItem('amountPaise')
    if (!chosen || !(amount instanceof HTMLInputElement)) return
    setText(maybe('refund-most'), chosen.dataset['most'] ?? '')
    amount.value = String(Number(chosen.dataset['left'] ?? '0') / 100)
    draw()
  })
  form.addEventListener('input', draw)
  draw()
}
