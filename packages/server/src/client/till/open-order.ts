import { withAs } from '../kit/as'
import { showProblem } from '../kit/problem-card'
import { fetchPart, fill, need } from './parts'
import { t } from '../kit/words'

export type View = 'queue' | 'bill' | 'pay'

/** What comes sooner needs no sign. */
const loadingMs = 300

let asking: AbortController | null = null

/** What is open is veiled by blocks in the shape of a bill, and comes back where the new one does not come. */
function showLoading(place: HTMLElement): void {
  place.dataset['loading'] = 'true'
}

/** @returns the id of the open order; empty while none is */
export function openOrderId(): string {
  return need('till-open').dataset['order'] ?? ''
}

/** Shows one of the three views of a phone; wider screens show all of them. */
export function showView(view: View): void {
  const main = need('main')
  if (main.dataset['view'] === view) return
  main.dataset['view'] = view
  scrollTo({ top: 0 })
}

/** Shows what is open as it stands now, where it does not change by itself: an order that was long done when it was opened. */
export function refreshOpen(): void {
  const orderId = openOrderId()
  if (orderId !== '' && document.querySelector('.pay-live:not([data-region])')) void show(`order=${orderId}`)
}

/**
 * Opens an order or a bill in the middle and on the right. What is typed for an order that is open already stays.
 * @param wanted `order=…` or `bill=…`, or empty for none
 */
export async function open(wanted: string, { keepAddress = false } = {}): Promise<void> {
  const place = need('till-open')
  const already = wanted !== '' && wanted === `order=${place.dataset['order'] ?? ''}`
  if (!keepAddress) history.pushState(null, '', withAs(wanted === '' ? '/till' : `/till?${wanted}`))
  if (already) return shown(place, wanted)
  if (await show(wanted)) shown(place, wanted)
}

/** @returns whether the server sent it, and nothing else was wanted meanwhile */
async function show(wanted: string): Promise<boolean> {
  const place = need('till-open')
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  const slow = setTimeout(() => showLoading(place), loadingMs)
  const part = await fetchPart(`/till/open?${wanted}`, undefined, signal)
  clearTimeout(slow)
  if (signal.aborted) return false
  delete place.dataset['loading']
  if (part.kind === 'problem') {
    showProblem(part.problem, null, t('browser.bill-not-opened'))
    return false
  }
  place.dataset['order'] = part.headers.get('restoflow-order') ?? ''
  delete place.dataset['drafted']
  fill(place, part.html)
  document.dispatchEvent(new CustomEvent('till:opened'))
  return true
}

function shown(place: HTMLElement, wanted: string): void {
  markCurrent()
  showView(wanted === '' ? 'queue' : 'bill')
  // Enter now takes the payment, and Tab goes on in the bill.
  if (wanted !== '') place.querySelector<HTMLElement>('.bill-pane')?.focus({ preventScroll: true })
}

/** Marks the open order in the queue and among what was found; a morph brings no mark. */
export function markCurrent(): void {
  const orderId = openOrderId()
  const bill = new URLSearchParams(location.search).get('bill')
  for (const row of document.querySelectorAll<HTMLElement>('.queue-row')) {
    const isOpen = orderId !== '' && (row.dataset['tillOrder'] === orderId || (bill !== null && row.dataset['tillBill'] === bill))
    if (isOpen) row.setAttribute('aria-current', 'true')
    else row.removeAttribute('aria-current')
  }
}

/** @returns the order that waits longest and is not open here, as the queue shows it */
export function nextInQueue(): { readonly orderId: string; readonly label: string; readonly asked: boolean } | null {
  const rows = [...document.querySelectorAll<HTMLElement>('.queue-list .queue-row[data-till-order]:not(.is-slim)')]
  const row = rows.find(({ dataset }) => dataset['tillOrder'] !== openOrderId())
  const orderId = row?.dataset['tillOrder']
  if (!row || orderId === undefined) return null
  return { orderId, label: row.querySelector('.where')?.textContent ?? '', asked: row.classList.contains('is-asked') }
}
