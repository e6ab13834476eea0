import { RestoflowError, type ErrorCode } from '@restoflow/core'
import { ConfigError } from '../config'
import { packageVersion } from '../version'
import { Failure, parseTyped, UsageError } from './arguments'
import { commands, type Command } from './commands'
import { contextOf } from './context'
import { commandText, familyText, helpText } from './help'
import { createOutput } from './output'

/** Exit codes: done, failed, wrongly called. */
const exit = { done: 0, failed: 1, usage: 2 } as const

/** What a command refuses because of what was typed, whoever found it out. */
const typedWrongly: readonly ErrorCode[] = ['invalid-body', 'invalid-id', 'invalid-period', 'invalid-query']

/**
 * The command `restoflow`.
 * @param args what was typed after it
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  const [first = '', ...rest] = args
  if (first === '--version' || first === '-v') return print(packageVersion())
  if (first === '' || first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) return print(helpText())
  if (first === 'help') return main([...rest, '--help'])
  const [second = ''] = rest
  const name = Object.hasOwn(commands, `${first} ${second}`) ? `${first} ${second}` : first
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  const json = args.includes('--json')
  const output = createOutput(json)
  try {
    if (!command) {
      const family = familyText(first)
      if (family !== null && (second === '--help' || second === '-h')) return print(family)
      throw new UsageError(`There is no command ${family === null ? first : `${first} ${second}`.trimEnd()}`)
    }
    const typed = parseTyped(args.slice(name.split(' ').length), command)
    if (typed.options['help'] === true) return print(commandText(command))
    return await command.run(await contextOf(typed, output)) === false ? exit.failed : exit.done
  } catch (error) {
    return explain(error, json, command, first)
  }
}

function explain(error: unknown, json: boolean, command: Command | undefined, first: string): number {
  const failure = (code: string, detail: string, fix: string): void => {
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, detail, fix } })}\n`)
    else process.stderr.write(`${detail}\n${fix}\n`)
  }
  const usage = command ? `Usage: restoflow ${command.usage}` : familyText(first) === null ? 'See restoflow help.' : `See restoflow ${first} --help.`
  if (error instanceof UsageError) {
    failure('usage', `${error.message}.`, usage)
    return exit.usage
  }
  if (error instanceof ConfigError) {
    failure('configuration', error.message, 'Correct the setting and try again.')
    return exit.usage
  }
  if (error instanceof Failure) {
    failure(error.code, error.message, error.fix)
    return exit.failed
  }
  if (error instanceof RestoflowError) {
    const isTyped = typedWrongly.includes(error.code)
    failure(error.code, error.message, isTyped ? usage : error.fix)
    return isTyped ? exit.usage : exit.failed
  }
  if (error instanceof Error && 'syscall' in error) {
    failure('file-failed', `${error.message}.`, 'See whether the path is right, and whether this user may read and write there.')
    return exit.failed
  }
  failure('internal', error instanceof Error ? (error.stack ?? error.message) : String(error), 'This should not happen.')
  return exit.failed
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return exit.done
}
