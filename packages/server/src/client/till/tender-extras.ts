import { formatMoney, type TenderKind } from '@restoflow/core'
import { paiseOf } from '../kit/body'
import { t } from '../kit/words'
import { maybe, setText } from './parts'
import { changeNotes, equalParts } from './payment'
import { payState } from './pay-state'

const partsMax = 20

/** How many equal parts are still to be paid; null while nobody wants parts. */
let parts: number | null = null
/** The amount that the notes put into the field; another one was typed. */
let counted: { readonly notes: Map<number, number>; readonly paise: number } | null = null

/** What was due when a part was paid, until the next part is in the field. */
let paidFrom: number | null = null

const rupees = (paise: number): string => (paise % 100 === 0 ? String(paise / 100) : (paise / 100).toFixed(2))

const typedPaise = (): number => paiseOf(maybe<HTMLInputElement>('amount')?.value ?? '') || 0

function put(paise: number): void {
  const amount = maybe<HTMLInputElement>('amount')
  if (!amount) return
  amount.value = rupees(paise)
  amount.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Counts one more note that the guest handed over. */
export function addNote(paise: number): void {
  const before = counted?.paise === typedPaise() ? counted : null
  const notes = new Map(before?.notes ?? [])
  notes.set(paise, (notes.get(paise) ?? 0) + 1)
  counted = { notes, paise: (before?.paise ?? 0) + paise }
  put(counted.paise)
}

/** Draws what was counted of each note, and how to give the change. */
export function drawNotes(kind: TenderKind, amountPaise: number | null, changePaise: number): void {
  const row = document.querySelector<HTMLElement>('.notes')
  if (row) row.hidden = kind !== 'cash'
  if (counted !== null && counted.paise !== amountPaise) counted = null
  for (const note of document.querySelectorAll<HTMLElement>('[data-note]')) {
    const count = counted?.notes.get(Number(note.dataset['note'])) ?? 0
    setText(note.querySelector('b'), count === 0 ? '' : `× ${count}`)
  }
  setText(maybe('change-notes'), kind === 'cash' && changePaise > 0 ? t('browser.change-by', { notes: changeNotes(changePaise) }) : '')
}

export function toggleParts(): void {
  parts = parts === null ? 2 : null
  stepParts(0)
}

/** One part more or fewer; the next part is in the field at once. */
export function stepParts(by: number): void {
  if (parts !== null) parts = Math.min(partsMax, Math.max(2, parts + by))
  const due = payState()?.duePaise ?? 0
  const amount = maybe<HTMLInputElement>('amount')
  if (parts === null) {
    if (amount) amount.value = ''
    amount?.dispatchEvent(new Event('input', { bubbles: true }))
  } else put(equalParts(due, parts)[0] ?? due)
}

/** Draws the equal parts: `₹1,240 = 3 × ₹413.33/413.34`. */
export function drawParts(duePaise: number): void {
  const row = maybe('parts-row')
  if (!row) return
  row.hidden = parts === null
  maybe('parts-button')?.setAttribute('aria-expanded', String(parts !== null))
  if (parts === null) return
  const shares = equalParts(duePaise, parts)
  const [most = 0, least = most] = [shares[0], shares.at(-1)]
  setText(maybe('parts-count'), String(parts))
  const share = most === least ? formatMoney(most) : `${formatMoney(least)}/${formatMoney(most, { currency: '' })}`
  setText(maybe('parts-text'), `${formatMoney(duePaise)} = ${parts} × ${share}`)
}

/** Another part or another bill is being paid: what was counted and shared belonged to the one before. */
export function dropExtras(): void {
  counted = null
  parts = null
  paidFrom = null
}

/**
 * A payment was taken: the notes are in the drawer, and one part fewer is left.
 * @param duePaise what was due before it; the live pane says what is left a moment earlier or later
 */
export function forgetExtras(duePaise: number): void {
  counted = null
  if (parts === null) return
  parts = parts > 2 ? parts - 1 : null
  paidFrom = duePaise
}

/** Puts the next part into the field as soon as the live pane says what is left after the one before. */
export function putNextPart(duePaise: number): void {
  if (paidFrom === null || parts === null || duePaise === paidFrom) return
  paidFrom = null
  const amount = maybe<HTMLInputElement>('amount')
  if (amount) amount.value = rupees(equalParts(duePaise, parts)[0] ?? duePaise)
}
