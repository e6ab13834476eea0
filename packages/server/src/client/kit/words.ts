import { messageOf, type Message, type ParsedMessage, type WordValues } from '../../words/message'
import type { WordKey } from '../../words/words'

/** What scripts can say: the page carries these words in its language. */
export type BrowserWordKey = Extract<WordKey, `browser.${string}`>

/** What the page carries, by key. */
export type CarriedWords = Readonly<Record<string, string | ParsedMessage>>

let texts: CarriedWords | null = null
const messages = new Map<string, Message>()

/** @returns the page's language, BCP 47 */
export function language(): string {
  return typeof document === 'undefined' ? 'en' : document.documentElement.lang
}

/** @returns a text in the page's language; the key itself on a page that carries no words */
export function t(key: BrowserWordKey, values?: WordValues): string {
  const text = carried()[key] ?? key
  if (typeof text === 'string') return text
  const message = messages.get(key) ?? messageOf(text, language())
  messages.set(key, message)
  return message.format(values)
}

/** @returns a problem's title or advice in the page's language, where it has one: the server itself speaks English */
export function problemWords(code: string, part: 'title' | 'fix'): string | undefined {
  const text = carried()[`problem.${code}-${part}`]
  return typeof text === 'string' ? text : undefined
}

/** Says these words instead of the page's: where there is no page. */
export function useWordsOf(words: CarriedWords): void {
  texts = words
}

function carried(): CarriedWords {
  if (typeof document !== 'undefined') texts ??= JSON.parse(document.getElementById('words')?.textContent ?? '{}') as CarriedWords
  return texts ?? {}
}
