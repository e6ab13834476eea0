import { packageVersion } from '../version'
import { commonOptions, type Takes } from './arguments'
import { commands, type Command } from './commands'

const nameWidth = 52

const lineOf = ({ usage, summary }: Command): string => `  restoflow ${usage.padEnd(nameWidth)} ${summary}`

/** @returns every command with a line about it */
export function helpText(): string {
  return [
    `RestoFlow ${packageVersion()}`, '', ...Object.values(commands).map(lineOf), '',
    'Every command takes --demo (the demo\'s data), --data FOLDER (default ./data), --json (one JSON object) and --help, which explains its options.',
    'Settings come from the environment: PORT, HOST, MQTT_PORT, RESTOFLOW_DATA and others.',
  ].join('\n')
}

/** @returns the commands that begin with a word, such as `day`; null where none does */
export function familyText(noun: string): string | null {
  const lines = Object.entries(commands).filter(([name]) => name.startsWith(`${noun} `)).map(([, command]) => lineOf(command))
  return lines.length === 0 ? null : lines.join('\n')
}

/** @returns how a command is called, and each of its words and options */
export function commandText({ usage, summary, ...takes }: Command): string {
  const own = [...Object.entries(takes.words ?? {}), ...optionLines(takes)]
  return [
    `restoflow ${usage}`, '', `${summary}.`,
    ...(own.length === 0 ? [] : ['', ...table(own)]), '', 'Every command takes:', ...table(optionLines(commonOptions)),
  ].join('\n')
}

const optionLines = ({ texts = {}, flags = {} }: Takes): readonly (readonly [string, string])[] => [
  ...Object.entries(texts).map(([name, [value, about]]) => [`--${name} ${value}`, about] as const),
  ...Object.entries(flags).map(([name, about]) => [`--${name}`, about] as const),
]

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`)
}
