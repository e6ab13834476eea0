import { formatMoney, type TenderKind } from '@restoflow/core'
import { paiseOf } from '../kit/body'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { awaitsApproval, onApprovalDropped, type AskedApproval } from './approvals'
import { askProvider, drawCollections, hasProvider, isWaiting } from './collect'
import { isEcho } from './one-tap'
import { refreshOpen } from './open-order'
import { fetchPart, fill, maybe, setText } from './parts'
import { arrangeDocuments, chosenPayer } from './payers'
import { planPayment, quickAmounts, shortMoney, tenderCommands, type Payment, type TenderCommand, type Typed } from './payment'
import { payState, type PayState } from './pay-state'
import { drawNotes, drawParts, forgetExtras, putNextPart } from './tender-extras'
import { drawMeans, meansOf } from './tender-means'
import { t } from '../kit/words'

/** A second tap right after a payment is the first one's echo, though the button may name the rest by now. */
const echoMs = 900
const qrDelayMs = 150

let waiting: readonly TenderCommand[] = []
/** What was due when the payments that wait were given. */
let dueBefore = 0
let takenAtMs = Number.NEGATIVE_INFINITY

/** Writes whose part is shown into the live part, after each change of it. */
export function drawPayer(): void {
  arrangeDocuments()
  const live = document.querySelector<HTMLElement>('.pay-live')
  const payer = chosenPayer()
  const state = payState()
  if (!live || !state || !payer || live.dataset['stage'] === 'paid') return
  const label = live.dataset['label'] ?? ''
  live.dataset['shown'] = state.stage
  const words = { label, part: payer.label }
  const [text, paise] = state.stage === 'part-paid'
    ? [payer.changePaise > 0 ? t('browser.part-change', words) : t('browser.part-paid', words), payer.changePaise > 0 ? payer.changePaise : payer.totalPaise]
    : state.stage === 'due' ? [t('browser.payer-left', words), payer.duePaise] : [t('browser.payer-not-issued', words), payer.totalPaise]
  setText(live.querySelector('[data-due-label]'), text)
  setText(live.querySelector('[data-amount]'), formatMoney(paise))
  const of = live.querySelector<HTMLElement>('[data-due-of]')
  if (of) of.hidden = true
}

const kindNow = (): TenderKind => (document.querySelector<HTMLInputElement>('#tender-form [name="kind"]:checked')?.value ?? 'cash') as TenderKind

function typed(): Typed {
  const amount = maybe<HTMLInputElement>('amount')?.value.trim() ?? ''
  const tip = maybe<HTMLInputElement>('tip')?.value.trim() ?? ''
  const kind = kindNow()
  return {
    kind, amountPaise: amount === '' ? null : paiseOf(amount), tipPaise: tip === '' ? 0 : paiseOf(tip),
    reference: kind === 'cash' ? '' : (maybe<HTMLInputElement>('reference')?.value.trim() ?? ''),
    ...meansOf(kind),
  }
}

const captions = { cash: 'cash-given', upi: 'upi-amount', card: 'card-amount', other: 'amount', account: 'amount',
  voucher: 'amount' } as const satisfies Record<TenderKind, string>

/** Draws what the form would do: change, quick amounts, the button's words, the QR. */
export function drawTenderForm(): void {
  const form = maybe('tender-form')
  const state = payState()
  if (!form || state?.stage !== 'due') return
  const { duePaise } = state
  putNextPart(duePaise)
  const entry = typed()
  const payment = planPayment(duePaise, entry)
  form.dataset['kind'] = entry.kind
  setText(maybe('amount-caption'), t(`browser.${captions[entry.kind]}`))
  const amount = maybe<HTMLInputElement>('amount')
  if (amount) amount.placeholder = plainRupees(Number.isNaN(entry.tipPaise) ? duePaise : duePaise + entry.tipPaise)
  drawChange(payment)
  drawMeans(entry.kind)
  drawParts(duePaise)
  drawNotes(entry.kind, entry.amountPaise, payment.problem === null ? payment.changePaise : 0)
  drawQuick(duePaise, payment)
  setText(maybe('pay-reason'), payment.problem ?? '')
  drawCollections(state.bills.map(({ billId }) => billId))
  const asks = entry.kind === 'upi' && hasProvider()
  const byHand = maybe('take-by-hand')
  if (byHand) byHand.hidden = !asks
  setText(maybe('take-text'), asks && payment.problem === null ? t('browser.show-qr', { amount: shortMoney(payment.amountPaise) }) : takeText(payment))
  const take = maybe<HTMLButtonElement>('take')
  if (take) take.disabled = payment.problem !== null
  void drawQr(form, entry.kind, state, payment)
}

function takeText({ amountPaise, leftPaise, problem }: Payment): string {
  if (problem !== null) return t('browser.take')
  return t(leftPaise === 0 ? 'browser.take-and-settle' : 'browser.take-amount', { amount: shortMoney(amountPaise) })
}

function plainRupees(paise: number): string {
  return formatMoney(paise, { currency: '', paise: paise % 100 === 0 ? 'never' : 'always' })
}

function drawChange({ changePaise, leftPaise, problem }: Payment): void {
  const cell = maybe('change-cell')
  if (!cell) return
  const isShort = problem === null && leftPaise > 0
  cell.className = `change${isShort ? ' is-short' : changePaise > 0 ? ' is-due' : ''}`
  setText(maybe('change-caption'), isShort ? t('browser.still-to-pay') : t('browser.change-to-give'))
  setText(maybe('change'), formatMoney(problem !== null ? 0 : isShort ? leftPaise : changePaise))
}

function drawQuick(duePaise: number, { amountPaise }: Payment): void {
  const place = maybe('quick-amounts')
  if (!place) return
  const amounts = quickAmounts(duePaise)
  if (place.dataset['due'] !== String(duePaise)) {
    place.dataset['due'] = String(duePaise)
    place.replaceChildren(...amounts.map(paise => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'button'
      button.dataset['amount'] = String(paise)
      button.textContent = shortMoney(paise)
      return button
    }))
  }
  for (const button of place.querySelectorAll<HTMLElement>('[data-amount]')) {
    button.setAttribute('aria-pressed', String(Number(button.dataset['amount']) === amountPaise))
  }
}

let qrTimer: ReturnType<typeof setTimeout> | undefined

async function drawQr(form: HTMLElement, kind: TenderKind, { label, duePaise }: PayState, { amountPaise, problem }: Payment): Promise<void> {
  const box = maybe('upi')
  if (!box) return
  box.hidden = kind !== 'upi' || form.dataset['upi'] !== 'true' || hasProvider()
  const wanted = box.hidden || problem !== null ? '' : `${form.dataset['order'] ?? ''}?amountPaise=${amountPaise}`
  if (box.dataset['shows'] === wanted) return
  box.dataset['shows'] = wanted
  clearTimeout(qrTimer)
  if (wanted === '') return
  await new Promise(resolve => (qrTimer = setTimeout(resolve, qrDelayMs)))
  const [orderId, query] = wanted.split('?')
  const part = await fetchPart(`/till/orders/${orderId ?? ''}/upi?${query ?? ''}`)
  if (box.dataset['shows'] !== wanted) return
  if (part.kind === 'html') return fill(box, part.html)
  delete box.dataset['shows']
  box.replaceChildren(t('browser.no-qr', { why: part.problem.title, label, amount: formatMoney(duePaise) }))
}

/** Types one key into the field of the tip while it has the focus, else into the amount. */
export function typeDigit(key: string): void {
  const tip = maybe<HTMLInputElement>('tip')
  const field = document.activeElement === tip && tip ? tip : maybe<HTMLInputElement>('amount')
  if (!field) return
  if (key === 'back') field.value = field.value.slice(0, -1)
  else if (!(key === '.' && field.value.includes('.')) && field.value.length + key.length <= field.maxLength) field.value += key
  drawTenderForm()
}

export function setAmount(paise: number): void {
  const amount = maybe<HTMLInputElement>('amount')
  if (amount) amount.value = paise % 100 === 0 ? String(paise / 100) : `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`
  drawTenderForm()
}

export function chooseTender(kind: TenderKind): void {
  const radio = document.querySelector<HTMLInputElement>(`#tender-form [name="kind"][value="${kind}"]`)
  if (!radio) return
  radio.checked = true
  drawTenderForm()
}

export function toggleTip(): void {
  const row = maybe('tip-row')
  const tip = maybe<HTMLInputElement>('tip')
  if (!row || !tip) return
  row.hidden = !row.hidden
  maybe('tip-button')?.setAttribute('aria-expanded', String(!row.hidden))
  if (row.hidden) tip.value = ''
  else tip.focus()
  drawTenderForm()
}

/** @returns whether another house pays, so that nobody types a payment here */
export function isFolded(): boolean {
  return maybe('tender-form')?.dataset['folded'] === 'true'
}

/** Shows the form although another house would pay: the guest does so here. */
export function unfoldTender(): void {
  const form = maybe('tender-form')
  if (form) form.dataset['folded'] = 'false'
  document.querySelector<HTMLElement>('#tender-form [name="kind"]:checked')?.focus()
}

/** Puts the bill on the account of the house that took the order, as a tap on its button does. */
export function settleByOperator(): void {
  if (!isEcho()) document.querySelector<HTMLElement>('.operator-settles [data-command]:not([aria-busy])')?.click()
}

/**
 * Takes what the form says: a double tap pays once, and each payment of several documents waits for the one before. UPI is asked of the
 * payment provider where there is one.
 * @param byHand the cashier has seen that it was paid
 */
export function take(byHand = false): void {
  const state = payState()
  const button = maybe<HTMLButtonElement>('take')
  if (!button || state?.stage !== 'due' || isWaiting() || isEcho() || waiting.length > 0 || performance.now() - takenAtMs < echoMs) return
  if (button.disabled || button.getAttribute('aria-disabled') === 'true' || isFolded()) return
  const entry = typed()
  const payment = planPayment(state.duePaise, entry)
  if (payment.problem !== null) return
  const tenders = tenderCommands(state.bills, entry, payment.amountPaise)
  if (entry.kind === 'upi' && hasProvider() && !byHand) return askProvider(tenders, state.label)
  waiting = tenders
  dueBefore = state.duePaise
  giveNext(state.label)
}

/** @param approval the PIN that let the document before through: one payment needs one */
function giveNext(label: string, approval?: AskedApproval): void {
  const [next] = waiting
  const element = maybe('take')
  if (!next) return
  const { kind, amountPaise } = next.body
  const words = t('browser.pays-by', { label, amount: shortMoney(amountPaise), kind })
  const body = { ...next.body, ...(approval && { approval }) }
  const given = giveCommand(`bills/${next.billId}/take-tender`, body, words, { intent: next.intent, ...(element && { element }) })
  if (!given) waiting = []
}

/** Follows the payments that were given. */
export function startTenderForm(): void {
  on('restoflow:done', ({ command }) => {
    if (waiting[0]?.intent !== command.intent) return
    waiting = waiting.slice(1)
    if (waiting.length > 0) return giveNext(payState()?.label ?? '', (command.body as { readonly approval?: AskedApproval }).approval)
    takenAtMs = performance.now()
    maybe<HTMLFormElement>('tender-form')?.reset()
    forgetExtras(dueBefore)
    const row = maybe('tip-row')
    if (row) row.hidden = true
    maybe('tip-button')?.setAttribute('aria-expanded', 'false')
    drawTenderForm()
    refreshOpen()
  })
  on('restoflow:refused', ({ command }) => {
    if (waiting[0]?.intent === command.intent && !awaitsApproval(command)) waiting = []
  })
  onApprovalDropped(() => { waiting = [] })
}
