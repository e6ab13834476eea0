import { formatMoney, type FloorBoardTable } from '@restoflow/core'
import { useWords } from '../../words/words'
import { elapsed } from './time'

/**
 * @param reserved time of a reservation that comes soon
 * @returns what a screen reader says: `Table T9, 6 seats, Bill asked, 5 covers, 72 min, ₹4,310`
 */
export function tableLabel(table: FloorBoardTable, now: string, reserved?: string): string {
  const t = useWords()
  const taken = table.since !== null
  return [
    t('floor.table', { table: table.name }),
    t('floor.seats', { count: table.seats }),
    t(`state.${table.state}`),
    reserved !== undefined && t('guests.reserved-at', { time: reserved }),
    taken && t('common.covers', { count: table.covers }),
    table.orderIds.length > 1 && t('floor.orders', { count: table.orderIds.length }),
    taken && elapsed(Date.parse(now) - Date.parse(table.since), 'minutes'),
    table.amountPaise > 0 && formatMoney(table.amountPaise, { paise: 'never' }),
  ].filter(Boolean).join(', ')
}

/** @returns covers of seats while taken, else the seats: `5/6`, `6` */
export function coversText({ since, covers, seats }: Pick<FloorBoardTable, 'since' | 'covers' | 'seats'>): string {
  return since === null ? String(seats) : `${covers}/${seats}`
}
