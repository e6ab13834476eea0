import { normaliseGstin, validateGstin, type Buyer, type Discount } from '@restoflow/core'
import { bodyOf, fieldsOf, paiseOf } from '../kit/body'
import { problemCard, showProblem } from '../kit/problem-card'
import { buyerLacks } from './buyer-lacks'
import { draftsOf, keepDraft, showDrafts } from './drafts'
import { openOrderId } from './open-order'
import { fetchPart, fill, need, setText } from './parts'
import { payState } from './pay-state'
import { t } from '../kit/words'

/** Which document: `gst`, or `gst:2` for a part. */
let key = 'gst'
/** The order of it: another one may be opened behind an open dialog. */
let orderId = ''
/** Whether its value asks for the buyer's name, address and state (CGST Rules, Rule 46(e)). */
let mustBeNamed = false

/** @returns the dialog, shown in front of the page */
export function showDialog(id: string): HTMLDialogElement {
  const dialog = need<HTMLDialogElement>(id)
  if (!dialog.open) dialog.showModal()
  return dialog
}

const closeDialog = (id: string): void => need<HTMLDialogElement>(id).close()

const isPercent = (): boolean => document.querySelector<HTMLInputElement>('#discount-form [name="form"][value="percent"]')?.checked ?? true

function drawDiscount(): void {
  setText(need('discount-caption'), isPercent() ? t('browser.percent-off') : t('browser.rupees-off'))
  need('discount-chips').hidden = !isPercent()
}

/** Opens the discount of a section's preview with what is on it. */
export function openDiscount(of: string): void {
  ;[key, orderId] = [of, openOrderId()]
  const discount = draftsOf(orderId)[of]?.billDiscount
  const value = need<HTMLInputElement>('discount-value')
  const form = discount && 'amountPaise' in discount ? 'amount' : 'percent'
  const radio = document.querySelector<HTMLInputElement>(`#discount-form [name="form"][value="${form}"]`)
  if (radio) radio.checked = true
  need<HTMLInputElement>('discount-reason').value = draftsOf(orderId)[of]?.discountReason ?? ''
  value.value = discount === undefined ? '' : 'percent' in discount ? String(discount.percent) : String(discount.amountPaise / 100)
  need('discount-errors').replaceChildren()
  drawDiscount()
  showDialog('discount-dialog')
  value.focus()
}

function typedDiscount(): Discount | null {
  const text = need<HTMLInputElement>('discount-value').value.trim()
  if (isPercent()) return /^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) > 0 && Number(text) <= 100 ? { percent: text } : null
  const amountPaise = paiseOf(text)
  return amountPaise > 0 ? { amountPaise } : null
}

/** What is put on a document that is issued already would be lost without a word. @returns whether it was, and says so */
function isTooLate(errors: HTMLElement, title: string): boolean {
  if (openOrderId() === orderId && payState()?.unissued.includes(key)) return false
  errors.replaceChildren(problemCard({ status: 0, code: 'section-billed', title: '', detail: t('browser.issued-meanwhile'), fix: t('browser.issued-way') }, title))
  return true
}

async function putDiscount(billDiscount: Discount | null): Promise<void> {
  if (isTooLate(need('discount-errors'), t('browser.no-discount'))) return
  const { billDiscount: _, discountReason: _reason, ...others } = draftsOf(orderId)[key] ?? {}
  const discountReason = need<HTMLInputElement>('discount-reason').value.trim()
  const draft = { ...others, ...(billDiscount && { billDiscount, ...(discountReason !== '' && { discountReason }) }) }
  if (billDiscount && !(await showDrafts(orderId, { ...draftsOf(orderId), [key]: draft }, need('discount-errors')))) return
  if (isTooLate(need('discount-errors'), t('browser.no-discount'))) return
  keepDraft(orderId, key, draft)
  closeDialog('discount-dialog')
  await showDrafts(orderId)
}

function gstinFault(): string {
  const text = need<HTMLInputElement>('gstin').value
  const checked = validateGstin(text)
  return text.trim() === '' || checked.ok ? '' : t(`browser.gstin-${checked.reason}`)
}

function drawGstin(final: boolean): void {
  const gstin = normaliseGstin(need<HTMLInputElement>('gstin').value)
  // While it is being typed it is not wrong yet.
  const fault = final || gstin.length >= 15 ? gstinFault() : ''
  setText(need('gstin-problem'), fault)
  need('gstin-field').dataset['invalid'] = String(fault !== '')
  need('gstin').setAttribute('aria-invalid', String(fault !== ''))
  if (gstin.length === 15 && fault === '') need<HTMLSelectElement>('buyer-state').value = gstin.slice(0, 2)
}

/**
 * Opens the buyer of a section's preview with what is on it. In `data-…` of the button: whether the document may be supplied in another
 * state, and whether its value asks for a named buyer.
 */
export function openBuyer(of: string, { elsewhere, named }: DOMStringMap): void {
  ;[key, orderId] = [of, openOrderId()]
  mustBeNamed = named === 'true'
  const form = need<HTMLFormElement>('buyer-form')
  const { buyer, placeOfSupply = '' } = draftsOf(orderId)[of] ?? {}
  const canBeElsewhere = elsewhere === 'true'
  need('elsewhere').hidden = !canBeElsewhere
  need<HTMLSelectElement>('place-of-supply').value = canBeElsewhere ? placeOfSupply : ''
  const likely = mustBeNamed ? { stateCode: need('buyer-state').dataset['own'] } : {}
  for (const name of ['gstin', 'name', 'address', 'stateCode'] as const) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = { ...likely, ...buyer }[name] ?? ''
  }
  need('buyer-errors').replaceChildren()
  drawGstin(false)
  showDialog('buyer-dialog')
  need('gstin').focus()
}

async function putBuyer(buyer: Buyer | null, placeOfSupply?: string): Promise<void> {
  if (isTooLate(need('buyer-errors'), t('browser.no-buyer'))) return
  const { buyer: _, placeOfSupply: _place, ...others } = draftsOf(orderId)[key] ?? {}
  const draft = { ...others, ...(buyer && { buyer }), ...(placeOfSupply !== undefined && { placeOfSupply }) }
  if (buyer && !(await showDrafts(orderId, { ...draftsOf(orderId), [key]: draft }, need('buyer-errors')))) return
  if (isTooLate(need('buyer-errors'), t('browser.no-buyer'))) return
  keepDraft(orderId, key, draft)
  closeDialog('buyer-dialog')
  await showDrafts(orderId)
}

function submitBuyer(form: HTMLFormElement): void {
  drawGstin(true)
  if (gstinFault() !== '') return need('gstin').focus()
  const { placeOfSupply, ...buyer } = bodyOf(fieldsOf(form, null)) as unknown as Buyer & { readonly placeOfSupply?: string }
  const lacks = buyerLacks(buyer, mustBeNamed)
  if (lacks !== null) {
    const detail = t(mustBeNamed ? 'browser.large-names-buyer' : 'browser.buyer-needs-address')
    const [title, fix] = lacks === 'address' ? [t('browser.address-missing'), t('browser.type-address')]
      : [t('browser.state-missing'), t('browser.choose-state')]
    return need('buyer-errors').replaceChildren(problemCard({ status: 0, code: '', title: '', detail, fix }, title))
  }
  const gstin = buyer.gstin === undefined ? undefined : normaliseGstin(buyer.gstin)
  void putBuyer(gstin === undefined ? buyer : { ...buyer, gstin, stateCode: gstin.slice(0, 2) }, placeOfSupply)
}

/** Shows how the figures of a document came about, with one of them in view. */
export async function explain(of: string, figure: string | null): Promise<void> {
  const opened = openOrderId()
  need('why').replaceChildren()
  const part = await fetchPart(`/till/orders/${opened}/explain`, { key: of, drafts: draftsOf(opened) })
  if (part.kind === 'problem') return showProblem(part.problem, null, t('browser.not-explained'))
  fill(need('why'), part.html)
  showDialog('why-dialog')
  // A tax that is nought has no step of its own: what it would be charged on has.
  const stepOf = (path: string): HTMLElement | null => document.getElementById(`why-${path}`)
  const step = figure === null ? null : (stepOf(figure) ?? stepOf(figure.replace(/\w+$/, 'taxablePaise')))
  step?.classList.add('is-asked')
  step?.scrollIntoView({ block: 'center' })
  step?.focus({ preventScroll: true })
}

/** Listens to the dialogs of the till. */
export function startDialogs(): void {
  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || (form.id !== 'buyer-form' && form.id !== 'discount-form')) return
    event.preventDefault()
    if (form.id === 'buyer-form') return submitBuyer(form)
    const discount = typedDiscount()
    if (discount) return void putDiscount(discount)
    const detail = isPercent() ? t('browser.percent-form') : t('browser.rupees-form')
    need('discount-errors').replaceChildren(problemCard({ status: 0, code: '', title: '', detail, fix: '' }, t('browser.no-discount')))
  })
  need('discount-form').addEventListener('change', drawDiscount)
  need('discount-remove').addEventListener('click', () => void putDiscount(null))
  need('buyer-remove').addEventListener('click', () => void putBuyer(null))
  need('gstin').addEventListener('input', () => drawGstin(false))
  need('gstin').addEventListener('change', () => drawGstin(true))
}
