import { elapsedText, formatMoney, type FloorBoardTable } from '@restoflow/core'
import { tableWords } from './table-state'

/** @returns what a screen reader says: `Table T9, 6 seats, Bill asked, 5 covers, 72 min, ₹4,310` */
export function tableLabel(table: FloorBoardTable, now: string): string {
  const taken = table.since !== null
  return [
    `Table ${table.name}`,
    `${table.seats} seats`,
    tableWords[table.state].en,
    taken && `${table.covers} ${table.covers === 1 ? 'cover' : 'covers'}`,
    table.orderIds.length > 1 && `${table.orderIds.length} orders`,
    taken && elapsedText(Date.parse(now) - Date.parse(table.since), 'minutes'),
    table.amountPaise > 0 && formatMoney(table.amountPaise, { paise: 'never' }),
  ].filter(Boolean).join(', ')
}

/** @returns covers of seats while taken, else the seats: `5/6`, `6` */
export function coversText({ since, covers, seats }: Pick<FloorBoardTable, 'since' | 'covers' | 'seats'>): string {
  return since === null ? String(seats) : `${covers}/${seats}`
}
