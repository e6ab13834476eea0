import { newId } from '@restoflow/core'
import { staffId } from '../kit/as'
import { giveCommand } from '../kit/commands'
import { emit, on } from '../kit/events'
import type { Command, Problem } from '../kit/outbox'
import { make, problemCard, toast } from '../kit/problem-card'
import { sendCommand } from '../kit/send'
import { coversShownMax } from './options'
import { openPad, required, shownOrder, shownTable } from './pad'
import { prepareMore } from './more'
import { t } from '../kit/words'

/** The line whose void is being asked for. */
interface VoidedLine {
  readonly orderId: string
  readonly lineId: string
  readonly name: string
  /** Of the sending that was tapped, and of the whole line. */
  readonly quantity: string
  readonly lineQuantity: string
}

let voided: VoidedLine | null = null
/** One for each opening of a dialog: a second tap on its button is the same intent. */
let opening = ''

const dialog = (id: string): HTMLDialogElement => required(id) as HTMLDialogElement
const field = (id: string): HTMLInputElement => required(id) as HTMLInputElement

/** Makes the dialogs answer: void, move, another order, cancel. */
export function startDialogs(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    if (!target) return
    const open = target.closest<HTMLElement>('[data-open-line]')
    if (open) return openLine(open)
    if (target.closest('[data-open-more]')) return openMore()
    if (target.closest('#more-new-order, [data-open-covers]')) return openCovers()
    const cover = target.closest<HTMLElement>('#line-covers [data-cover]')
    if (cover) return setCover(cover.dataset['cover'] ?? '')
    const covers = target.closest<HTMLElement>('[data-second-order]')
    if (covers) return secondOrder(covers)
    const reason = target.closest<HTMLElement>('[data-reason][data-for]')
    if (reason) return chooseReason(reason)
    const step = target.closest<HTMLElement>('#line-dialog [data-step]')
    if (step) return stepCount(Number(step.dataset['step']))
    // The ground around a dialog closes it, as its cross does.
    if (target.closest('[data-close-dialog]') || target.matches('dialog.dialog')) target.closest('dialog')?.close()
  })
  for (const name of ['void', 'cancel']) field(`${name}-reason`).addEventListener('input', () => pressReason(`${name}-reason`))
  required('void-form').addEventListener('submit', event => {
    event.preventDefault()
    void sendVoid()
  })
  required('cancel-form').addEventListener('submit', event => {
    event.preventDefault()
    cancelOrder()
  })
  on('restoflow:refused', ({ problem, element }) => {
    if (element === required('void-form') && problem.code === 'approval-required') askApproval(problem.right)
  })
  on('restoflow:done', ({ command, element }) => finish(command, element))
  on('restoflow:waiting', ({ element }) => element?.closest('dialog')?.close())
}

function show(id: string): void {
  opening = newId()
  for (const place of dialog(id).querySelectorAll('.dialog-errors')) place.replaceChildren()
  dialog(id).showModal()
}

function openLine(button: HTMLElement): void {
  const order = shownOrder()
  const { lineId = '', name = '', quantity = '1', lineQuantity = '1', stage = '' } = button.dataset
  if (!order) return
  voided = { orderId: order.id, lineId, name, quantity, lineQuantity }
  required('line-dialog-title').textContent = name
  required('void-form').hidden = stage === 'new'
  offerCovers(order.element, button.dataset['for'])
  required('void-text').textContent = voidText(stage)
  required('void-quantity').hidden = !/^\d+$/.test(quantity) || quantity === '1'
  required('void-count').textContent = quantity
  resetReason('void-reason')
  setApproval(false)
  showCount()
  show('line-dialog')
}

/** Which guest the line is for; nothing to choose where there is one guest, or a party too large to be told apart. */
function offerCovers(order: HTMLElement, now: string | undefined): void {
  const covers = Number(order.dataset['covers'] ?? 0)
  required('for-whom').hidden = covers < 2 || covers > coversShownMax
  const choice = (cover: string, name: string): HTMLElement => {
    const button = make('button', 'button', name)
    button.setAttribute('type', 'button')
    button.setAttribute('aria-pressed', String(cover === (now ?? '')))
    if (cover !== '') button.setAttribute('aria-label', t('browser.guest', { number: cover }))
    button.dataset['cover'] = cover
    return button
  }
  required('line-covers').replaceChildren(
    choice('', t('browser.for-all')), ...Array.from({ length: covers }, (_, index) => choice(String(index + 1), String(index + 1))),
  )
}

function setCover(cover: string): void {
  if (!voided) return
  const { orderId, lineId, name } = voided
  const body = { lineId, cover: cover === '' ? null : Number(cover) }
  const label = `${name}: ${cover === '' ? t('browser.for-all') : t('browser.guest', { number: cover })}`
  giveCommand(`orders/${orderId}/set-line-cover`, body, label, { element: required('line-covers'), intent: `cover-${opening}-${cover}` })
}

const stages = ['queued', 'cooking', 'ready', 'served'] as const

function voidText(shown: string): string {
  const stage = stages.find(each => each === shown)
  return stage === undefined ? '' : t(`browser.void-${stage}`)
}

function stepCount(by: number): void {
  const most = Number(voided?.quantity ?? 1)
  const count = Math.min(most, Math.max(1, Number(required('void-count').textContent) + by))
  required('void-count').textContent = String(count)
  showCount()
}

function showCount(): void {
  const words = required('void-submit').querySelector('.while-idle')
  if (words) words.textContent = t('browser.void-of', { what: `${voidCount()} × ${voided?.name ?? ''}` })
}

const voidCount = (): string => (required('void-quantity').hidden ? (voided?.quantity ?? '1') : (required('void-count').textContent ?? '1'))

function setApproval(asked: boolean): void {
  const fieldset = required('approval') as HTMLFieldSetElement
  fieldset.hidden = fieldset.disabled = !asked
  field('approval-pin').value = ''
  for (const radio of fieldset.querySelectorAll<HTMLInputElement>('[name="approver"]')) radio.checked = radio.value === staffId()
}

function askApproval(right: string | undefined): void {
  required('void-errors').replaceChildren()
  if (right === 'orders.void') required('void-text').textContent = t('browser.void-not-yours')
  setApproval(true)
  const chosen = document.querySelector<HTMLInputElement>('[name="approver"]:checked')
  if (chosen) field('approval-pin').focus()
  else document.querySelector<HTMLInputElement>('[name="approver"]')?.focus()
}

async function sendVoid(): Promise<void> {
  if (!voided) return
  const reason = field('void-reason').value.trim()
  if (reason === '') return complain('void', t('browser.say-why'))
  const { orderId, lineId, name, lineQuantity } = voided
  const count = voidCount()
  const isWhole = count === lineQuantity
  const path = `orders/${orderId}/${isWhole ? 'void-line' : 'change-quantity'}`
  const body = { lineId, reason, ...(!isWhole && { delta: `-${count}` }) }
  const label = t('browser.void-of', { what: `${count} × ${name}` })
  const form = required('void-form')
  if ((required('approval') as HTMLFieldSetElement).disabled) {
    form.dataset['errors'] = '#void-errors'
    giveCommand(path, body, label, { element: form, intent: `void-${opening}` })
    return
  }
  const by = document.querySelector<HTMLInputElement>('[name="approver"]:checked')?.value
  const pin = field('approval-pin').value
  if (by === undefined || pin.length < 4) return complain('void', t('browser.choose-approver'))
  await sendApproved({ key: newId(), as: staffId(), path, body: { ...body, approval: { by, pin } }, label, intent: null, atMs: Date.now() }, form)
}

/** A PIN is sent once and kept nowhere: such a command never waits in the outbox. */
async function sendApproved(command: Command, form: HTMLElement): Promise<void> {
  const button = required('void-submit')
  if (button.getAttribute('aria-busy') === 'true') return
  button.setAttribute('aria-busy', 'true')
  const outcome = await sendCommand(command)
  button.removeAttribute('aria-busy')
  if (outcome.kind === 'done') return emit('restoflow:done', { command, reply: outcome.reply, element: form })
  const missing = outcome.kind === 'signed-out' ? t('browser.you-are-signed-out') : t('browser.pin-not-kept')
  const problem: Problem = outcome.kind === 'refused'
    ? outcome.problem
    : { status: 0, code: '', title: t('browser.not-approved'), detail: missing, fix: t('browser.try-again') }
  required('void-errors').replaceChildren(problemCard(problem, undefined))
  field('approval-pin').value = ''
  field('approval-pin').focus()
}

function complain(name: 'void' | 'cancel', text: string): void {
  const card = make('p', 'problem', text)
  card.setAttribute('role', 'alert')
  required(`${name}-errors`).replaceChildren(card)
  if (field(`${name}-reason`).value.trim() === '') field(`${name}-reason`).focus()
}

function chooseReason(chip: HTMLElement): void {
  const input = field(chip.dataset['for'] ?? '')
  input.value = input.value === chip.dataset['reason'] ? '' : (chip.dataset['reason'] ?? '')
  pressReason(input.id)
}

function pressReason(id: string): void {
  const { value } = field(id)
  for (const chip of document.querySelectorAll<HTMLElement>(`[data-for="${id}"]`)) chip.setAttribute('aria-pressed', String(chip.dataset['reason'] === value))
}

function resetReason(id: string): void {
  field(id).value = ''
  pressReason(id)
}

function openMore(): void {
  const order = shownOrder()
  if (!order) return
  required('more-dialog-title').textContent = order.title
  prepareMore(order)
  required('cancel-form').hidden = order.status !== 'open' || order.element.dataset['sent'] !== undefined
  resetReason('cancel-reason')
  show('more-dialog')
}

function cancelOrder(): void {
  const order = shownOrder()
  const reason = field('cancel-reason').value.trim()
  if (!order) return
  if (reason === '') return complain('cancel', t('browser.say-why'))
  const label = t('browser.cancel-order', { title: order.title })
  giveCommand(`orders/${order.id}/cancel`, { reason }, label, { element: required('cancel-form'), intent: `cancel-${opening}` })
}

function openCovers(): void {
  dialog('more-dialog').close()
  required('covers-dialog-title').textContent = t('browser.another-order-at', { table: shownOrder()?.title ?? '' })
  show('covers-dialog')
}

function secondOrder(button: HTMLElement): void {
  const tableId = shownTable()
  const covers = Number(button.dataset['secondOrder'])
  if (tableId === null) return
  giveCommand('orders', { kind: 'dine-in', tableId, covers }, t('browser.another-order', { count: covers }), { element: button, intent: `second-${opening}` })
}

/** A dialog whose work is done closes, and says what was done where the page does not show it at once. */
function finish(command: Command, element: Element | null): void {
  const tableId = shownTable()
  const from = element?.closest('dialog')
  if (from?.open) from.close()
  if (element === document.getElementById('void-form')) toast(t('browser.done-what', { what: command.label }))
  if (element === document.getElementById('cancel-form')) {
    toast(t('browser.order-cancelled'))
    if (tableId !== null) void openPad({ table: tableId }, 'replace')
  }
}
