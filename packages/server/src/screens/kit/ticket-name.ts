import type { TicketState } from '@restoflow/core'

/** Kinds of orders without a table, as the head of the ticket says them. */
const kindWords: Readonly<Record<string, string>> = { 'dine-in': 'Dine in', takeaway: 'To go', delivery: 'Delivery', aggregator: 'Delivery app' }

/** @returns the head that names a ticket: the table, or the token of a takeaway */
export function ticketName({ tableName, token, orderKind }: Pick<TicketState, 'tableName' | 'token' | 'orderKind'>): string {
  return tableName ?? (token === null ? (kindWords[orderKind] ?? orderKind) : `#${token}`)
}

/** @returns what kind of order it is: for guests at a table how many they are */
export function ticketKind({ tableName, orderKind, covers }: Pick<TicketState, 'tableName' | 'orderKind' | 'covers'>): string {
  if (tableName === null || covers === 0) return kindWords[orderKind] ?? orderKind
  return `${covers} ${covers === 1 ? 'cover' : 'covers'}`
}
