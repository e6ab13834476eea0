import { parseArgs } from 'node:util'

/** What was typed wrongly; the message says how it should be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A failure with an advice of its own, where that of the catalogue is for the API. */
export class Failure extends Error {
  override readonly name = 'Failure'

  constructor(readonly code: string, detail: string, readonly fix: string) {
    super(detail)
  }
}

/** What was typed after the command's name. */
export interface Typed {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** Which options and words a command takes. */
export interface Takes {
  /** Options with a value, with what the value is and does: `['MONTH', 'of which month, such as 2026-11']`. */
  readonly texts?: Readonly<Record<string, readonly [value: string, about: string]>>
  /** Options without one. */
  readonly flags?: Readonly<Record<string, string>>
  /** Words beside the options, in their order; none by default. */
  readonly words?: Readonly<Record<string, string>>
}

/** Options that every command takes. */
export const commonOptions: Required<Pick<Takes, 'texts' | 'flags'>> = {
  texts: { data: ['FOLDER', 'where the data lies: RESTOFLOW_DATA, else ./data'] },
  flags: { demo: 'with the demo\'s data', json: 'answers with one JSON object', help: 'says this' },
}

/** @throws UsageError for an option that the command does not have, and for words too many */
export function parseTyped(args: readonly string[], { texts = {}, flags = {}, words = {} }: Takes): Typed {
  const parsed = parsedArgs(args, Object.keys({ ...commonOptions.texts, ...texts }), Object.keys({ ...commonOptions.flags, ...flags }))
  const tooMany = parsed.positionals.slice(Object.keys(words).length)
  if (tooMany.length > 0 && parsed.options['help'] !== true) throw new UsageError(`There is too much: ${tooMany.join(' ')}`)
  return parsed
}

function parsedArgs(args: readonly string[], texts: readonly string[], flags: readonly string[]): Typed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true, strict: true,
      options: {
        ...Object.fromEntries(texts.map(name => [name, { type: 'string' as const }])),
        ...Object.fromEntries(flags.map(name => [name, { type: 'boolean' as const, ...(name === 'help' && { short: 'h' }) }])),
      },
    })
    return { options: values, positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0] ?? error.message : 'The options cannot be read')
  }
}

/** @returns the value of an option, undefined when it is not there */
export function textOf({ options }: Typed, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** @returns the value of an option that must be there @throws UsageError */
export function requireText(typed: Typed, name: string, example: string): string {
  const value = textOf(typed, name)
  if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing, for example --${name} ${example}`)
  return value
}
