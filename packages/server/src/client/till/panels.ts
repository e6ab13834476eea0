import { paiseOf } from '../kit/body'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { problemCard, showProblem, toast } from '../kit/problem-card'
import { t } from '../kit/words'
import { showDialog } from './dialogs'
import { openOrderId } from './open-order'
import { fetchPart, fill, maybe, need, setText } from './parts'
import { isStaleSplit, startSplitForm } from './split-form'

export type PanelKind = 'split' | 'lines' | 'charges' | 'merge' | 'offers'

const shown: { kind: PanelKind | null; orderId: string } = { kind: null, orderId: '' }

/** Opens one of the panels of the open order, as it stands now. */
export async function openPanel(kind: PanelKind, title: string): Promise<void> {
  const orderId = openOrderId()
  if (orderId === '') return
  setText(need('order-panel-title'), title)
  if (!(await load(kind, orderId))) return
  Object.assign(shown, { kind, orderId })
  const dialog = showDialog('order-panel')
  dialog.dataset['kind'] = kind
  if (kind === 'split') startSplitForm()
  if (kind === 'lines') drawLineForm()
}

async function load(kind: PanelKind, orderId: string): Promise<boolean> {
  const part = await fetchPart(`/till/orders/${orderId}/panels/${kind}`)
  if (part.kind === 'problem') {
    showProblem(part.problem, null, t('browser.no-panel'))
    return false
  }
  fill(need('panel-body'), part.html)
  return true
}

/** Shows the split panel as the bill stands by now, or closes it where there is nothing left to split: another till was faster. */
export async function refreshSplitPanel(): Promise<void> {
  if (shown.kind !== 'split' || !isStaleSplit()) return
  toast(t('browser.split-changed'))
  if (!document.querySelector('[data-panel="split"]')) return closePanel()
  if (await load('split', shown.orderId)) startSplitForm()
}

/** Closes the panel that is open, if one is. */
export function closePanel(): void {
  shown.kind = null
  need<HTMLDialogElement>('order-panel').close()
}

const howOf = (): string => document.querySelector<HTMLInputElement>('#line-form [name="how"]:checked')?.value ?? 'percent'

function drawLineForm(): void {
  const how = howOf()
  const value = document.querySelector<HTMLElement>('#line-form .line-value')
  if (!value) return
  value.hidden = how === 'comp'
  setText(maybe('line-caption'), how === 'amount' ? t('browser.rupees-off') : t('browser.percent-off'))
  need('line-percents').hidden = how !== 'percent'
  setText(maybe('line-give'), how === 'comp' ? t('browser.give-comp') : t('browser.give-discount'))
}

function wrong(title: string, detail = ''): void {
  need('line-errors').replaceChildren(problemCard({ status: 0, code: '', title: '', detail, fix: '' }, title))
}

/** Gives what the form says: a share or an amount off one line, or all of it with a reason. */
function giveLine(form: HTMLFormElement): void {
  const { order: orderId = '', label = '' } = form.dataset
  const lineId = form.querySelector<HTMLInputElement>('[name="lineId"]:checked')?.value
  const reason = need<HTMLInputElement>('line-reason').value.trim()
  const text = need<HTMLInputElement>('line-value').value.trim()
  const how = howOf()
  const words = t('browser.line-discount-of', { label })
  if (lineId === undefined) return
  if (how === 'comp') {
    if (reason === '') return wrong(t('browser.reason-missing'))
    giveCommand(`orders/${orderId}/comp-line`, { lineId, reason }, words, { element: form })
    return
  }
  const isPercent = /^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) > 0 && Number(text) <= 100
  const amountPaise = paiseOf(text)
  if (how === 'percent' ? !isPercent : !(amountPaise > 0)) {
    return wrong(t('browser.no-discount'), how === 'percent' ? t('browser.percent-form') : t('browser.rupees-form'))
  }
  const discount = how === 'percent' ? { percent: text } : { amountPaise }
  giveCommand(`orders/${orderId}/discount-line`, { lineId, discount, ...(reason !== '' && { reason }) }, words, { element: form })
}

/** Listens to the panels; one that shows what was just changed is read anew. */
export function startPanels(): void {
  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.id !== 'line-form') return
    event.preventDefault()
    giveLine(form)
  })
  document.addEventListener('change', event => {
    if (event.target instanceof Element && event.target.closest('#line-form')) drawLineForm()
  })
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const percent = target?.closest<HTMLElement>('[data-line-percent]')?.dataset['linePercent']
    const reason = target?.closest<HTMLElement>('[data-line-reason]')?.dataset['lineReason']
    if (percent !== undefined) need<HTMLInputElement>('line-value').value = percent
    if (reason !== undefined) need<HTMLInputElement>('line-reason').value = reason
  })
  on('restoflow:done', ({ command }) => {
    const { kind, orderId } = shown
    if (kind === null || kind === 'split' || !command.path.startsWith('orders/') || !need<HTMLDialogElement>('order-panel').open) return
    if (kind === 'merge') return closePanel()
    void load(kind, orderId).then(() => drawLineForm())
  })
  need('order-panel').addEventListener('close', () => { shown.kind = null })
}
