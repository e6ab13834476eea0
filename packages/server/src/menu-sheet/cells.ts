import { paiseTyped } from '@restoflow/core'
import { fault } from './fault'
import { cellCharactersMax } from './table'

/** @returns the text on one line, without spaces around it and with single ones inside */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** @returns texts are compared by this: `Butter  Naan` is `butter naan` */
export function folded(text: string): string {
  return tidy(text).toLowerCase()
}

/** Highest price that the menu takes: ₹10,00,000. */
export const priceMaxPaise = 100_000_000

/** @returns whole paise of `250`, `₹1,250.00`, `Rs. 99.50` @throws CellFault */
export function readPaise(text: string): number {
  const said = tidy(text)
  if (/^\d{4}-\d{2}-\d{2}/.test(said)) fault('price-is-date', { text })
  const paise = paiseTyped(said)
  if (Number.isNaN(paise)) fault('not-a-price', { text })
  return paise > priceMaxPaise ? fault('price-too-high', { text }) : paise
}

/** @returns `250`, `99.50` */
export function paiseText(paise: number): string {
  const rest = paise % 100
  return rest === 0 ? String(paise / 100) : `${Math.floor(paise / 100)}.${String(rest).padStart(2, '0')}`
}

const yes = ['yes', 'y', 'true', '1', 'on', 'हाँ', 'हां', 'x']
const no = ['no', 'n', 'false', '0', 'off', 'नहीं']

/** @returns what a yes or no says @throws CellFault */
export function readFlag(text: string): boolean {
  const said = folded(text)
  if (yes.includes(said)) return true
  return no.includes(said) ? false : fault('not-yes-or-no', { text })
}

/** @throws CellFault */
export function readWhole(text: string, min: number, max: number): number {
  const said = tidy(text)
  const value = /^\d{1,6}(?:\.0+)?$/.test(said) ? Number(said) : Number.NaN
  return value >= min && value <= max ? value : fault('not-whole', { text, min, max })
}

/** @returns one line of text @throws CellFault when it is too long, or holds what a printer would take for a command */
export function readText(text: string, max: number): string {
  const line = tidy(text)
  if (/\p{Cc}/u.test(line)) fault('control-character')
  return line.length > max ? fault('too-long', { max, count: line.length }) : line
}

/** @returns the text of a cell @throws CellFault for one that is an error of the spreadsheet, or too long */
export function soundCell(text: string): string {
  if (/^#(?:REF!|DIV\/0!|N\/A|NAME\?|VALUE!|NUM!|NULL!)$/.test(text.trim())) fault('cell-error', { text: text.trim() })
  return text.length > cellCharactersMax ? fault('too-long', { max: cellCharactersMax, count: text.length }) : text
}
