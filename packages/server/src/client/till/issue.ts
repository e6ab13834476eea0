import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { showDialog } from './dialogs'
import { draftedTotal, draftsOf, type Section } from './drafts'
import { openOrderId } from './open-order'
import { maybe, need, setText } from './parts'
import { shortMoney } from './payment'
import { payState } from './tender-form'
import { t } from '../kit/words'

interface ApprovalNeeded {
  readonly orderId: string
  readonly section: Section
}

/** From here on the invoice names its buyer, registered or not (CGST Rules, Rule 46(e)). */
const namedFromPaise = 50_000_00

let needed: ApprovalNeeded | null = null

/** Writes what the button would do. */
export function drawIssue(): void {
  const state = payState()
  if (state?.stage !== 'preview') return
  const { unissued, totalPaise } = state
  const total = draftedTotal() ?? totalPaise
  const isNamed = Object.values(draftsOf(openOrderId())).some(({ buyer }) => buyer !== undefined)
  setText(maybe('issue-note'), total >= namedFromPaise && !isNamed ? t('browser.named-from') : t('browser.final-note'))
  setText(maybe('issue-text'), t('browser.issue-amount', { count: unissued.length, amount: shortMoney(total) }))
  const amount = document.querySelector('.pay-live [data-amount]')
  if (amount && draftedTotal() !== null) setText(amount, shortMoneyWithPaise(total))
}

function shortMoneyWithPaise(paise: number): string {
  return `${shortMoney(Math.floor(paise / 100) * 100)}.${String(paise % 100).padStart(2, '0')}`
}

/** Issues every document of the open order that is not issued yet; a double tap issues once. */
export function issue(): void {
  const state = payState()
  const button = need('issue')
  if (state?.stage !== 'preview' || button.getAttribute('aria-disabled') === 'true') return
  for (const section of state.unissued) give(openOrderId(), section as Section, state.label, button)
}

function give(orderId: string, section: Section, label: string, element: HTMLElement, approval?: { by: string; pin: string }): void {
  const draft = draftsOf(orderId)[section] ?? {}
  const body = { orderId, section, ...draft, ...(approval && { approval }) }
  giveCommand('bills', body, t('browser.issue-of', { label }), { intent: `issue-${orderId}-${section}`, element })
}

/** Issues what an approval was asked for. */
export function issueApproved(approval: { by: string; pin: string }, form: HTMLFormElement): void {
  if (needed) give(needed.orderId, needed.section, payState()?.label ?? '', form, approval)
}

/** Asks for a manager's PIN where the server wants one. */
export function startIssue(): void {
  on('restoflow:refused', ({ command, problem }) => {
    if (command.path !== 'bills' || problem.code !== 'approval-required') return
    maybe('pay-errors')?.replaceChildren()
    const { orderId, section = 'gst' } = command.body as { orderId: string; section?: Section }
    needed = { orderId, section }
    setText(need('approval-text'), problem.detail)
    need<HTMLFormElement>('approval-form').reset()
    need('approval-errors').replaceChildren()
    showDialog('approval-dialog').querySelector<HTMLElement>('[name="approver"]')?.focus()
  })
  on('restoflow:done', ({ command }) => {
    if (command.path === 'bills') need<HTMLDialogElement>('approval-dialog').close()
  })
}
