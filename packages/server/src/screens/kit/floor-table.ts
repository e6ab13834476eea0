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
  const isPart = table.mergedInto !== null
  return [
    t('floor.table', { table: isPart ? table.name : table.partyName }),
    t('floor.seats', { count: isPart ? table.seats : table.partySeats }),
    isPart && t('floor.part-of', { party: table.partyName }),
    t(`state.${table.state}`),
    table.state === 'cleaning' && t('floor.tap-is-clean'),
    reserved !== undefined && t('guests.reserved-at', { time: reserved }),
    taken && !isPart && t('common.covers', { count: table.covers }),
    !isPart && table.orderIds.length > 1 && t('floor.orders', { count: table.orderIds.length }),
    taken && elapsed(Date.parse(now) - Date.parse(table.since), 'minutes'),
    table.amountPaise === null ? t('common.no-figures') : table.amountPaise > 0 && formatMoney(table.amountPaise, { paise: 'never' }),
  ].filter(Boolean).join(', ')
}

/** @returns covers of seats while taken, else the seats: `5/6`, `6`; of a party the seats of all its tables */
export function coversText({ since, covers, partySeats }: Pick<FloorBoardTable, 'since' | 'covers' | 'partySeats'>): string {
  return since === null ? String(partySeats) : `${covers}/${partySeats}`
}

/** @returns what stands on the plan's main table of a party: `T4 + T5`, or `T4 + 2` where the names are too long for it */
export function shortParty({ name, partyName, mergedTableIds }: Pick<FloorBoardTable, 'name' | 'partyName' | 'mergedTableIds'>): string {
  return partyName.length <= partyLengthMax ? partyName : `${name} + ${mergedTableIds.length}`
}

/** Characters that fit into a table for four. */
const partyLengthMax = 8
