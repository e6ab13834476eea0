import type { Buyer, Discount } from '@restoflow/core'
import { showProblem } from '../kit/problem-card'
import { fetchPart, fill, maybe, need } from './parts'
import { t } from '../kit/words'

/** What the cashier has put on a preview. */
export interface Draft {
  readonly billDiscount?: Discount
  readonly discountReason?: string
  readonly buyer?: Buyer
  /** Code of the state in which a delivery order is catered, where it is another. */
  readonly placeOfSupply?: string
}

/** By document: `gst`, or `gst:2` for a part of a split bill. */
export type Drafts = Readonly<Record<string, Draft | undefined>>

const storageKey = 'restoflow.till-drafts'

function all(): Record<string, Drafts> {
  return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, Drafts>
}

/** @returns what is put on the previews of an order; it outlives a reload, and ends with the issue */
export function draftsOf(orderId: string): Drafts {
  return all()[orderId] ?? {}
}

/** Keeps a draft, or forgets it when there is nothing in it. */
export function keepDraft(orderId: string, key: string, draft: Draft): void {
  const { [orderId]: before = {}, ...others } = all()
  const { [key]: _, ...rest } = before
  const mine: Drafts = Object.keys(draft).length > 0 ? { ...rest, [key]: draft } : rest
  sessionStorage.setItem(storageKey, JSON.stringify(Object.keys(mine).length === 0 ? others : { ...others, [orderId]: mine }))
}

/**
 * Forgets what was put on documents that are issued by now, or on orders that are no more.
 * @returns keys of what was put on something
 */
export function dropIssued(orderId: string, unissued: readonly string[]): readonly string[] {
  const dropped = Object.keys(draftsOf(orderId)).filter(key => !unissued.includes(key))
  for (const key of dropped) keepDraft(orderId, key, {})
  return dropped
}

let asked = 0

/**
 * Shows the previews with what is put on them, in place of those without.
 * @param drafts by default those that are kept
 * @returns whether the server took them; else the problem stands in `errors`
 */
export async function showDrafts(orderId: string, drafts: Drafts = draftsOf(orderId), errors: Element | null = null): Promise<boolean> {
  const place = maybe('drafted')
  if (!place) return false
  const turn = (asked += 1)
  const open = need('till-open')
  if (Object.keys(drafts).length === 0) {
    delete open.dataset['drafted']
    place.replaceChildren()
    document.dispatchEvent(new Event('till:drafted'))
    return true
  }
  const part = await fetchPart(`/till/orders/${orderId}/drafted`, drafts)
  if (turn !== asked || open.dataset['order'] !== orderId) return false
  if (part.kind === 'problem') {
    showProblem(part.problem, errors, errors ? undefined : t('browser.drafts-not-shown'))
    return false
  }
  fill(place, part.html)
  open.dataset['drafted'] = place.querySelector<HTMLElement>('[data-drafted]')?.dataset['drafted'] ?? ''
  document.dispatchEvent(new Event('till:drafted'))
  return true
}

/** @returns what the previews come to with what is put on them, in paise, or null when nothing is */
export function draftedTotal(): number | null {
  const total = draftedPlace()?.dataset['total']
  return total === undefined ? null : Number(total)
}

/** @returns what each document comes to with what is put on it, in paise by key; null when nothing is */
export function draftedTotals(): Readonly<Record<string, number>> | null {
  const totals = draftedPlace()?.dataset['totals']
  return totals === undefined ? null : (JSON.parse(totals) as Readonly<Record<string, number>>)
}

const draftedPlace = (): HTMLElement | null => maybe('drafted')?.querySelector<HTMLElement>('[data-total]') ?? null
