import { newId } from '@restoflow/core'
import { staffId } from '../kit/as'
import { giveCommand, isOnline } from '../kit/commands'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { t } from '../kit/words'
import { chosenCount, chosenText, commandOf, missingOf, type LinesForm, type Target } from './lines-model'
import { openPad, required, shownOrder } from './pad'

const dialog = (): HTMLDialogElement => required('lines-dialog') as HTMLDialogElement
const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#lines-form')

let opening = ''
/** What is said when it is done: the form is gone by then. */
let said = ''

/** Makes the dialog answer that takes lines, or the whole order, to another order. */
export function startLines(): void {
  document.addEventListener('change', event => {
    const changed = event.target instanceof HTMLInputElement && event.target.closest('#lines-form') ? event.target : null
    if (!changed) return
    if (changed.name === 'line') withCombo(changed)
    draw()
  })
  document.addEventListener('click', event => {
    const step = event.target instanceof Element ? event.target.closest<HTMLElement>('#lines-form [data-step]') : null
    if (step) count(step)
  })
  document.addEventListener('submit', event => {
    if (!(event.target instanceof HTMLFormElement) || event.target.id !== 'lines-form') return
    event.preventDefault()
    send()
  })
  on('restoflow:done', ({ command }) => {
    if (command.intent !== `lines-${opening}`) return
    dialog().close()
    toast(said)
    // a merged order is closed: what it went into is shown instead
    const { intoOrderId } = command.body as { readonly intoOrderId?: string }
    if (intoOrderId !== undefined) void openPad({ order: intoOrderId }, 'replace')
  })
}

/** Opens the dialog for the order that the pad shows. */
export async function openLines(): Promise<void> {
  const order = shownOrder()
  if (!order) return
  if (!isOnline()) return toast(t('browser.this-needs-connection'))
  try {
    const response = await fetch(`/floor/lines?order=${order.id}`, { headers: { 'RestoFlow-As': staffId(), 'HX-Request': 'true' } })
    if (!response.ok) throw new Error(`The server answered ${response.status}`)
    await window.htmx.swap({ text: await response.text(), target: required('lines-body'), swap: 'innerHTML', sourceElement: required('lines-body') })
  } catch {
    return toast(t('browser.cannot-open'))
  }
  opening = newId()
  draw()
  dialog().showModal()
}

/** The lines of one combo are chosen together. */
function withCombo({ dataset, checked }: HTMLInputElement): void {
  const combo = dataset['combo']
  if (combo === undefined) return
  for (const box of form()?.querySelectorAll<HTMLInputElement>(`[data-combo="${combo}"]`) ?? []) box.checked = checked
}

/** A step on a line chooses it. */
function count(step: HTMLElement): void {
  const stepper = step.closest<HTMLElement>('[data-stepper]')
  const output = stepper?.querySelector('output')
  if (!stepper || !output) return
  const most = Number(stepper.dataset['max'] ?? 1)
  const box = stepper.closest('li')?.querySelector<HTMLInputElement>('[name="line"]')
  output.textContent = String(Math.min(most, Math.max(1, Number(output.textContent) + Number(step.dataset['step']))))
  if (box) box.checked = true
  draw()
}

function read(open: HTMLFormElement): LinesForm {
  const { order = '', from = '', covers = '0' } = open.dataset
  const target = open.querySelector<HTMLInputElement>('[name="target"]:checked')
  const [kind, id = ''] = (target?.value ?? '').split(':')
  return {
    orderId: order, title: from, covers: Number(covers), whole: open.querySelector<HTMLInputElement>('[name="what"][value="all"]')?.checked === true,
    guests: Number(open.querySelector('#guests-go output')?.textContent ?? 1),
    target: target === null ? null : { kind: kind === 'new' ? 'new' : 'order', id, name: target.dataset['name'] ?? '' } satisfies Target,
    lines: [...open.querySelectorAll<HTMLInputElement>('[name="line"]')].map(box => ({
      lineId: box.value, name: box.dataset['name'] ?? '', quantity: box.dataset['quantity'] ?? '1', chosen: box.checked, comboId: box.dataset['combo'] ?? null,
      count: box.closest('li')?.querySelector('output')?.textContent ?? box.dataset['quantity'] ?? '1',
    })),
  }
}

/** The button says what it does, or what is still to be chosen. */
function draw(): void {
  const open = form()
  const words = open?.querySelector('#lines-submit .while-idle')
  if (!open || !words) return
  const { whole } = read(open)
  required('pick-lines').hidden = whole
  required('whole-text').hidden = !whole
  for (const radio of open.querySelectorAll<HTMLInputElement>('[data-kind="new"]')) {
    radio.disabled = whole
    if (whole) radio.checked = false
  }
  const now = read(open)
  const missing = missingOf(now)
  required('guests-go').hidden = now.target?.kind !== 'new' || now.covers < 2
  required('lines-submit').toggleAttribute('data-incomplete', missing !== null)
  const to = now.target?.name ?? ''
  words.textContent = missing !== null ? t(`browser.choose-${missing}`)
    : whole ? t('browser.merge-order', { from: now.title, to }) : t('browser.move-lines-to', { count: chosenCount(now.lines), to })
}

function send(): void {
  const open = form()
  if (!open) return
  const now = read(open)
  const missing = missingOf(now)
  if (missing !== null) {
    open.querySelector<HTMLElement>(missing === 'lines' ? '[name="line"]' : '[name="target"]:not(:disabled)')?.focus()
    return
  }
  if (!isOnline()) return toast(t('browser.this-needs-connection'))
  const command = commandOf(now, newId())
  if (!command) return
  const to = now.target?.name ?? ''
  const atKitchen = [...open.querySelectorAll<HTMLInputElement>('[data-sent]')].some(box => now.whole || box.checked)
  const told = atKitchen ? ` ${t('browser.kitchen-told')}` : ''
  said = now.whole ? `${t('browser.order-merged', { from: now.title, to })}${told}` : `${t('browser.lines-moved', { what: chosenText(now.lines), to })}${told}`
  open.dataset['errors'] = '#lines-errors'
  giveCommand(command.path, command.body, said, { intent: `lines-${opening}`, element: open })
}
