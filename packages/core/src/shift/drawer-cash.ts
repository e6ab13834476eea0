import type { DayState } from '../day/day'
import { cashKept, cashSettings, type CashOutlet } from '../trading/cash'
import type { DrawerCash, ShiftState } from './shift'

/** @returns what moved through the drawer of a shift: its float and the sums of every day that it touched */
export function cashOf({ shiftId, floatPaise }: Pick<ShiftState, 'shiftId' | 'floatPaise'>, days: readonly Pick<DayState, 'totals'>[],
  outlet: CashOutlet): DrawerCash {
  const { tipsStay } = cashSettings(outlet)
  let [takenPaise, inPaise, outPaise, droppedPaise, refundedPaise] = [0, 0, 0, 0, 0]
  for (const { totals } of days) {
    const sums = totals.shifts[shiftId]
    if (!sums) continue
    const { tenders: { cash: taken }, reversed: { cash: reversed }, refunds: { cash: refunded }, cash } = sums
    takenPaise += (taken ? cashKept(taken, tipsStay) : 0) - (reversed ? cashKept(reversed, tipsStay) : 0)
    inPaise += cash.in.amountPaise
    outPaise += cash.out.amountPaise
    droppedPaise += cash.drop.amountPaise
    refundedPaise += refunded?.amountPaise ?? 0
  }
  return { floatPaise, takenPaise, inPaise, outPaise, droppedPaise, refundedPaise }
}
