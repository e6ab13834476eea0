import './kit/start'
import type { TenderKind } from '@restoflow/core'
import { withAs } from './kit/as'
import { on } from './kit/events'
import { onKey } from './kit/keys'
import { onRegion } from './kit/live'
import { toast } from './kit/problem-card'
import { explain, openBuyer, openDiscount, startDialogs } from './till/dialogs'
import { startApprovals } from './till/approvals'
import { draftsOf, showDrafts } from './till/drafts'
import { drawIssue, dropDrafts, issue, issueOne, issuePart, issueShownParts, startIssue } from './till/issue'
import { markCurrent, nextInQueue, open, openOrderId, showView, type View } from './till/open-order'
import { openPanel, refreshSplitPanel, startPanels, type PanelKind } from './till/panels'
import { maybe, need, setText } from './till/parts'
import { arrangeDocuments, choosePayer, nextPayer } from './till/payers'
import { shortMoney } from './till/payment'
import { printPapers } from './till/printing'
import { isEcho, watchTaps } from './till/one-tap'
import { startShare } from './till/share'
import { keepQueuePlaces, watchQueue } from './till/queue-places'
import { startSplit } from './till/split-form'
import { payState } from './till/pay-state'
import {
  chooseTender, drawPayer, drawTenderForm, isFolded, setAmount, settleByOperator, startTenderForm, take, toggleTip, typeDigit, unfoldTender,
} from './till/tender-form'
import { addNote, dropExtras, stepParts, toggleParts } from './till/tender-extras'
import { watchVoucher } from './till/tender-means'
import { t } from './kit/words'

// The cashier's screen: everything that is typed stands outside of what changes live.
const searchAgainMs = 400

function draw(): void {
  const state = payState()
  if (state) dropDrafts(state)
  drawPayer()
  drawTenderForm()
  drawIssue()
  issueShownParts()
  const payer = state?.stage === 'part-paid' ? nextPayer() : null
  const next = nextInQueue()
  if (payer) setText(maybe('next-text'), t('browser.next-part', { part: payer.label }))
  else setText(maybe('next-text'), next === null ? t('browser.back-to-queue') : t(next.asked ? 'browser.next-asked' : 'browser.next', { label: next.label }))
  if (state) setText(maybe('to-pay-text'), state.stage === 'due' ? t('browser.take-payment-left', { amount: shortMoney(state.duePaise) }) : t('browser.payment'))
}

/** On a phone, what is seldom done to a bill stands behind one button; wider screens show all of it. */
function toggleMore(): void {
  const { dataset } = need('main')
  dataset['more'] = String(dataset['more'] !== 'true')
  drawMore()
}

function drawMore(): void {
  for (const button of document.querySelectorAll('.more-actions')) button.setAttribute('aria-expanded', String(need('main').dataset['more'] === 'true'))
}

function goNext(): void {
  if (isEcho()) return
  if (payState()?.stage === 'part-paid') return goToPayer()
  const next = nextInQueue()
  void open(next === null ? '' : `order=${next.orderId}`)
}

/** The next part of a split bill that is not paid. */
function goToPayer(): void {
  const next = nextPayer()
  if (next) showPayer(next.payer)
}

function showPayer(payer: string): void {
  choosePayer(payer)
  dropExtras()
  const amount = maybe<HTMLInputElement>('amount')
  if (amount) amount.value = ''
  draw()
}

function printIssued(billId: string | null): void {
  const documents = [...document.querySelectorAll<HTMLElement>('.bill-document[data-issued="true"]')]
  const wanted = billId === null || billId === 'all' ? documents.filter(each => !each.hidden)
    : documents.filter(each => each.querySelector(`[data-print="${billId}"]`))
  const papers = wanted.flatMap(each => [...each.querySelectorAll<HTMLElement>('.paper')])
  if (papers.length > 0) void printPapers(papers)
  else if (payState()) toast(t('browser.issue-first'))
}

const keyOf = (element: HTMLElement): string => element.closest<HTMLElement>('.bill-document')?.dataset['key'] ?? 'gst'

/** What a tap on an element means; the first that fits. */
const taps: readonly (readonly [selector: string, run: (element: HTMLElement, value: string) => void])[] = [
  ['[data-till-order]', (_, orderId) => void open(`order=${orderId}`)],
  ['[data-till-bill]', (_, billId) => void open(`bill=${billId}`)],
  ['[data-view-to]', (_, view) => showView(view as View)],
  ['[data-discount]', (_, section) => openDiscount(section)],
  ['[data-buyer]', (element, section) => openBuyer(section, element.dataset)],
  ['[data-explain]', element => void explain(keyOf(element), null)],
  ['[data-print]', (_, billId) => printIssued(billId)],
  ['.bill-pane [data-figure]', (element, _) => void explain(keyOf(element), element.dataset['figure'] ?? null)],
  ['#quick-amounts [data-amount]', (_, paise) => setAmount(Number(paise))],
  ['#tip-button', () => toggleTip()],
  ['#parts-button', () => toggleParts()],
  ['[data-parts]', (_, by) => stepParts(Number(by))],
  ['#tender-form [data-note]', (_, paise) => addNote(Number(paise))],
  ['#take-by-hand', () => take(true)],
  ['#guest-pays', () => unfoldTender()],
  ['#tender-form [data-key]', (_, key) => typeDigit(key)],
  ['[data-panel]', (element, kind) => void openPanel(kind as PanelKind, element.dataset['shortcutName'] ?? '')],
  ['.more-actions', () => toggleMore()],
  ['[data-issue-one]', (_, key) => issueOne(key)],
  ['[data-choose-payer]', (_, payer) => showPayer(payer)],
  ['#issue', () => { if (!isEcho()) issue() }],
  ['#issue-part', () => { if (!isEcho()) issuePart() }],
  ['#next', () => goNext()],
  ['[data-percent]', (_, percent) => { need<HTMLInputElement>('discount-value').value = percent }],
  ['[data-close-dialog]', element => element.closest('dialog')?.close()],
  ['[data-scope]:not(form)', (_, scope) => chooseScope(scope)],
]

const attributeOf = (selector: string): string =>
  (/\[data-([a-z-]+)\]/.exec(selector)?.[1] ?? '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null
  if (target instanceof HTMLDialogElement) return target.close()
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  for (const [selector, run] of taps) {
    const element = target?.closest<HTMLElement>(selector)
    if (!element) continue
    event.preventDefault()
    return run(element, element.dataset[attributeOf(selector)] ?? '')
  }
})

// A tap on a digit takes the focus from nothing: Enter takes the payment, and the field of the tip keeps its caret.
document.addEventListener('pointerdown', event => {
  if (event.target instanceof Element && event.target.closest('#tender-form :is(.keypad, #quick-amounts, .notes)')) event.preventDefault()
})

document.addEventListener('submit', event => {
  if (!(event.target instanceof HTMLFormElement) || event.target.id !== 'tender-form') return
  event.preventDefault()
  take()
})
document.addEventListener('input', event => {
  if (event.target instanceof Element && event.target.closest('#tender-form')) drawTenderForm()
  if (event.target instanceof HTMLInputElement && event.target.id === 'voucher-code') watchVoucher()
})

function chooseScope(scope: string): void {
  const radio = document.querySelector<HTMLInputElement>(`#find [name="scope"][value="${scope}"]`)
  if (!radio) return
  radio.checked = true
  radio.dispatchEvent(new Event('input', { bubbles: true }))
}

const find = need<HTMLFormElement>('find')
let searchTimer: ReturnType<typeof setTimeout> | undefined
/** What was found changes with the orders that it shows. */
function searchAgain(): void {
  if (need('found').childElementCount === 0) return
  clearTimeout(searchTimer)
  searchTimer = setTimeout(() => window.htmx.trigger(find, 'submit'), searchAgainMs)
}

for (const digit of '0123456789.') onKey(digit, digit === '0' ? t('browser.key-amount') : '', () => typeDigit(digit))
const tenders: readonly (readonly [key: string, kind: TenderKind, name: string])[] = [
  ['c', 'cash', t('browser.key-cash')], ['u', 'upi', t('browser.key-upi')], ['k', 'card', t('browser.key-card')], ['o', 'other', t('browser.key-other')],
  ['d', 'account', t('browser.key-account')], ['v', 'voucher', t('browser.key-voucher')],
]
for (const [key, kind, name] of tenders) onKey(key, name, () => chooseTender(kind))
onKey('Enter', t('browser.key-take'), () => {
  const { stage } = payState() ?? { stage: '' }
  if (stage === 'due') (isFolded() ? settleByOperator : take)()
  else if (stage === 'paid' || stage === 'part-paid') goNext()
})
onKey('p', t('browser.key-print'), () => printIssued(null))
onKey('n', t('browser.key-next-part'), goToPayer)

function goBack(): void {
  const text = need<HTMLInputElement>('find-text')
  if (text.value === '' && document.activeElement !== text) return showView(need('main').dataset['view'] === 'pay' ? 'bill' : 'queue')
  text.value = ''
  text.blur()
  chooseScope('open')
}

// Not among the page's bound keys: inside of fields and dialogs both belong to the browser.
document.addEventListener('keydown', event => {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return
  if (event.key === 'Escape') return goBack()
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select') !== null
  if (event.key === 'Backspace' && !isTyping) typeDigit('back')
})

watchQueue()
const bars = '#issue, #issue-part, #take, #next'
watchTaps(event => {
  const isBar = event instanceof KeyboardEvent ? event.key === 'Enter' : event.target instanceof Element && event.target.closest(bars) !== null
  return isBar ? (payState()?.stage ?? null) : null
})
onRegion('till', () => {
  keepQueuePlaces()
  markCurrent()
  draw()
  searchAgain()
})
onRegion('pay', draw)
onRegion('acts', () => void refreshSplitPanel())
onRegion('bill', () => {
  arrangeDocuments()
  drawMore()
  if (Object.keys(draftsOf(openOrderId())).length > 0 || need('till-open').dataset['drafted'] !== undefined) void showDrafts(openOrderId())
})
document.addEventListener('till:opened', () => {
  dropExtras()
  delete need('main').dataset['more']
  void showDrafts(openOrderId())
})
document.addEventListener('till:drafted', draw)
document.addEventListener('htmx:after:swap', markCurrent)
on('restoflow:done', ({ command, reply }) => {
  if (command.path !== 'orders') return
  const { state } = reply as { readonly state: { readonly id: string } }
  location.assign(withAs(`/floor?order=${state.id}`))
})
addEventListener('popstate', () => {
  const query = new URLSearchParams(location.search)
  const [order, bill] = [query.get('order'), query.get('bill')]
  void open(order ? `order=${order}` : bill ? `bill=${bill}` : '', { keepAddress: true })
})

startDialogs()
startIssue()
startApprovals()
startPanels()
startSplit()
startTenderForm()
startShare()
void showDrafts(openOrderId())
draw()
