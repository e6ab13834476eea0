import { formatMoney } from '@restoflow/core'
import { paiseOf } from '../kit/body'
import { t } from '../kit/words'

const whole = 10_000

/** Says what is left of the price without tax after the cost. */
export function drawMargin(form: HTMLFormElement): void {
  const output = document.getElementById('margin')
  const read = (field: string): string => form.querySelector<HTMLInputElement>(`[data-field="${field}"]`)?.value ?? ''
  const [pricePaise, costPaise] = [paiseOf(read('pricePaise')), paiseOf(read('costPaise'))]
  if (!output) return
  const isInclusive = (read('pricing') || form.dataset['pricingDefault']) === 'inclusive'
  const rate = Number(form.querySelector<HTMLSelectElement>('[data-field="taxClassId"]')?.selectedOptions[0]?.dataset['rate'] ?? 0)
  const netPaise = isInclusive ? Math.round((pricePaise * whole) / (whole + rate)) : pricePaise
  const isKnown = !Number.isNaN(netPaise) && !Number.isNaN(costPaise) && netPaise > 0
  const leftPaise = netPaise - costPaise
  const text = isKnown ? t('browser.menu-margin', { amount: formatMoney(leftPaise), percent: Math.round((leftPaise * 100) / netPaise) }) : ''
  if (output.textContent !== text) output.textContent = text
}
