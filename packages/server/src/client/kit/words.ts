import { messageOf, type Message, type ParsedMessage, type WordValues } from '../../words/message'
import type { WordKey } from '../../words/words'

/** What scripts can say: the page carries these words in its language. */
export type BrowserWordKey = Extract<WordKey, `browser.${string}`>

let texts: Readonly<Record<string, string | ParsedMessage>> | null = null
const messages = new Map<string, Message>()

/** @returns the page's language, BCP 47 */
export function language(): string {
  return document.documentElement.lang
}

/** @returns a text in the page's language; the key itself on a page that carries no words */
export function t(key: BrowserWordKey, values?: WordValues): string {
  texts ??= JSON.parse(document.getElementById('words')?.textContent ?? '{}') as Readonly<Record<string, string | ParsedMessage>>
  const text = texts[key] ?? key
  if (typeof text === 'string') return text
  const message = messages.get(key) ?? messageOf(text, language())
  messages.set(key, message)
  return message.format(values)
}
