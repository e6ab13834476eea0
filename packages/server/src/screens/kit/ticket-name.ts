import { placeText, type TicketState } from '@restoflow/core'
import { useWords } from '../../words/words'

export { kindText } from '../../documents/place'

/** @returns the head that names a ticket: the table, with the order's label on a shared one, or the token of a takeaway */
export function ticketName(ticket: Pick<TicketState, 'tableName' | 'token' | 'orderKind' | 'label'>): string {
  return placeText(ticket) || ticketKindText(ticket.orderKind)
}

/** @returns what kind of order it is: for guests at a table how many they are */
export function ticketKind({ tableName, orderKind, covers }: Pick<TicketState, 'tableName' | 'orderKind' | 'covers'>): string {
  const t = useWords()
  if (tableName === null || covers === 0) return ticketKindText(orderKind)
  return t('common.covers', { count: covers })
}

const kinds = ['dine-in', 'takeaway', 'delivery', 'aggregator'] as const

/** @returns what kind of order it is, as the head of a ticket without a table says it */
function ticketKindText(orderKind: string): string {
  const t = useWords()
  const kind = kinds.find(each => each === orderKind)
  return kind === undefined ? orderKind : t(`ticket-kind.${kind}`)
}
