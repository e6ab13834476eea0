import { IntlMessageFormat } from 'intl-messageformat'

/** What fills the placeholders of a message. */
export type WordValues = Readonly<Record<string, string | number>>

/** A message as its parser leaves it: browsers get this, so that they need no parser. */
export type ParsedMessage = ReturnType<IntlMessageFormat['getAst']>

/** A message, ready to be filled in. */
export interface Message {
  /** @throws Error when a placeholder has no value */
  format(values?: WordValues): string
  readonly parsed: ParsedMessage
}

/**
 * Reads a message in ICU syntax. Digits are 0–9 in every language, and `<` is a plain sign.
 * @param language BCP 47 tag: it decides the plural forms
 * @throws SyntaxError where the text is no such message
 */
export function messageOf(text: string | ParsedMessage, language: string): Message {
  const message = new IntlMessageFormat(text, `${language}-u-nu-latn`, undefined, { ignoreTag: true })
  return {
    format: values => String(message.format(values === undefined ? {} : { ...values })),
    parsed: message.getAst(),
  }
}

/** @returns whether a text has anything to fill in: most have not, and are shown as they are */
export function isMessage(text: string): boolean {
  return text.includes('{')
}
