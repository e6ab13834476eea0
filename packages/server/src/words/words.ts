import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { flawOf } from './check'
import english from './en.json'
import { isMessage, messageOf, type Message, type ParsedMessage, type WordValues } from './message'

/** Everything that can be said: `{area}.{name}`. */
export type WordKey = keyof typeof english

/** Says one thing in one language; `values` fill the placeholders. What a language lacks is said in English. */
export interface Words {
  (key: WordKey, values?: WordValues): string
  /** BCP 47 tag: `hi`. */
  readonly language: string
}

/** A language that can be chosen. */
export interface Language {
  /** BCP 47 tag: the file's name. */
  readonly tag: string
  /** Its own name: `हिन्दी`. */
  readonly name: string
  /** For a narrow switch: `हिं`. */
  readonly short: string
}

/** In which language something is said, and which stands beside it. */
export interface Tongue {
  readonly language: string
  /** Null: nothing stands beside. */
  readonly second: string | null
}

/** The language of every key. */
export const firstLanguage = 'en'

/** A thing with names in several languages; `name` is what it is called where no other fits. */
export interface Named {
  readonly name: string
  readonly names?: Readonly<Record<string, string>> | undefined
}

type Texts = Readonly<Partial<Record<WordKey, string>>>

const tagPattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const byTag = new Map<string, Texts>([[firstLanguage, english]])
const made = new Map<string, Words>()
const carried = new Map<string, string>()
const spoken = new AsyncLocalStorage<Tongue>()
const unspoken: Tongue = { language: firstLanguage, second: 'hi' }

for (const { tag, path } of languageFiles(shippedFolder())) byTag.set(tag, readTexts(path))

/**
 * Adds the languages of a house's own folder, a file `{tag}.json` each; a language that is known already gets what the file says over.
 * What can't be said is left out and told: a slip in a file never keeps a restaurant closed. A folder that is not there adds none.
 * @param tell takes a line for each file or text that was left out
 * @returns the tags that were added
 */
export function addLanguages(folder: string, tell: (line: string) => void): readonly string[] {
  return languageFiles(folder).flatMap(({ tag, path, name }) => {
    try {
      if (!tagPattern.test(tag)) throw new SyntaxError('it is not named by a language tag, such as ta.json')
      const texts = Object.entries(readTexts(path)).filter(([key, text]) => {
        const flaw = flawOf(key, text, tag)
        if (flaw !== null) tell(`words/${name}: ${key} ${flaw}`)
        return flaw === null
      })
      byTag.set(tag, { ...byTag.get(tag), ...Object.fromEntries(texts) })
      made.delete(tag)
      carried.delete(tag)
      return [tag]
    } catch (error) {
      tell(`words/${name} was left out: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  })
}

/** @returns the texts of a language's file @throws SyntaxError where it is no JSON object of texts */
export function readTexts(path: string): Readonly<Record<string, string>> {
  const texts: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const isTexts = typeof texts === 'object' && texts !== null && Object.values(texts).every(text => typeof text === 'string')
  if (!isTexts) throw new SyntaxError('it is not an object of texts')
  return texts as Readonly<Record<string, string>>
}

/** @returns the languages that can be chosen, English first */
export function languages(): readonly Language[] {
  return [...byTag].map(([tag, texts]) => ({ tag, name: texts['language.name'] ?? tag, short: texts['language.short'] ?? tag.toUpperCase() }))
}

/** @returns whether there is a file for the language */
export function isLanguage(tag: string): boolean {
  return byTag.has(tag)
}

/** @returns what the language says, text by text; nothing for a language without a file */
export function textsIn(tag: string): Texts {
  return byTag.get(tag) ?? {}
}

/** @returns the words of a language; those of English for a language without a file */
export function wordsOf(tag: string): Words {
  const language = byTag.has(tag) ? tag : firstLanguage
  const known = made.get(language)
  if (known) return known
  const texts = byTag.get(language) ?? english
  const messages = new Map<WordKey, Message>()
  const say = (key: WordKey, values?: WordValues): string => {
    const own = texts[key]
    const text = own ?? english[key]
    if (!isMessage(text)) return text
    const message = messages.get(key) ?? messageOf(text, own === undefined ? firstLanguage : language)
    messages.set(key, message)
    return message.format(values)
  }
  const words: Words = Object.assign(say, { language })
  made.set(language, words)
  return words
}

/**
 * Runs `work` with a language, known to this process: `useWords()` and `useLanguage()` below it answer in it, however deep, also in what it awaits.
 * A request's language is set so once; a live region and a paper set theirs.
 */
export function speaking<T>(tongue: Tongue, work: () => T): T {
  return spoken.run(tongue, work)
}

/** @returns the language of what is being rendered; English outside of everything */
export function useLanguage(): string {
  return useTongue().language
}

/** @returns language and second language of what is being rendered */
export function useTongue(): Tongue {
  return spoken.getStore() ?? unspoken
}

/** @returns the words of the language that stands beside, null where none does: its `language` goes into the `lang` attribute */
export function useSecondWords(): Words | null {
  const { second } = useTongue()
  return second === null ? null : wordsOf(second)
}

/**
 * @returns the words of what is being rendered: `const t = useWords()`, `t('menu.title')`, `t('menu.items-left', { count: 7 })`. They speak
 * the language of the moment in which they are asked, so that one `t` serves all requests of a route
 */
export function useWords(): Words {
  return wordsOfNow
}

const wordsOfNow: Words = Object.defineProperty(
  ((key: WordKey, values?: WordValues): string => wordsOf(useLanguage())(key, values)) as Words, 'language', { get: useLanguage })

/** @returns a name in the language of what is being rendered, where there is one: `localName(item)` */
export function localName({ name, names }: Named): string {
  return names?.[useLanguage()] ?? name
}

/** @returns the name in the language that stands beside, with that language; null where there is none, or it is the same */
export function secondName(named: Named): { readonly text: string; readonly lang: string } | null {
  const { second } = useTongue()
  const text = second === null ? undefined : named.names?.[second] ?? (second === firstLanguage ? named.name : undefined)
  return second === null || text === undefined || text === localName(named) ? null : { text, lang: second }
}

/**
 * @returns what a page's scripts say, as JSON for a data block: the keys that begin with `browser.`, messages already parsed, and in
 * other languages than English what they say of the catalogue's problems
 */
export function browserWords(tag: string): string {
  const known = carried.get(tag)
  if (known !== undefined) return known
  const texts: Record<string, string | ParsedMessage> = {}
  for (const [key, fallback] of Object.entries(english)) {
    const own = byTag.get(tag)?.[key as WordKey]
    const isProblem = tag !== firstLanguage && own !== undefined && key.startsWith('problem.')
    if (!isProblem && !key.startsWith('browser.')) continue
    const text = own ?? fallback
    const message = isMessage(text) ? messageOf(text, tag) : null
    texts[key] = message === null ? text : isProblem ? message.format() : message.parsed
  }
  // `<` would end the block early
  const json = JSON.stringify(texts).replaceAll('<', '\\u003c')
  carried.set(tag, json)
  return json
}

/** Beside this code, or where the build puts it. */
function shippedFolder(): string {
  const candidates = ['./words', '.'].map(path => fileURLToPath(new URL(path, import.meta.url)))
  return candidates.find(path => existsSync(join(path, 'en.json'))) ?? ''
}

function languageFiles(folder: string): readonly { readonly tag: string; readonly name: string; readonly path: string }[] {
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')).sort() : []
  return names.map(name => ({ tag: name.slice(0, -'.json'.length), name, path: join(folder, name) }))
}
