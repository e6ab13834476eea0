import { gstStates, isLawfulSeries, normaliseGstin, serialNumber, sharesSerials, validateGstin } from '@restoflow/core'
import { t } from '../kit/words'

function say(place: Element | null, text: string, tone: 'good' | 'bad' | ''): void {
  if (!(place instanceof HTMLElement)) return
  place.textContent = text
  place.className = `says ${tone}`
}

/** Checks a GSTIN while it is typed, also against the state that is chosen. */
export function checkGstin(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[data-gstin]')
  const state = form.querySelector<HTMLSelectElement>('[data-state]')
  if (!field || !state) return
  const place = form.querySelector('[data-gstin-says]')
  const gstin = normaliseGstin(field.value)
  field.setCustomValidity('')
  if (gstin === '') return say(place, t('browser.setup-gstin-none'), '')
  const checked = validateGstin(gstin)
  if (!checked.ok) {
    const text = checked.reason === 'length' ? t('browser.setup-gstin-length', { count: gstin.length }) : t(faultWords[checked.reason])
    field.setCustomValidity(text)
    return say(place, text, gstin.length < 15 ? '' : 'bad')
  }
  if (!gstin.startsWith(state.value)) {
    const text = t('browser.setup-gstin-other-state', { state: gstStates[gstin.slice(0, 2)] ?? gstin.slice(0, 2) })
    field.setCustomValidity(text)
    return say(place, text, 'bad')
  }
  say(place, t('browser.setup-gstin-good', { state: gstStates[state.value] ?? '' }), 'good')
}

const faultWords = {
  characters: 'browser.setup-gstin-characters', state: 'browser.setup-gstin-state', pan: 'browser.setup-gstin-pan',
  entity: 'browser.setup-gstin-entity', 'check-character': 'browser.setup-gstin-check',
} as const

/** Shows the next three numbers of each series while its template is typed, or why it can't be so. */
export function previewSeries(form: HTMLFormElement): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-numbers]')) {
    const { numbers: kind = '', period = '', taken = '0', lawful } = place.dataset
    const template = seriesField(form, kind, 'template')
    const start = seriesField(form, kind, 'start')
    const first = start?.value.trim() ?? ''
    const series = { template: template?.value.trim() ?? '', start: Number(first) }
    const startFault = !/^\d+$/.test(first) ? t('browser.setup-start-whole') : series.start > 999_999 ? t('browser.setup-start-max') : ''
    const templateFault = startFault === '' ? faultOf(form, place, series, { period, lawful: lawful !== undefined }) : ''
    start?.setCustomValidity(startFault)
    template?.setCustomValidity(templateFault)
    const fault = startFault || templateFault
    if (fault !== '') say(place, fault, 'bad')
    else say(place, t('browser.setup-series-next', { numbers: [0, 1, 2].map(ahead => serialNumber(series, Number(taken), period, ahead)).join(', ') }), '')
  }
}

interface SeriesText {
  readonly template: string
  readonly start: number
}

function seriesField(form: HTMLFormElement, kind: string, part: 'template' | 'start'): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`[data-series="${kind}.${part}"]`)
}

function faultOf(form: HTMLFormElement, place: HTMLElement, series: SeriesText, { period, lawful }: { period: string; lawful: boolean }): string {
  if (!lawful) return series.template.includes('{n}') ? '' : t('browser.setup-series-n')
  if (!isLawfulSeries(series)) return t('browser.setup-series-rule')
  const typed = [...form.querySelectorAll<HTMLElement>('[data-numbers][data-lawful]')].filter(other => other !== place)
    .map(other => ({ called: other.dataset['called'] ?? '', template: seriesField(form, other.dataset['numbers'] ?? '', 'template')?.value.trim() ?? '' }))
  const others = [...form.querySelectorAll<HTMLDataElement>('[data-other-series]')].map(other => ({ called: other.dataset['called'] ?? '', template: other.value }))
  const same = [...typed, ...others].find(other => sharesSerials(series, other, period))
  return same ? t('browser.setup-series-shared', { series: same.called }) : ''
}

/** Shows what belongs to the choice of another field, and leaves the rest out of what is sent. */
export function showChosen(form: HTMLFormElement): void {
  for (const part of form.querySelectorAll<HTMLElement>('[data-when]')) {
    const [name = '', wanted = ''] = (part.dataset['when'] ?? '').split('=')
    const field = form.elements.namedItem(name)
    const value = field instanceof HTMLInputElement && field.type === 'checkbox' ? String(field.checked) : (field as HTMLSelectElement | RadioNodeList | null)?.value
    const isShown = value === wanted
    part.hidden = !isShown
    for (const inner of part.querySelectorAll<HTMLInputElement>('input, select, textarea')) inner.disabled = !isShown
  }
}
