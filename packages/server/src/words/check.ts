import english from './en.json'
import { isMessage, messageOf, type ParsedMessage } from './message'
import type { WordKey } from './words'

/**
 * Holds a language's texts against the English ones.
 * @param texts what the language's file says
 * @param tag BCP 47
 * @returns a line for each text that is missing, unknown, malformed or has other placeholders; nothing when all is well
 */
export function missingIn(texts: Readonly<Record<string, string>>, tag: string): readonly string[] {
  const problems: string[] = []
  for (const [key, first] of Object.entries(english)) {
    const text = texts[key]
    const flaw = text === undefined || text.trim() === '' ? `is missing: ${first}` : flawOf(key, text, tag)
    if (flaw !== null) problems.push(`${key} ${flaw}`)
  }
  for (const key of Object.keys(texts)) if (!isWordKey(key)) problems.push(`${key} is no known key`)
  return problems
}

/** @returns whether the text is one of the keys */
export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(english, key)
}

/** @returns why a text can't stand for the English one, or null: it is no message, or has other placeholders */
export function flawOf(key: string, text: string, tag: string): string | null {
  if (!isWordKey(key)) return 'is no known key'
  try {
    const [wanted, found] = [placeholdersOf(english[key], 'en'), placeholdersOf(text, tag)]
    return wanted === found ? null : `has the placeholders ${found || 'none'}, English has ${wanted || 'none'}`
  } catch (error) {
    return `is no message: ${error instanceof Error ? error.message : String(error)}`
  }
}

function placeholdersOf(text: string, tag: string): string {
  if (!isMessage(text)) return ''
  const names = new Set<string>()
  const visit = (parts: ParsedMessage): void => {
    for (const part of parts) {
      if ('options' in part) for (const { value } of Object.values(part.options)) visit(value)
      // 0 is literal text; the # of a plural has no name
      if (Number(part.type) !== 0 && 'value' in part) names.add(part.value)
    }
  }
  visit(messageOf(text, tag).parsed)
  return [...names].sort().join(', ')
}
