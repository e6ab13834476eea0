import { formatMoney } from '@restoflow/core'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import type { Command, Problem } from '../kit/outbox'
import { make, showProblem } from '../kit/problem-card'
import { language } from '../kit/words'
import { showDialog } from './dialogs'
import { maybe, need } from './parts'

/** What a manager's PIN may let through at the till. */
const approvable = /^(bills|bills\/[^/]+\/take-tenders?|orders\/[^/]+\/(split|discount-line|comp-line|apply-promotion))$/

/** Whose PIN lets one command through. */
export interface AskedApproval {
  readonly by: string
  readonly pin: string
}

/** Commands that wait for a PIN: several parts of one bill may ask for the same. */
let waiting: readonly Command[] = []
const whenDropped: (() => void)[] = []

const isSame = (one: Command, other: Command): boolean => one.path === other.path && one.intent === other.intent && one.label === other.label

/** @returns whether the PIN for a command that was refused is being typed, so that it may still be carried out */
export function awaitsApproval(command: Command): boolean {
  return waiting.some(each => isSame(each, command))
}

/** @param run is called when nobody approves what waits: it will not be carried out */
export function onApprovalDropped(run: () => void): void {
  whenDropped.push(run)
}

/** What a PIN approves: the command with its amount, and what about it somebody else decides. */
interface Asked {
  readonly command: Command
  readonly what: string
  readonly about: string | undefined
}

function askedOf(command: Command, { said }: Problem): Asked {
  const { expectedTotalPaise } = command.body as { readonly expectedTotalPaise?: number }
  const what = expectedTotalPaise === undefined ? command.label : `${command.label} · ${formatMoney(expectedTotalPaise)}`
  return { command, what, about: said }
}

let asked: readonly Asked[] = []

function ask(command: Command, problem: Problem): void {
  const { right } = problem
  waiting = [...waiting.filter(each => each.intent === null || each.intent !== command.intent), command]
  maybe('pay-errors')?.replaceChildren()
  asked = [...asked.filter(each => waiting.some(one => one !== command && isSame(one, each.command))), askedOf(command, problem)]
  // the server's particulars are English
  const why = language() === 'en' ? problem.detail : problem.title
  need('approval-text').replaceChildren(...asked.flatMap(({ what, about }) => [make('b', '', what), ...(about === undefined ? [] : [make('span', '', about)])]),
    ...(asked.some(({ about }) => about === why) ? [] : [make('small', '', why)]))
  need<HTMLFormElement>('approval-form').reset()
  need('approval-errors').replaceChildren()
  for (const chip of document.querySelectorAll<HTMLElement>('#approval-form [data-rights]')) {
    chip.hidden = right !== undefined && !(chip.dataset['rights'] ?? '').split(' ').includes(right)
  }
  showDialog('approval-dialog').querySelector<HTMLElement>('label:not([hidden]) [name="approval.by"]')?.focus()
}

/** Asks for a manager's PIN where the server wants one, and gives the very same command again with it. */
export function startApprovals(): void {
  on('restoflow:refused', ({ command, problem, element }) => {
    if (problem.code !== 'approval-required' || !approvable.test(command.path)) return
    const place = element instanceof HTMLElement ? element.dataset['errors'] : undefined
    if (place !== undefined) document.querySelector(place)?.replaceChildren()
    ask(command, problem)
  })
  on('restoflow:refused', ({ command, problem }) => {
    if (problem.code !== 'amount-changed' || !awaitsApproval(command)) return
    // what the PIN was typed for is not what would be issued
    need<HTMLDialogElement>('approval-dialog').close()
    showProblem(problem, maybe('pay-errors'), undefined)
  })
  on('restoflow:done', ({ command }) => {
    const left = waiting.filter(each => !isSame(each, command))
    if (left.length < waiting.length && left.length === 0) need<HTMLDialogElement>('approval-dialog').close()
    waiting = left
  })
  need('approval-dialog').addEventListener('close', () => {
    const { length } = waiting
    waiting = []
    if (length > 0) for (const run of whenDropped) run()
  })
  need('approval-form').addEventListener('submit', event => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const by = form.querySelector<HTMLInputElement>('[name="approval.by"]:checked')?.value ?? ''
    const pin = form.querySelector<HTMLInputElement>('[name="approval.pin"]')?.value ?? ''
    const approval: AskedApproval = { by, pin }
    for (const { path, body, label, intent } of waiting) {
      giveCommand(path, { ...(body as object), approval }, label, { element: form, ...(intent !== null && { intent }) })
    }
  })
}
