import { formatQuantity, parseQuantity } from '@restoflow/core'
import { registerBody } from '../kit/commands'
import { on } from '../kit/events'
import { toast } from '../kit/problem-card'
import { t } from '../kit/words'
import { fetchPart, fill, maybe, setText } from '../till/parts'
import { openDialog } from './dialogs'

const previewDelayMs = 150

interface Wanted {
  readonly lineId: string
  readonly quantity: string
}

let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0
/** For which lines the preview stands there. */
let shownFor: string | undefined

/** What is done with an issued bill: the credit note with its live preview, and the correction of a payment. */
export function startBillActs(): void {
  registerBody('credit', () => {
    const lines = wantedLines()
    // how the lines were chosen is the page's own matter
    const own = { extent: undefined }
    if (lines?.length === 0) {
      toast(t('browser.after-choose-lines'))
      return null
    }
    // what can't be credited says why when it is sent
    if (maybe('credit-preview')?.querySelector('.problem')) return { ...own, lines }
    const expectedCreditPaise = shownCredit(lines)
    if (expectedCreditPaise !== null) return { ...own, lines, expectedCreditPaise }
    toast(t('browser.after-see-amount'))
    return null
  })
  on('restoflow:refused', ({ command, problem }) => {
    if (command.path === 'credit-notes' && problem.code === 'amount-changed') drawCredit()
  })
  registerBody('correction', () => ({ came: undefined }))
  maybe('correct-form')?.addEventListener('input', drawCorrection)
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const step = target?.closest<HTMLElement>('#credit-lines [data-step]')
    if (step) stepLine(step)
    if (target?.closest('[data-open-dialog="credit-dialog"]')) drawCredit()
    const correct = target?.closest<HTMLElement>('[data-correct]')
    if (correct) openCorrection(correct)
  })
  maybe('credit-form')?.addEventListener('input', event => {
    if (event.target instanceof Element && event.target.closest('[data-extent], [data-line]')) drawCredit()
  })
}

const isByLine = (): boolean => document.querySelector<HTMLInputElement>('[data-extent="lines"]')?.checked ?? false

/** @returns the lines that are to be credited; undefined for all that is left */
function wantedLines(): readonly Wanted[] | undefined {
  if (!isByLine()) return undefined
  return [...document.querySelectorAll<HTMLInputElement>('#credit-lines [data-line]')].flatMap(input => {
    const quantity = input.value.trim()
    return quantity === '' || /^0*\.?0*$/.test(quantity) ? [] : [{ lineId: input.dataset['line'] ?? '', quantity }]
  })
}

function stepLine(button: HTMLElement): void {
  const input = button.closest('[data-stepper]')?.querySelector<HTMLInputElement>('[data-line]')
  if (!input) return
  const max = parseQuantity(input.dataset['max'] ?? '0')
  const now = /^\d+(\.\d{1,3})?$/.test(input.value.trim()) ? thousandths(input.value.trim()) : 0
  const next = Math.min(max, Math.max(0, now + Number(button.dataset['step']) * 1_000))
  input.value = next === 0 ? '0' : formatQuantity(next)
  drawCredit()
}

const thousandths = (text: string): number => (/^0*\.?0*$/.test(text) ? 0 : parseQuantity(text))

/** Asks what the note would come to; an older answer never overwrites a newer one. */
function drawCredit(): void {
  const list = maybe('credit-lines')
  if (list) list.hidden = !isByLine()
  clearTimeout(timer)
  timer = setTimeout(() => void preview(), previewDelayMs)
}

/** @returns what the preview says that these lines come to, in paise; null while it is not shown for them */
function shownCredit(lines: readonly Wanted[] | undefined): number | null {
  const shown = maybe('credit-preview')?.querySelector<HTMLElement>('[data-credit]')?.dataset['credit']
  return shown === undefined || shownFor !== JSON.stringify(lines) ? null : Number(shown)
}

async function preview(): Promise<void> {
  const place = maybe('credit-preview')
  const billId = maybe('main')?.dataset['bill']
  if (!place || billId === undefined) return
  const turn = ++asked
  const lines = wantedLines()
  const part = await fetchPart(`/till/bills/${billId}/credit-preview`, lines === undefined ? {} : { lines })
  if (turn !== asked) return
  shownFor = JSON.stringify(lines)
  if (part.kind === 'html') fill(place, part.html)
  else place.replaceChildren(part.problem.title)
}

/** What the page knows of the payment that is corrected. */
interface Was {
  readonly kind: string
  readonly reference?: string
  readonly accountId?: string
  readonly amountPaise: number
  readonly tipPaise: number
}

function openCorrection(button: HTMLElement): void {
  const form = maybe<HTMLFormElement>('correct-form')
  if (!form) return
  form.reset()
  const { kind, reference = '', accountId = '', amountPaise, tipPaise } = JSON.parse(button.dataset['was'] ?? '{}') as Was
  const fill = (name: string, value: string): void => {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof RadioNodeList) field.value = value
  }
  fill('tenderId', button.dataset['correct'] ?? '')
  fill('kind', kind)
  fill('reference', reference)
  fill('accountId', accountId)
  fill('amountPaise', String(amountPaise / 100))
  fill('tipPaise', String(tipPaise / 100))
  form.dispatchEvent(new Event('input', { bubbles: true }))
  form.querySelector('[data-instrument] input')?.dispatchEvent(new Event('input', { bubbles: true }))
  setText(maybe('correct-what'), button.dataset['what'] ?? '')
  openDialog('correct-dialog')
}

/** What never came was nothing else either. */
function drawCorrection(): void {
  const came = maybe<HTMLFieldSetElement>('correct-came')
  if (!came) return
  came.hidden = document.querySelector<HTMLInputElement>('#correct-form [name="came"]:checked')?.value === 'never'
  came.disabled = came.hidden
}
