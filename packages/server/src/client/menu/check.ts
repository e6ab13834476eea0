import { cessBasisPointsMax, formatRate, isLawfulRate, lawfulGstRates } from '@restoflow/core'
import { paiseOf } from '../kit/body'
import { make } from '../kit/problem-card'
import { t } from '../kit/words'
import { basisPointsOf, dishOf, listsOf, rowsOf } from './forms'

/**
 * Looks at every field of a form and says beside each what is wrong with it.
 * @returns the first field at fault, null when all is well
 */
export function checkForm(form: HTMLElement): HTMLElement | null {
  clearProblems(form)
  let first: HTMLElement | null = null
  for (const control of form.querySelectorAll<HTMLInputElement>('[data-field]')) {
    const problem = problemOf(control)
    if (problem === null) continue
    complain(control, problem)
    first ??= control
  }
  return first ?? crossChecks(form)
}

/** Takes away what was said about a form's fields, or about one. */
export function clearProblems(scope: Element): void {
  for (const text of scope.querySelectorAll('.field-problem')) text.remove()
  for (const control of scope.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid')
    control.removeAttribute('aria-describedby')
    control.closest('.field')?.removeAttribute('data-invalid')
  }
}

let problems = 0

/** Says beside a field what is wrong, and opens the part in which it stands. */
export function complain(control: HTMLElement, text: string): void {
  const message = make('small', 'problem field-problem', text)
  problems += 1
  message.id = `field-problem-${problems}`
  message.setAttribute('role', 'alert')
  control.setAttribute('aria-invalid', 'true')
  control.setAttribute('aria-describedby', message.id)
  control.closest('.field')?.setAttribute('data-invalid', 'true')
  const entry = control.closest('.entry')
  if (entry) entry.append(message)
  else control.after(message)
  const part = control.closest('details')
  if (part) part.open = true
}

function problemOf(control: HTMLInputElement): string | null {
  const rules = (control.dataset['rule'] ?? '').split(' ')
  const text = control.value.trim()
  if (text === '') return rules.includes('required') ? t(control.dataset['type'] === 'rupees' ? 'browser.menu-need-amount' : 'browser.menu-need') : null
  switch (control.dataset['type']) {
    case 'rupees':
      if (Number.isNaN(paiseOf(text))) return t('browser.menu-bad-amount')
      return paiseOf(text) > 100_000_000 ? t('browser.menu-too-dear') : null
    case 'percent': {
      const points = basisPointsOf(text)
      if (points === null) return t('browser.menu-bad-percent')
      if (control.dataset['field'] === 'rateBasisPoints') return rateProblem(points, control)
      return points > cessBasisPointsMax ? t('browser.menu-cess-most', { most: formatRate(cessBasisPointsMax) }) : null
    }
    case 'int':
      return /^\d+$/.test(text) || !rules.includes('whole') ? null : t('browser.menu-bad-whole')
    case 'dish':
      return dishOf(text) === null ? t('browser.menu-bad-dish') : null
    default:
      return rules.includes('hsn') && !/^\d{4,8}$/.test(text) ? t('browser.menu-bad-hsn') : null
  }
}

/** A state's VAT is the state's to say. */
function rateProblem(points: number, control: HTMLElement): string | null {
  if (points > 10_000) return t('browser.menu-bad-percent')
  const form = control.closest('form')
  if (form === null || isLawfulRate(valueIn(form, 'section'), points)) return null
  return t('browser.menu-unlawful-rate', { rates: lawfulGstRates.map(formatRate).join(', ') })
}

const valueIn = (scope: Element, field: string): string => scope.querySelector<HTMLInputElement>(`[data-field="${field}"]`)?.value.trim() ?? ''

/** What no field can know alone. */
function crossChecks(form: HTMLElement): HTMLElement | null {
  const [min, max] = [form.querySelector<HTMLElement>('[data-field="min"]'), form.querySelector<HTMLElement>('[data-field="max"]')]
  if (min && max) {
    const rows = listsOf(form).flatMap(rowsOf).length
    if (Number(valueIn(form, 'max')) < 1) return said(max, t('browser.menu-max-one'))
    if (Number(valueIn(form, 'min')) > Number(valueIn(form, 'max'))) return said(min, t('browser.menu-min-above-max'))
    if (rows === 0) return said(form.querySelector<HTMLElement>('[data-rows="modifiers"] [data-add-row]') ?? min, t('browser.menu-need-modifier'))
  }
  for (const row of form.querySelectorAll('[data-rows="prices"] [data-row]')) {
    const price = row.querySelector<HTMLElement>('[data-field="from"]')
    const hasKinds = row.querySelector('[data-field="kinds"]:checked') !== null
    if (price && valueIn(row, 'from') === '' && !hasKinds) return said(price, t('browser.menu-price-when'))
    const variant = row.querySelector<HTMLElement>('[data-field="variantId"]')
    if (variant && valueIn(row, 'variantId') === '' && form.querySelector('[data-rows="variants"] [data-row]')) return said(variant, t('browser.menu-price-variant'))
  }
  for (const part of form.querySelectorAll('[data-rows="combo.parts"] > .rows-list > [data-row]')) {
    const add = part.querySelector<HTMLElement>('[data-rows="options"] [data-add-row]')
    if (add && listsOf(part).flatMap(rowsOf).length === 0) return said(add, t('browser.menu-need-option'))
  }
  const combo = form.querySelector('[data-rows="combo.parts"] [data-row]')
  const variantRow = form.querySelector<HTMLElement>('[data-rows="variants"] [data-row] [data-field="name"]')
  if (combo && variantRow) return said(variantRow, t('browser.menu-combo-plain'))
  const group = form.querySelector<HTMLElement>('[data-field="modifierGroupIds"]:checked')
  return combo && group ? said(group, t('browser.menu-combo-plain')) : null
}

function said(control: HTMLElement, text: string): HTMLElement {
  complain(control, text)
  return control
}
