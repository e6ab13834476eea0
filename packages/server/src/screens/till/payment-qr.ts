import type { OutletState } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { OrderBills } from './order-bills'
import { qrSvg, upiLink } from '../../documents/upi'

/**
 * @param amountPaise what the guest pays now: what is left of all documents, or a part of it
 * @returns the QR of a UPI payment for the open documents of an order as SVG text; null without a UPI address or an open document
 */
export function paymentQr({ documents, place }: Pick<OrderBills, 'documents' | 'place'>, { settings }: OutletState, amountPaise: number): string | null {
  const t = useWords()
  const numbers = documents.flatMap(({ issued }) => (issued && issued.duePaise > 0 ? [issued.number] : []))
  const [number] = numbers
  if (settings?.upiId === undefined || number === undefined) return null
  const note = `${t('till.bill-number', { number: numbers.join(', ') })}, ${place}`
  return qrSvg(upiLink({ upiId: settings.upiId, name: settings.name, reference: number, note, amountPaise }))
}
