import type { Discount } from '@restoflow/core'
import { paiseOf } from '../kit/body'
import { giveCommand } from '../kit/commands'
import { on } from '../kit/events'
import { make, problemCard } from '../kit/problem-card'
import { t } from '../kit/words'
import { awaitsApproval, onApprovalDropped } from './approvals'
import { draftsOf, keepDraft, showDrafts, type Draft } from './drafts'
import { issueParts } from './issue'
import { fetchPart, fill, maybe, need, setText } from './parts'
import { closePanel } from './panels'

type How = 'equal' | 'item' | 'cover' | 'amount'

interface Plan {
  readonly section: string
  readonly by: { readonly parts?: number; readonly lines?: readonly unknown[]; readonly amountsPaise?: readonly number[] }
  readonly payers?: readonly number[]
  readonly billDiscount?: Discount
  readonly discountReason?: string
}

/** Shares of each line by part: `shares.get('l1')` is `[1, 0, 2]` where the first part takes one of three and the third the rest. */
let shares = new Map<string, number[]>()
let part = 0
let turn = 0
let timer: ReturnType<typeof setTimeout> | undefined
/** What was asked for and is under way: the sections that still have to be split, and whether their parts are issued then. */
let making: { readonly orderId: string; readonly left: readonly Plan[]; readonly issues: boolean; readonly keys: readonly string[] } | null = null

const form = (): HTMLFormElement => need<HTMLFormElement>('split-form')
const how = (): How => (form().querySelector<HTMLInputElement>('[name="how"]:checked')?.value ?? 'equal') as How
const rows = (): readonly HTMLElement[] => [...form().querySelectorAll<HTMLElement>('[data-line]')]
const waysOf = (): number => Number(form().querySelector<HTMLInputElement>('[name="ways"]')?.value ?? '2')

function setStepper(stepper: Element | null, value: number): void {
  const output = stepper?.querySelector('output')
  const hidden = stepper?.querySelector<HTMLInputElement>('input')
  if (output) output.textContent = String(value)
  if (hidden) hidden.value = String(value)
}

/** Begins with equal parts; by cover with what each line was ordered for. */
export function startSplitForm(): void {
  shares = new Map()
  part = 0
  choose('equal')
}

function choose(next: How): void {
  const covers = Number(form().dataset['covers'] ?? '2')
  if (next === 'cover') {
    setStepper(form().querySelector('.ways [data-stepper]'), Math.max(2, Math.min(20, covers)))
    shares = new Map(rows().map(row =>
      [row.dataset['line'] ?? '', Array.from({ length: waysOf() }, (_, place) => (row.dataset['cover'] === String(place + 1) ? 1 : 0))]))
  }
  if (next === 'item') shares = new Map()
  part = 0
  draw()
}

function sharesOf(lineId: string): number[] {
  const own = shares.get(lineId) ?? []
  return Array.from({ length: waysOf() }, (_, place) => own[place] ?? 0)
}

function draw(): void {
  const kind = how()
  const byLine = kind === 'item' || kind === 'cover'
  need('split-lines').hidden = !byLine
  need('split-parts').hidden = !byLine
  need('split-amounts').hidden = kind !== 'amount'
  const hint = need('split-hint')
  hint.hidden = !byLine
  setText(hint, kind === 'cover' ? t('browser.split-hint-cover') : t('browser.split-hint-item'))
  if (byLine) drawLines(kind)
  if (kind === 'amount') drawAmounts()
  ask()
}

function drawLines(kind: How): void {
  const word = kind === 'cover' ? 'browser.split-guest' : 'browser.split-part'
  part = Math.min(part, waysOf() - 1)
  need('split-parts').replaceChildren(...Array.from({ length: waysOf() }, (_, place) => {
    const chip = make('button', 'chip choice', t(word, { part: place + 1 }))
    Object.assign(chip.dataset, { splitPart: String(place) })
    chip.setAttribute('type', 'button')
    chip.setAttribute('role', 'radio')
    chip.setAttribute('aria-checked', String(place === part))
    chip.setAttribute('aria-pressed', String(place === part))
    chip.removeAttribute('aria-pressed')
    return chip
  }))
  for (const row of rows()) {
    const own = sharesOf(row.dataset['line'] ?? '')
    const all = own.reduce((sum, share) => sum + share, 0)
    const takers = own.flatMap((share, place) =>
      (share === 0 ? [] : [`${t(word, { part: place + 1 })}${own.filter(each => each > 0).length > 1 ? ` ${share}/${all}` : ''}`]))
    setText(row.querySelector('.split-of'), all === 0 ? t('browser.split-all') : takers.join(' · '))
    row.querySelector('[data-take]')?.setAttribute('aria-pressed', String((own[part] ?? 0) > 0))
    setStepper(row.querySelector('[data-stepper]'), own[part] ?? 0)
  }
}

function drawAmounts(): void {
  const place = need('split-amounts')
  const typed = [...place.querySelectorAll<HTMLInputElement>('input')].map(({ value }) => value)
  if (typed.length !== waysOf() - 1) {
    place.replaceChildren(...Array.from({ length: waysOf() - 1 }, (_, index) => {
      const input = make('input', '') as HTMLInputElement
      Object.assign(input, { inputMode: 'decimal', maxLength: 12, value: typed[index] ?? '' })
      return make('label', 'labelled', make('span', '', t('browser.split-amount-of', { part: index + 1 })), make('span', 'field', '₹', input))
    }), make('p', 'muted', t('browser.split-rest', { part: waysOf() })))
  }
}

/** @returns what the form says, as the server takes it; null while something is missing */
function wanted(): unknown {
  switch (how()) {
    case 'equal':
      return { parts: waysOf() }
    case 'amount': {
      const amountsPaise = [...need('split-amounts').querySelectorAll('input')].map(({ value }) => paiseOf(value.trim()))
      return amountsPaise.some(paise => !(paise > 0)) ? null : { amountsPaise }
    }
    default:
      return {
        lines: Array.from({ length: waysOf() }, (_, place) =>
          rows().flatMap(row => {
            const share = sharesOf(row.dataset['line'] ?? '')[place] ?? 0
            return share === 0 ? [] : [{ lineId: row.dataset['line'], share: String(share) }]
          })),
      }
  }
}

/** Whether an amount is typed that is none; an empty field is only not filled in yet. */
function isMistyped(): boolean {
  return how() === 'amount' && [...need('split-amounts').querySelectorAll('input')].some(({ value }) => value.trim() !== '' && !(paiseOf(value.trim()) > 0))
}

/** The server says what each part would come to. */
function ask(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void askNow(), 120)
}

async function askNow(): Promise<void> {
  const mine = (turn += 1)
  const asked = wanted()
  const orderId = form().dataset['order'] ?? ''
  if (asked === null) {
    showNothing()
    need('split-errors').replaceChildren(...(isMistyped() ? [make('p', 'problem', t('browser.amount-form'))] : []))
    return
  }
  const part = await fetchPart(`/till/orders/${orderId}/split`, { how: asked, drafts: draftsOf(orderId) })
  if (mine !== turn || !maybe('split-form')) return
  if (part.kind === 'problem') {
    showNothing()
    need('split-errors').replaceChildren(problemCard(part.problem, undefined))
    return
  }
  need('split-errors').replaceChildren()
  fill(need('split-preview'), part.html)
  for (const id of ['split-make', 'split-issue']) need<HTMLButtonElement>(id).disabled = false
  const count = Number(need('split-preview').querySelector<HTMLElement>('[data-parts]')?.dataset['parts'] ?? '0')
  setText(need('split-make-text'), t('browser.split-make', { count }))
  setText(need('split-issue-text'), t('browser.split-issue', { count }))
}

function showNothing(): void {
  need('split-preview').replaceChildren()
  for (const id of ['split-make', 'split-issue']) need<HTMLButtonElement>(id).disabled = true
}

function keysOf({ section, by }: Plan): readonly string[] {
  const count = by.parts ?? by.lines?.length ?? by.amountsPaise?.length ?? 0
  return Array.from({ length: count }, (_, place) => `${section}:${place + 1}`)
}

function giveSplit(issues: boolean): void {
  const { order: orderId = '' } = form().dataset
  const plans = JSON.parse(need('split-preview').querySelector<HTMLElement>('[data-plans]')?.dataset['plans'] ?? '[]') as readonly Plan[]
  if (plans.length === 0 || making) return
  making = { orderId, left: plans, issues, keys: plans.flatMap(keysOf) }
  giveNext()
}

function giveNext(): void {
  const plan = making?.left[0]
  if (!making || !plan) return
  const { label = '', revisions = '{}' } = form().dataset
  const revision = (JSON.parse(revisions) as Readonly<Record<string, number>>)[plan.section] ?? 0
  const element = need(making.issues ? 'split-issue' : 'split-make')
  element.dataset['errors'] = '#split-errors'
  const given = giveCommand(`orders/${making.orderId}/split`, { ...plan, revision }, t('browser.split-of', { label }),
    { intent: `split-${making.orderId}-${plan.section}`, element })
  if (!given) making = null
}

/** Makes one bill of it again; what was put on the bill comes back with it. */
function giveUnsplit({ dataset }: HTMLElement): void {
  const { unsplit = '', order: orderId = '', label = '', drafts = '{}' } = dataset
  const before = JSON.parse(drafts) as Readonly<Record<string, Draft>>
  for (const section of unsplit.split(' ')) {
    const draft = before[section]
    if (draft) keepDraft(orderId, section, { ...draftsOf(orderId)[section], ...draft })
    giveCommand(`orders/${orderId}/unsplit`, { section }, t('browser.unsplit-of', { label }), { intent: `unsplit-${orderId}-${section}` })
  }
  closePanel()
}

/** @returns whether the form speaks of another bill than the one that is there: another till has split or issued it meanwhile */
export function isStaleSplit(): boolean {
  const shown = maybe('split-form')?.dataset['stand']
  const now = document.querySelector<HTMLElement>('.order-acts[data-split-stand]')?.dataset['splitStand']
  return shown !== undefined && now !== undefined && shown !== now && !making
}

/** Listens to the form in which a bill is split. */
export function startSplit(): void {
  document.addEventListener('change', event => {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('#split-form') && target.matches('[name="how"]')) choose(how())
  })
  document.addEventListener('input', event => {
    if (event.target instanceof Element && event.target.closest('#split-amounts')) ask()
  })
  document.addEventListener('submit', event => {
    if (!(event.target instanceof HTMLFormElement) || event.target.id !== 'split-form') return
    event.preventDefault()
    giveSplit(false)
  })
  document.addEventListener('click', event => tap(event.target instanceof Element ? event.target : null))
  on('restoflow:done', ({ command }) => {
    if (!making || command.path !== `orders/${making.orderId}/split`) return
    const [done, ...left] = making.left
    if (done) keepDraft(making.orderId, done.section, {})
    making = { ...making, left }
    if (left.length > 0) return giveNext()
    const { orderId, issues, keys } = making
    making = null
    closePanel()
    void showDrafts(orderId)
    if (issues) issueParts(orderId, keys)
  })
  on('restoflow:refused', ({ command }) => {
    if (making && command.path === `orders/${making.orderId}/split` && !awaitsApproval(command)) making = null
  })
  onApprovalDropped(() => { making = null })
}

function tap(target: Element | null): void {
  const unsplit = target?.closest<HTMLElement>('[data-unsplit]')
  if (unsplit) return giveUnsplit(unsplit)
  if (!target?.closest('#split-form')) return
  if (target.closest('#split-issue')) return giveSplit(true)
  const chip = target.closest<HTMLElement>('[data-split-part]')
  const lineId = target.closest<HTMLElement>('[data-line]')?.dataset['line']
  const step = Number(target.closest<HTMLElement>('[data-step]')?.dataset['step'] ?? '0')
  if (chip) {
    part = Number(chip.dataset['splitPart'])
    draw()
    document.querySelector<HTMLElement>(`[data-split-part="${part}"]`)?.focus()
  } else if (lineId !== undefined && (step !== 0 || target.closest('[data-take]'))) {
    const own = sharesOf(lineId)
    own[part] = step === 0 ? ((own[part] ?? 0) > 0 ? 0 : 1) : Math.max(0, Math.min(99, (own[part] ?? 0) + step))
    shares.set(lineId, own)
    draw()
  } else if (step !== 0 && target.closest('.ways')) {
    setStepper(form().querySelector('.ways [data-stepper]'), Math.max(2, Math.min(20, waysOf() + step)))
    draw()
  }
}
