import type { Actor, DomainEvent } from './env'

/** How a copy of a document is handed out: 80 mm of paper, a page, a file, or a link to it. */
export const printForms = ['80', 'a4', 'pdf', 'link'] as const
export type PrintForm = (typeof printForms)[number]

/** One copy on record: 1 is the original, every later one a duplicate. */
export interface PrintedCopy {
  readonly copy: number
  readonly form: PrintForm
  readonly at: string
  readonly by: Actor
}

/** A copy of a bill or of a credit note was handed out. */
export type DocumentPrinted = DomainEvent<'DocumentPrinted', {
  readonly document: 'bill' | 'credit-note'
  readonly documentId: string
  readonly number: string
  readonly orderId: string
  readonly billId: string
  readonly copy: number
  readonly form: PrintForm
}>

/** @returns the copies with the one that was handed out now */
export function withCopy(
  copies: readonly PrintedCopy[], { copy, form }: Pick<DocumentPrinted['data'], 'copy' | 'form'>, at: string, by: Actor,
): readonly PrintedCopy[] {
  return [...copies, { copy, form, at, by }]
}
