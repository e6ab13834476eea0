import { parseArgs } from 'node:util'

/** What was typed wrongly; the message says how it should be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What was typed after the command's name. */
export interface Typed {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** Options that every command takes. */
const common = { demo: { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/**
 * @param texts names of the options that take a value
 * @param flags names of those that do not
 * @throws UsageError for an option that the command does not have
 */
export function parseTyped(args: readonly string[], texts: readonly string[] = [], flags: readonly string[] = []): Typed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true, strict: true,
      options: {
        ...common,
        ...Object.fromEntries(texts.map(name => [name, { type: 'string' as const }])),
        ...Object.fromEntries(flags.map(name => [name, { type: 'boolean' as const }])),
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
