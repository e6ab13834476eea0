import type { IssuedBill } from '@restoflow/core'
import { useWords } from '../words/words'

/** What says where an order belongs. */
export type OrderPlace = Pick<IssuedBill, 'orderKind' | 'tableName' | 'token' | 'covers'>

const kinds = ['dine-in', 'takeaway', 'delivery', 'aggregator'] as const

/** @returns what kind of order it is, as floor, till and paper say it: `Takeaway` */
export function kindText(orderKind: string): string {
  const t = useWords()
  return t(`kind.${kinds.find(each => each === orderKind) ?? 'dine-in'}`)
}

/** @returns where a bill belongs, as paper and screens say it: `Table T1 · 2 covers`, `Takeaway #57` */
export function placeText({ orderKind, tableName, token, covers }: OrderPlace): string {
  const t = useWords()
  if (tableName === null) return `${kindText(orderKind)}${token === null ? '' : ` #${token}`}`
  const table = t('floor.table', { table: tableName })
  return covers === 0 ? table : `${table} · ${t('common.covers', { count: covers })}`
}
