import { newId } from '@restoflow/core'
import { staffId } from './as'
import { bodyOf, fieldsOf, paiseOf } from './body'
import { emit } from './events'
import { Outbox, type Command, type Outcome, type Problem } from './outbox'
import { showProblem, toast } from './problem-card'
import { sendCommand } from './send'
import { t } from './words'

type Collector = (element: HTMLElement) => unknown

/** A second tap on a button whose work is just done is the first one's echo. */
const echoMs = 1_200

const collectors = new Map<string, Collector>()
const elements = new Map<string, HTMLElement>()
const doneAt = new Map<string, number>()
let online = true

/**
 * Names a function that makes the body of commands with `data-collect="{name}"`.
 * @param collect gets the button or form; null gives nothing
 */
export function registerBody(name: string, collect: Collector): void {
  collectors.set(name, collect)
}

let outbox: Outbox | null = null

/** Listens for taps on `[data-command]` and for forms that carry it. @returns the page's outbox */
export function startCommands(onChange: () => void): Outbox {
  const made = new Outbox({
    storage: sessionStorage,
    send: sendCommand,
    onEnd: end,
    onChange: () => {
      for (const command of made.waiting) markWaiting(command, made.failing)
      onChange()
    },
    setTimer: (run, ms) => setTimeout(run, ms),
    clearTimer: timer => clearTimeout(timer as number | undefined),
  })
  outbox = made
  document.addEventListener('click', event => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-command]') : null
    if (!element || element instanceof HTMLFormElement) return
    event.preventDefault()
    give(element, null)
  })
  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['command'] === undefined) return
    event.preventDefault()
    give(form, event.submitter)
  })
  made.retry()
  return made
}

/** Tells the commands whether there is a connection: those that need one say so instead of waiting. */
export function setOnline(now: boolean): void {
  online = now
}

/** @returns whether there is a connection, for what can't wait for one */
export function isOnline(): boolean {
  return online
}

/**
 * Gives a command from a script.
 * @param element what shows that it is under way, and beside which a problem appears
 * @returns whether it was taken: not while the same intent is under way, nor when it needs a missing connection
 */
export function giveCommand(path: string, body: unknown, label: string, options: { intent?: string; element?: HTMLElement } = {}): boolean {
  const { intent = null, element } = options
  if (!outbox || (intent !== null && (isUnderWay(intent) || isEcho(intent)))) return false
  const command: Command = { key: newId(), as: staffId(), path, body, label, intent, atMs: Date.now() }
  if (element) {
    elements.set(command.key, element)
    errorsOf(element)?.replaceChildren()
    setBusy(element, true)
  }
  const taken = outbox.put(command)
  if (!taken) end(command, { kind: 'refused', problem: tooMany() })
  return taken
}

function give(element: HTMLElement, submitter: HTMLElement | null): void {
  const { command: path = '', body, collect, intent, label } = element.dataset
  const tapped = [element, ...(submitter ? [submitter] : [])]
  if (!online && tapped.some(each => each.hasAttribute('data-needs-connection'))) return toast(t('browser.this-needs-connection'))
  if (tapped.some(each => each.matches(':disabled, [aria-disabled="true"]'))) return
  const unclear = element instanceof HTMLFormElement ? unclearAmount(element) : null
  if (unclear) return showProblem(unclear, errorsOf(element), undefined)
  const collected = collect === undefined ? undefined : collectors.get(collect)?.(element)
  if (collected === null) return
  const fields = element instanceof HTMLFormElement ? bodyOf(fieldsOf(element, submitter)) : {}
  const fixed = body === undefined ? {} : (JSON.parse(body) as object)
  const whole = { ...fixed, ...fields, ...(typeof collected === 'object' ? collected : {}) }
  const name = label ?? (submitter ?? element).getAttribute('aria-label') ?? textOf(submitter ?? element)
  const same = intent ?? (element instanceof HTMLFormElement ? sameForm(path, whole) : undefined)
  giveCommand(path, whole, name, { element, ...(same !== undefined && { intent: same }) })
}

/** @returns what is wrong with the first amount of money that is none, or that has to be above zero and is not */
function unclearAmount(form: HTMLFormElement): Problem | null {
  const typed = [...form.querySelectorAll<HTMLInputElement>('input[data-type="rupees"]')].filter(({ value, disabled }) => value.trim() !== '' && !disabled)
  const wrong = typed.find(({ value, dataset }) => !(paiseOf(value) >= Number(dataset['least'] ?? '0')))
  if (!wrong) return null
  wrong.focus()
  const isZero = !Number.isNaN(paiseOf(wrong.value))
  const fix = t(isZero ? 'browser.amount-above-zero' : 'browser.amount-form')
  return { status: 0, code: '', title: t('browser.amount-none', { typed: wrong.value }), detail: '', fix }
}

/** A form that is sent twice with the same contents was tapped twice: cash goes out once. */
function sameForm(path: string, { approval: _, ...body }: { readonly approval?: unknown }): string {
  return `${path} ${JSON.stringify(body)}`
}

function isUnderWay(intent: string): boolean {
  return outbox?.waiting.some(command => command.intent === intent) ?? false
}

function isEcho(intent: string): boolean {
  return Date.now() - (doneAt.get(intent) ?? 0) < echoMs
}

function end(command: Command, outcome: Extract<Outcome, { kind: 'done' | 'refused' }>): void {
  const element = elements.get(command.key) ?? null
  elements.delete(command.key)
  if (element && ![...elements.values()].includes(element)) setBusy(element, false)
  if (outcome.kind === 'done') {
    if (command.intent !== null) doneAt.set(command.intent, Date.now())
    if (element instanceof HTMLFormElement && element.hasAttribute('data-reset')) element.reset()
    return emit('restoflow:done', { command, reply: outcome.reply, element })
  }
  showProblem(outcome.problem, errorsOf(element), element?.dataset['failed'] ?? (element ? undefined : t('browser.not-done', { what: command.label })))
  emit('restoflow:refused', { command, problem: outcome.problem, element })
}

/** A command that gets no answer waits; its button is free for other taps again. */
function markWaiting(command: Command, failing: boolean): void {
  const element = elements.get(command.key)
  if (!element || !failing || element.dataset['clientWaiting'] !== undefined) return
  setBusy(element, false)
  element.dataset['clientWaiting'] = t('browser.waits')
  emit('restoflow:waiting', { command, element })
}

function setBusy(element: HTMLElement, busy: boolean): void {
  const button = element instanceof HTMLFormElement ? (element.querySelector<HTMLElement>('[type="submit"]') ?? element) : element
  if (busy) {
    button.style.minWidth = `${button.offsetWidth}px`
    button.setAttribute('aria-busy', 'true')
    return
  }
  button.style.removeProperty('min-width')
  button.removeAttribute('aria-busy')
  delete element.dataset['clientWaiting']
}

function errorsOf(element: HTMLElement | null): Element | null {
  const place = element?.dataset['errors']
  return place === undefined ? null : document.querySelector(place)
}

function textOf(element: HTMLElement): string {
  const idle = element.querySelector('.while-idle') ?? element
  return (idle.textContent ?? '').replace(/\s+/g, ' ').trim()
}

function tooMany(): Problem {
  return { status: 0, code: '', title: t('browser.too-many-wait'), detail: t('browser.missing-for-long'), fix: t('browser.wait-for-connection') }
}
