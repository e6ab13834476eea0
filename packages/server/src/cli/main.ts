import { RestoflowError } from '@restoflow/core'
import { packageVersion } from '../app'
import { ConfigError } from '../config'
import { parseTyped, UsageError } from './arguments'
import { contextOf, type Context } from './context'
import { addDeviceAccount, listDevices, revokeDevice } from './devices'
import { addKey, listKeys, revokeKey, terminalCode } from './keys'
import { createOutput } from './output'
import { serve } from './serve'
import { demo, init, migrateStore } from './store'
import { verifyStore } from './verify'

interface Command {
  readonly usage: string
  readonly summary: string
  /** Options with a value, and without. */
  readonly texts?: readonly string[]
  readonly flags?: readonly string[]
  /** False: it ran, and its answer is a bad one. */
  run(context: Context): Promise<void | boolean>
}

const commands: Readonly<Record<string, Command>> = {
  'serve': {
    usage: 'serve [--port N] [--host ADDRESS] [--mqtt-port N]', summary: 'Run the server',
    texts: ['port', 'host', 'mqtt-port'], run: serve,
  },
  'init': { usage: 'init', summary: 'Make the data folder and its database', run: init },
  'migrate': { usage: 'migrate', summary: 'Bring the database to this version', run: migrateStore },
  'demo': { usage: 'demo [--reset]', summary: 'Set the demo up, or up anew', flags: ['reset'], run: demo },
  'verify': { usage: 'verify', summary: 'Prove that the journal is whole', run: verifyStore },
  'key add': {
    usage: 'key add --role ROLE --name NAME [--outlet ID]', summary: 'Make an API key',
    texts: ['role', 'name', 'outlet'], run: addKey,
  },
  'key list': { usage: 'key list', summary: 'Show the API keys', run: listKeys },
  'key revoke': { usage: 'key revoke ID-OR-NAME', summary: 'Take an API key back', run: revokeKey },
  'device add': {
    usage: 'device add --kind KIND [--station ID] [--name NAME]', summary: 'Make MQTT credentials',
    texts: ['kind', 'station', 'name'], run: addDeviceAccount,
  },
  'device list': { usage: 'device list', summary: 'Show the devices', run: listDevices },
  'device revoke': { usage: 'device revoke USER', summary: 'Take a device\'s credentials back', run: revokeDevice },
  'terminal code': { usage: 'terminal code', summary: 'Make a one-time code for a browser', run: terminalCode },
}

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
