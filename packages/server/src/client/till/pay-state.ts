import type { OpenBill } from './payment'
import { chosenPayer, payers } from './payers'

/** What the live part says about the open order. */
export interface PayState {
  readonly stage: string
  readonly label: string
  readonly totalPaise: number
  readonly duePaise: number
  readonly bills: readonly OpenBill[]
  /** Keys of the documents that are not issued: `gst`, `gst:2`. */
  readonly unissued: readonly string[]
  readonly unissuedPaise: number
  /** What each of them comes to in paise, by key, without what is put on it. */
  readonly totals: Readonly<Record<string, number>>
  /** Nothing can be issued: the split does not fit the lines any more, or a figure can't be computed. */
  readonly isUnfit: boolean
  readonly hasNoFigures: boolean
}

/** @returns what the live part says, of a split bill for the part that is being paid; null while no order is open */
export function payState(): PayState | null {
  const element = document.querySelector<HTMLElement>('.pay-live')
  if (!element) return null
  const { stage = '', label = '', total = '0', due = '0', bills = '[]', unissued = '', unfit = '', totals = '{}' } = element.dataset
  const keys = unissued.split(' ').filter(key => key !== '')
  const open = JSON.parse(bills) as readonly OpenBill[]
  const payer = chosenPayer()
  const isBillOrder = stage === 'preview' || stage === 'due'
  const shared = {
    unissued: keys, isUnfit: unfit !== '', hasNoFigures: unfit === 'figures', totals: JSON.parse(totals) as Readonly<Record<string, number>>,
  }
  if (!payer || !isBillOrder) return { stage, label, totalPaise: Number(total), duePaise: Number(due), bills: open, unissuedPaise: Number(total), ...shared }
  return {
    stage: payer.unissued.length > 0 ? 'preview' : payer.duePaise > 0 ? 'due' : 'part-paid',
    label: `${label}, ${payer.label}`, totalPaise: payer.totalPaise, duePaise: payer.duePaise,
    bills: open.filter(bill => bill.payer === payer.payer), ...shared,
    unissuedPaise: payers().reduce((sum, each) => sum + (each.unissued.length > 0 ? each.totalPaise : 0), 0),
  }
}
