import { RestoflowError } from '@restoflow/core'
import { ConfigError } from '../config'
import { packageVersion } from '../version'
import { parseTyped, UsageError } from './arguments'
import { commands, type Command } from './commands'
import { contextOf } from './context'
import { createOutput } from './output'

/** Exit codes: done, failed, wrongly called. */
const exit = { done: 0, failed: 1, usage: 2 } as const

/**
 * The command `restoflow`.
 * @param args what was typed after it
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  const [first = '', second = ''] = args
  if (first === '--version' || first === '-v') return print(packageVersion())
  if (first === '' || first === 'help' || first === '--help' || first === '-h') return print(helpText())
  const name = commands[`${first} ${second}`] ? `${first} ${second}` : first
  const command = commands[name]
  const json = args.includes('--json')
  const output = createOutput(json)
  try {
    if (!command) throw new UsageError(`There is no command ${hasVerbs(first) ? `${first} ${second}`.trimEnd() : first}`)
    const typed = parseTyped(args.slice(name.split(' ').length), command.texts, command.flags)
    if (typed.options['help'] === true) return print(`restoflow ${command.usage}\n\n${command.summary}.`)
    return await command.run(await contextOf(typed, output)) === false ? exit.failed : exit.done
  } catch (error) {
    return explain(error, json, command)
  }
}

function hasVerbs(noun: string): boolean {
  return Object.keys(commands).some(name => name.startsWith(`${noun} `))
}

function explain(error: unknown, json: boolean, command: Command | undefined): number {
  const failure = (code: string, detail: string, fix: string): void => {
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, detail, fix } })}\n`)
    else process.stderr.write(`${detail}\n${fix}\n`)
  }
  if (error instanceof UsageError) {
    failure('usage', `${error.message}.`, command ? `Usage: restoflow ${command.usage}` : 'See restoflow help.')
    return exit.usage
  }
  if (error instanceof ConfigError) {
    failure('configuration', error.message, 'Correct the setting and try again.')
    return exit.usage
  }
  if (error instanceof RestoflowError) {
    failure(error.code, error.message, error.fix)
    return exit.failed
  }
  failure('internal', error instanceof Error ? (error.stack ?? error.message) : String(error), 'This should not happen.')
  return exit.failed
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return exit.done
}

function helpText(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => `  restoflow ${usage.padEnd(52)} ${summary}`)
  return [
    `RestoFlow ${packageVersion()}`, '', ...lines, '',
    'Every command takes --demo (the demo\'s data), --data FOLDER (default ./data), --json (one JSON object) and --help.',
    'Settings come from the environment: PORT, HOST, MQTT_PORT, RESTOFLOW_DATA and others.',
  ].join('\n')
}
