import { renderSVG } from 'uqr'
import { useWords } from '../words/words'

/** What a UPI app needs to pay one bill, or what is left of it. */
export interface UpiPayment {
  /** The payee's address, `kesar@bank`. */
  readonly upiId: string
  readonly name: string
  /** Comes back with the payment: the bill's number. */
  readonly reference: string
  /** What the guest reads in the app. */
  readonly note: string
  readonly amountPaise: number
}

const referenceMax = 35
const noteMax = 50

/** @returns whole paise as the rupees that a machine reads: 62250 → `622.50` */
export function machineRupees(amountPaise: number): string {
  return `${Math.floor(amountPaise / 100)}.${String(amountPaise % 100).padStart(2, '0')}`
}

/** @returns the link that a UPI app opens (NPCI, UPI linking specification 1.6): amount with two decimals, `tr` ≤ 35, `tn` ≤ 50 characters */
export function upiLink({ upiId, name, reference, note, amountPaise }: UpiPayment): string {
  const cut = (text: string, max: number): string => encodeURIComponent([...text].slice(0, max).join(''))
  // Apps want the sign of the address as it is.
  const payee = encodeURIComponent(upiId).replace('%40', '@')
  const told = `tr=${cut(reference, referenceMax)}&tn=${cut(note, noteMax)}`
  return `upi://pay?pa=${payee}&pn=${encodeURIComponent(name)}&${told}&am=${machineRupees(amountPaise)}&cu=INR`
}

/** @returns a QR as SVG text: black on white, with the quiet zone of four modules that scanners want */
export function qrSvg(text: string, label?: string): string {
  const t = useWords()
  const svg = renderSVG(text, { ecc: 'M', border: 4, pixelSize: 4 })
  return svg.replace('<svg ', `<svg role="img" aria-label="${escaped(label ?? t('till.upi-qr'))}" `)
}

/** A word within an attribute of the QR, which is put together as text. */
function escaped(text: string): string {
  return text.replace(/[&"<>]/g, sign => `&#${sign.charCodeAt(0)};`)
}
