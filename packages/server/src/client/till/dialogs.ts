import { normaliseGstin, validateGstin, type Buyer, type Discount, type GstinFault } from '@restoflow/core'
import { bodyOf, fieldsOf, paiseOf } from '../kit/body'
import { problemCard, showProblem } from '../kit/problem-card'
import { draftsOf, keepDraft, showDrafts, type Section } from './drafts'
import { openOrderId } from './open-order'
import { fetchPart, fill, need, setText } from './parts'

let section: Section = 'gst'

/** @returns the dialog, shown in front of the page */
export function showDialog(id: string): HTMLDialogElement {
  const dialog = need<HTMLDialogElement>(id)
  if (!dialog.open) dialog.showModal()
  return dialog
}

const closeDialog = (id: string): void => need<HTMLDialogElement>(id).close()

const isPercent = (): boolean => document.querySelector<HTMLInputElement>('#discount-form [name="form"][value="percent"]')?.checked ?? true

function drawDiscount(): void {
  setText(need('discount-caption'), isPercent() ? 'Percent off' : 'Rupees off')
  need('discount-chips').hidden = !isPercent()
}

/** Opens the discount of a section's preview with what is on it. */
export function openDiscount(of: Section): void {
  section = of
  const discount = draftsOf(openOrderId())[of]?.billDiscount
  const value = need<HTMLInputElement>('discount-value')
  const form = discount && 'amountPaise' in discount ? 'amount' : 'percent'
  const radio = document.querySelector<HTMLInputElement>(`#discount-form [name="form"][value="${form}"]`)
  if (radio) radio.checked = true
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

async function putDiscount(billDiscount: Discount | null): Promise<void> {
  const orderId = openOrderId()
  const { buyer } = draftsOf(orderId)[section] ?? {}
  const draft = { ...(billDiscount && { billDiscount }), ...(buyer && { buyer }) }
  if (billDiscount && !(await showDrafts(orderId, { ...draftsOf(orderId), [section]: draft }, need('discount-errors')))) return
  keepDraft(orderId, section, draft)
  closeDialog('discount-dialog')
  await showDrafts(orderId)
}

const faults: Readonly<Record<GstinFault, string>> = {
  length: 'A GSTIN has 15 characters.',
  characters: 'A GSTIN has digits and capital letters only.',
  state: 'The first two digits are no state\'s code.',
  pan: 'Characters 3 to 12 are no PAN: five letters, four digits, a letter.',
  entity: 'The 13th character, the entity\'s number, is never 0.',
  'check-character': 'The last character does not fit: one of them is mistyped.',
}

function gstinFault(): string {
  const text = need<HTMLInputElement>('gstin').value
  const checked = validateGstin(text)
  return text.trim() === '' || checked.ok ? '' : faults[checked.reason]
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

/** Opens the buyer of a section's preview with what is on it. */
export function openBuyer(of: Section): void {
  section = of
  const form = need<HTMLFormElement>('buyer-form')
  const buyer = draftsOf(openOrderId())[of]?.buyer
  for (const name of ['gstin', 'name', 'address', 'stateCode'] as const) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = buyer?.[name] ?? ''
  }
  need('buyer-errors').replaceChildren()
  drawGstin(false)
  showDialog('buyer-dialog')
  need('gstin').focus()
}

async function putBuyer(buyer: Buyer | null): Promise<void> {
  const orderId = openOrderId()
  const { billDiscount } = draftsOf(orderId)[section] ?? {}
  const draft = { ...(billDiscount && { billDiscount }), ...(buyer && { buyer }) }
  if (buyer && !(await showDrafts(orderId, { ...draftsOf(orderId), [section]: draft }, need('buyer-errors')))) return
  keepDraft(orderId, section, draft)
  closeDialog('buyer-dialog')
  await showDrafts(orderId)
}

function submitBuyer(form: HTMLFormElement): void {
  drawGstin(true)
  if (gstinFault() !== '') return need('gstin').focus()
  const buyer = bodyOf(fieldsOf(form, null)) as unknown as Buyer
  if (buyer.gstin !== undefined && buyer.address === undefined) {
    const problem = { status: 0, code: '', title: '', detail: 'A registered buyer is named with address.', fix: 'Type the address.' }
    return need('buyer-errors').replaceChildren(problemCard(problem, 'The address is missing'))
  }
  void putBuyer(buyer.gstin === undefined ? buyer : { ...buyer, gstin: normaliseGstin(buyer.gstin) })
}

/** Shows how the figures of a document came about, with one of them in view. */
export async function explain(of: Section, figure: string | null): Promise<void> {
  const orderId = openOrderId()
  need('why').replaceChildren()
  const part = await fetchPart(`/till/orders/${orderId}/explain`, { section: of, drafts: draftsOf(orderId) })
  if (part.kind === 'problem') return showProblem(part.problem, null, 'The figures could not be explained')
  fill(need('why'), part.html)
  showDialog('why-dialog')
  // A tax that is nought has no step of its own: what it would be charged on has.
  const stepOf = (path: string): HTMLElement | null => document.getElementById(`why-${path}`)
  const step = figure === null ? null : (stepOf(figure) ?? stepOf(figure.replace(/\w+$/, 'taxablePaise')))
  step?.classList.add('is-asked')
  step?.scrollIntoView({ block: 'center' })
  step?.focus({ preventScroll: true })
}

/** Listens to the dialogs of the till. @param approve issues with an approval */
export function startDialogs(approve: (approval: { by: string; pin: string }, form: HTMLFormElement) => void): void {
  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.classList.contains('dialog-form')) return
    event.preventDefault()
    if (form.id === 'buyer-form') return submitBuyer(form)
    if (form.id === 'approval-form') {
      const by = form.querySelector<HTMLInputElement>('[name="approver"]:checked')?.value ?? ''
      return approve({ by, pin: need<HTMLInputElement>('approval-pin').value }, form)
    }
    const discount = typedDiscount()
    if (discount) return void putDiscount(discount)
    const detail = isPercent() ? 'A percentage is above 0 and at most 100, such as 10 or 7.5.' : 'Type the rupees as 50 or 50.50.'
    need('discount-errors').replaceChildren(problemCard({ status: 0, code: '', title: '', detail, fix: '' }, 'That is no discount'))
  })
  need('discount-form').addEventListener('change', drawDiscount)
  need('discount-remove').addEventListener('click', () => void putDiscount(null))
  need('buyer-remove').addEventListener('click', () => void putBuyer(null))
  need('gstin').addEventListener('input', () => drawGstin(false))
  need('gstin').addEventListener('change', () => drawGstin(true))
}
