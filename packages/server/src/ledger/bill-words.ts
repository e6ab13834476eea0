import type { BillState, IssuedBill } from '@restoflow/core'
import type { LedgerEvent } from './rows'
import { backwards, longDigits, numberKey, numberKeyPrefixes, wordsOf } from './words'

/** A row of `bill_words`; its bill is found by id. */
export interface BillWordRow {
  readonly billId: string
  readonly word: string
}

const lettersMin = 2
const isDigits = (word: string): boolean => /^\d+$/.test(word)

// What is no word as typed begins with a sign of its own, with which nothing typed is looked for.
const signed = /^[~#]/
const fromTheEnd = (digits: string): string => `~${backwards(digits)}`
const creditNote = (key: string): string => `#${key}`

/** A slip and a telephone show a reference's last digits: those find it too. */
const referenceWords = (reference: string | undefined): readonly string[] =>
  wordsOf(reference ?? '').flatMap(word => (isDigits(word) && word.length >= longDigits ? [word, fromTheEnd(word)] : [word]))

/**
 * @returns what an event adds to the words by which its bill is found beside its table, lines, number and total: the buyer's name and
 * GSTIN as they are frozen with it, the order's number at another house, a credit note's number, a payment's reference
 */
export function billWords({ type, data }: Pick<LedgerEvent, 'type' | 'data'>): readonly BillWordRow[] {
  const { billId } = data as { readonly billId: string }
  return [...new Set(wordsIn(type, data))].map(word => ({ billId, word }))
}

/** @returns whether a bill that is still in memory has such a word */
export function hasBillWord({ issued, tenders, credits, refunds }: BillState, typed: string): boolean {
  const { whole, beginnings } = billWordPrefixes(typed)
  const words = [
    ...wordsIn('BillIssued', issued ?? {}), ...[...tenders, ...refunds].flatMap(({ reference }) => referenceWords(reference)),
    ...credits.map(({ number }) => creditNote(numberKey(number))),
  ]
  return words.some(word => whole.includes(word) || beginnings.some(beginning => word.startsWith(beginning)))
}

/** Event types that {@link billWords} takes words from. */
export const wordEventTypes = ['BillIssued', 'BillCredited', 'TenderTaken', 'RefundPaid'] as const

function wordsIn(type: string, data: unknown): readonly string[] {
  switch (type) {
    case 'BillIssued': {
      const { buyer, operator, source } = data as Partial<IssuedBill>
      return [buyer?.name, buyer?.gstin, operator?.orderNumber, source?.orderNumber].flatMap(text => wordsOf(text ?? ''))
    }
    case 'BillCredited': {
      const { creditNoteNumber } = data as { readonly creditNoteNumber?: string }
      return creditNoteNumber === undefined ? [] : [creditNote(numberKey(creditNoteNumber))]
    }
    case 'TenderTaken':
    case 'RefundPaid':
      return referenceWords((data as { readonly reference?: string }).reference)
    default:
      return []
  }
}

/**
 * @param word as somebody typed it
 * @returns beginnings of {@link billWords} that it means; a few digits alone mean a whole word, so that amounts and tokens stay what they are
 */
export function billWordPrefixes(word: string): { readonly whole: readonly string[]; readonly beginnings: readonly string[] } {
  const notes = numberKeyPrefixes(word).map(creditNote)
  if (isDigits(word)) return word.length < longDigits ? { whole: [word], beginnings: notes } : { whole: [], beginnings: [...notes, word, fromTheEnd(word)] }
  return { whole: [], beginnings: word.length < lettersMin || signed.test(word) ? notes : [...notes, word] }
}
