import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import type { Command } from '../kit/outbox'
import { language } from '../kit/words'
import { showDialog } from './dialogs'
import { maybe, need, setText } from './parts'

/** What a manager's PIN may let through at the till. */
const approvable = /^(bills|orders\/[^/]+\/(split|discount-line|comp-line|apply-promotion))$/

/** Commands that wait for a PIN: several parts of one bill may ask for the same. */
let waiting: readonly Command[] = []

function ask(command: Command, text: string, right: string | undefined): void {
  waiting = [...waiting.filter(each => each.intent === null || each.intent !== command.intent), command]
  maybe('pay-errors')?.replaceChildren()
  setText(need('approval-text'), text)
  need<HTMLFormElement>('approval-form').reset()
  need('approval-errors').replaceChildren()
  for (const chip of document.querySelectorAll<HTMLElement>('#approval-form [data-rights]')) {
    chip.hidden = right !== undefined && !(chip.dataset['rights'] ?? '').split(' ').includes(right)
  }
  showDialog('approval-dialog').querySelector<HTMLElement>('label:not([hidden]) [name="approver"]')?.focus()
}

/** Asks for a manager's PIN where the server wants one, and gives the very same command again with it. */
export function startApprovals(): void {
  on('restoflow:refused', ({ command, problem, element }) => {
    if (problem.code !== 'approval-required' || !approvable.test(command.path)) return
    const place = element instanceof HTMLElement ? element.dataset['errors'] : undefined
    if (place !== undefined) document.querySelector(place)?.replaceChildren()
    // the server's particulars are English
    ask(command, language() === 'en' ? problem.detail : problem.title, problem.right)
  })
  on('restoflow:done', ({ command }) => {
    const left = waiting.filter(({ path, intent, label }) => !(path === command.path && intent === command.intent && label === command.label))
    if (left.length < waiting.length && left.length === 0) need<HTMLDialogElement>('approval-dialog').close()
    waiting = left
  })
  need('approval-dialog').addEventListener('close', () => { waiting = [] })
  need('approval-form').addEventListener('submit', event => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const by = form.querySelector<HTMLInputElement>('[name="approver"]:checked')?.value ?? ''
    const approval = { by, pin: need<HTMLInputElement>('approval-pin').value }
    for (const { path, body, label, intent } of waiting) {
      giveCommand(path, { ...(body as object), approval }, label, { element: form, ...(intent !== null && { intent }) })
    }
  })
}
