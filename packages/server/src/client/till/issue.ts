import { namedBuyerFromPaise } from '@restoflow/core'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { buyerLacks } from './buyer-lacks'
import { draftedTotal, draftedTotals, draftsOf, dropIssued, showDrafts } from './drafts'
import { openOrderId } from './open-order'
import { maybe, need, setText } from './parts'
import { chosenPayer } from './payers'
import { shortMoney } from './payment'
import { payState, type PayState } from './pay-state'
import { t } from '../kit/words'

/** Parts that are issued as soon as the live part knows of them. */
let partsOf: { readonly orderId: string; readonly keys: readonly string[] } | null = null

/** Writes what the buttons would do: everything that is not issued, and of a split bill the chosen part alone. */
export function drawIssue(): void {
  const state = payState()
  if (state?.stage !== 'preview') return
  const { unissued, unissuedPaise, isUnfit, hasNoFigures } = state
  const total = draftedTotal() ?? unissuedPaise
  const isNamed = Object.values(draftsOf(openOrderId())).some(draft => draft?.buyer && buyerLacks(draft.buyer, true) === null)
  const note = total >= namedBuyerFromPaise && !isNamed ? 'browser.named-from' : 'browser.final-note'
  setText(maybe('issue-note'), t(hasNoFigures ? 'browser.no-figures' : isUnfit ? 'browser.split-first' : note))
  const payer = chosenPayer()
  setText(maybe('issue-text'), t(payer ? 'browser.issue-all' : 'browser.issue-amount', { count: unissued.length, amount: shortMoney(total) }))
  const all = maybe<HTMLButtonElement>('issue')
  if (all) all.disabled = isUnfit
  const one = maybe<HTMLButtonElement>('issue-part')
  if (one) {
    one.hidden = !payer || payer.unissued.length === unissued.length
    one.disabled = isUnfit
    if (payer) setText(maybe('issue-part-text'), t('browser.issue-part', { part: payer.label, amount: shortMoney(payer.totalPaise) }))
  }
  const amount = document.querySelector('.pay-live [data-amount]')
  if (amount && draftedTotal() !== null && payer === null) setText(amount, shortMoneyWithPaise(total))
}

function shortMoneyWithPaise(paise: number): string {
  return `${shortMoney(Math.floor(paise / 100) * 100)}.${String(paise % 100).padStart(2, '0')}`
}

/** Issues every document of the open order that is not issued yet; a double tap issues once. */
export function issue(): void {
  const state = payState()
  const button = need('issue')
  if (!state || state.isUnfit || state.unissued.length === 0 || state.stage !== 'preview' || button.getAttribute('aria-disabled') === 'true') return
  for (const key of state.unissued) give(state, key, button)
}

/** Issues what the chosen part of a split bill has: food, liquor or both. */
export function issuePart(): void {
  const state = payState()
  if (!state || state.isUnfit) return
  for (const key of chosenPayer()?.unissued ?? []) give(state, key, need('issue-part'))
}

/** Issues one document of a split bill. */
export function issueOne(key: string): void {
  const state = payState()
  if (state?.unissued.includes(key)) give(state, key, need('issue'))
}

/** Issues all parts of an order that was just split, as soon as all of them are shown. @param keys `gst:1`, `gst:2` … */
export function issueParts(orderId: string, keys: readonly string[]): void {
  partsOf = { orderId, keys }
  issueShownParts()
}

/** To be called when the live part has changed. */
export function issueShownParts(): void {
  const state = payState()
  if (partsOf === null || partsOf.orderId !== openOrderId() || !state || partsOf.keys.some(key => !state.unissued.includes(key))) return
  partsOf = null
  issue()
}

/** What this till issued, with what was put on it. */
const issuedHere = new Set<string>()

/** To be called when the live part has changed: what was put here on a bill that another till issued is not on it, and says so. */
export function dropDrafts({ unissued, label }: PayState): void {
  const orderId = openOrderId()
  const isIssued = (key: string): boolean => document.querySelector(`.bill-document[data-key="${key}"][data-issued="true"]`) !== null
  const lost = dropIssued(orderId, unissued).some(key => isIssued(key) && !issuedHere.has(`${orderId} ${key}`))
  if (lost) toast(t('browser.draft-lost', { label }))
}

/** The amount that is shown goes along: the server issues no other one. */
function give(state: PayState, key: string, element: HTMLElement): void {
  const orderId = openOrderId()
  const [section = 'gst', part] = key.split(':')
  const draft = draftsOf(orderId)[key] ?? {}
  issuedHere.add(`${orderId} ${key}`)
  const expectedTotalPaise = (draftedTotals() ?? state.totals)[key]
  const body = { orderId, section, ...(part !== undefined && { part: Number(part) }), ...draft, expectedTotalPaise }
  giveCommand('bills', body, t('browser.issue-of', { label: state.label }), { intent: `issue-${orderId}-${key}`, element })
}

/** Where a document has come to another amount meanwhile, what is put on it is shown at the new one; the rest changes live. */
export function startIssue(): void {
  on('restoflow:refused', ({ command, problem }) => {
    const { orderId, section, part } = command.body as { readonly orderId?: string; readonly section?: string; readonly part?: number }
    if (command.path === 'bills') issuedHere.delete(`${orderId} ${section}${part === undefined ? '' : `:${part}`}`)
    if (command.path === 'bills' && problem.code === 'amount-changed') void showDrafts(openOrderId())
  })
}
