import { newId } from '@restoflow/core'
import { withAs } from '../kit/as'
import { paiseOf } from '../kit/body'
import { make } from '../kit/problem-card'
import { t } from '../kit/words'
import { complain, clearProblems } from './check'
import { fetchPart } from './fetch'
import { basisPointsOf, definitionIn } from './forms'
import { undoToast } from '../kit/undo-toast'

const previewAfterMs = 200

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#price-form')
const preview = (): HTMLElement | null => document.getElementById('price-preview')
const errors = (): HTMLElement | null => document.getElementById('price-errors')

let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0
let rule: object | null = null

/** The page that changes many prices: each change of what is asked shows every price before and after. */
export function startPrices(): void {
  if (!form()) return
  for (const type of ['input', 'change'] as const) form()?.addEventListener(type, plan)
  form()?.addEventListener('submit', event => {
    event.preventDefault()
    void apply()
  })
  preview()?.addEventListener('change', event => {
    const box = event.target
    if (box instanceof HTMLInputElement && box.dataset['priceAll'] !== undefined) {
      for (const each of box.closest('table')?.querySelectorAll<HTMLInputElement>('[data-price-key]:not(:disabled)') ?? []) each.checked = box.checked
    }
    count()
  })
  plan()
}

function plan(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void look(), previewAfterMs)
}

/** What is asked, or null while there is nothing to look at yet. */
function asking(): object | null {
  const open = form()
  const field = document.querySelector<HTMLInputElement>('#price-value')
  if (!open || !field) return null
  clearProblems(open)
  const { value: _value, direction, by, roundToPaise, categoryIds = [], kinds, from } = definitionIn(open)
  const text = field.value.trim()
  if (text === '') return null
  const size = by === 'percent' ? (basisPointsOf(text) ?? Number.NaN) : paiseOf(text)
  if (Number.isNaN(size)) {
    complain(field, t(by === 'percent' ? 'browser.menu-bad-percent' : 'browser.menu-bad-amount'))
    return null
  }
  return {
    categoryIds, by, roundToPaise, value: direction === 'down' ? -size : size,
    ...(Array.isArray(kinds) && kinds.length > 0 && { kinds }), ...(from !== undefined && { from }),
  }
}

async function look(): Promise<void> {
  const wanted = asking()
  const place = preview()
  asked += 1
  const own = asked
  rule = null
  count()
  if (!wanted || !place) return
  const html = await fetchPart(withAs('/menu/prices/preview'), wanted, errors())
  if (html === null || own !== asked) return
  errors()?.replaceChildren()
  await window.htmx.swap({ text: html, target: place, swap: 'innerHTML', sourceElement: place })
  rule = wanted
  count()
}

const boxes = (): readonly HTMLInputElement[] => [...(preview()?.querySelectorAll<HTMLInputElement>('[data-price-key]:not(:disabled)') ?? [])]

function count(): void {
  const chosen = rule === null ? 0 : boxes().filter(({ checked }) => checked).length
  const [button, text] = [document.querySelector<HTMLButtonElement>('#price-apply'), document.getElementById('price-apply-text')]
  if (button) button.disabled = chosen === 0
  if (text) text.textContent = t('browser.menu-price-apply', { count: chosen })
}

let commandId = ''
let commandFor = ''

async function apply(): Promise<void> {
  const button = document.querySelector<HTMLButtonElement>('#price-apply')
  if (!rule || !button || button.disabled || button.getAttribute('aria-busy') === 'true') return
  // a field that was just left asks for another look, which would take away what the answer says
  clearTimeout(timer)
  if (JSON.stringify(asking()) !== JSON.stringify(rule)) return look()
  const skip = boxes().filter(({ checked }) => !checked).map(({ dataset }) => dataset['priceKey'] ?? '')
  const mark = preview()?.querySelector<HTMLElement>('[data-price-mark]')?.dataset['priceMark'] ?? ''
  const wanted = JSON.stringify({ rule, skip, mark })
  // one intent, one key: a lost answer is asked for again
  if (wanted !== commandFor) [commandId, commandFor] = [newId(), wanted]
  button.setAttribute('aria-busy', 'true')
  const answer = await fetchPart(withAs('/menu/prices/apply'), { rule, skip, mark, commandId }, errors())
  button.removeAttribute('aria-busy')
  if (answer === null) return void (errors()?.childElementCount !== 0 && refreshKeepingError())
  const { undo } = JSON.parse(answer) as { undo: string }
  errors()?.replaceChildren()
  const field = document.querySelector<HTMLInputElement>('#price-value')
  if (field) field.value = ''
  rule = null
  preview()?.replaceChildren(make('p', 'price-hint', t('browser.menu-price-done')))
  count()
  undoToast(t('browser.menu-price-done'), () => void takeBack(undo))
}

/** The menu was changed meanwhile: the list of prices is made anew, under what was said. */
async function refreshKeepingError(): Promise<void> {
  const said = [...(errors()?.childNodes ?? [])]
  await look()
  errors()?.replaceChildren(...said)
}

async function takeBack(undo: string): Promise<void> {
  const answer = await fetchPart(withAs('/menu/prices/undo'), { undo }, errors())
  if (answer === null) return
  preview()?.replaceChildren(make('p', 'price-hint', t('browser.menu-price-undone')))
}
