import { normalisePhone, paiseTyped, phonePrefix } from '@restoflow/core'

/** A comma within a number is part of it: `4,310.50`. */
const between = /(?:[\s;()[\]{}"'“”‘’]|,(?!\d))+/u
const serialAtEnd = /^(.*?)(\d+)$/su

/** @returns the words of a text as the search compares them: lower case, no punctuation around them */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').toLowerCase().split(between).filter(word => word !== '')
}

/** @returns the words of what somebody typed to search; a whole telephone number with blanks in it is one word, without them */
export function searchWords(text: string): readonly string[] {
  return normalisePhone(text) === null ? wordsOf(text) : [text.replace(/\s/g, '')]
}

/** So many digits are a part of a payment's reference or of a telephone number, and hardly an amount or a bill's number. */
export const longDigits = 6

/** @returns what the E.164 numbers begin with that a typed word may mean, null where it is too short or no number at all */
export function phoneTyped(word: string): string | null {
  return word.replace(/\D/g, '').length < longDigits ? null : phonePrefix(word)
}

/** @returns the words of several texts as one, with a blank before each, so that ` dos` finds a word that begins so */
export function wordsColumn(texts: readonly string[]): string {
  return [...new Set(texts.flatMap(wordsOf))].map(word => ` ${word}`).join('')
}

/** @returns the text from its end to its beginning */
export const backwards = (text: string): string => [...text].reverse().join('')

/**
 * A bill's number with its running part first and backwards, so that one index finds it by any ending.
 * @returns `13401:/72-62/fr` for `RF/26-27/10431`; the running part is without leading zeros
 */
export function numberKey(number: string): string {
  const text = number.trim().toLowerCase()
  const [, rest = text, serial = ''] = serialAtEnd.exec(text) ?? []
  return `${backwards(serial.replace(/^0+(?=\d)/, ''))}:${backwards(rest)}`
}

const endingMin = 3

/**
 * @param typed what somebody typed of a bill's number: all of it, its end, or its running part
 * @returns beginnings of {@link numberKey} that match; fewer than three digits mean the whole running part
 */
export function numberKeyPrefixes(typed: string): readonly string[] {
  const text = typed.trim().toLowerCase()
  if (!/\d$/.test(text)) return []
  const key = numberKey(text)
  if (!/^\d+$/.test(text)) return [key]
  return text.length < endingMin ? [key] : [key, backwards(text)]
}

/** @returns how a token is found: its running part without leading zeros, or all of it in lower case */
export function tokenKey(token: string): string {
  const text = token.trim().toLowerCase()
  return serialAtEnd.exec(text)?.[2]?.replace(/^0+(?=\d)/, '') ?? text
}

/** @returns the paise that somebody typed as rupees, `4310`, `4,310.50`, `₹4310.5`; null for anything else */
export function typedPaise(typed: string): number | null {
  const paise = paiseTyped(typed)
  return Number.isNaN(paise) ? null : paise
}
