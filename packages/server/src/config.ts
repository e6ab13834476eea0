import { isAbsolute, join, resolve } from 'node:path'

/** How this process runs. Read once, from the environment and the command line; nothing else looks at either. */
export interface Config {
  readonly demo: boolean
  /** The outlet that this node serves. */
  readonly outlet: string
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** 0 lets the system choose. */
  readonly mqttPort: number
  /** An external broker instead of the embedded one. */
  readonly mqttUrl: string | null
  /** `RESTOFLOW_DATA`, as an absolute path. */
  readonly dataRoot: string
  /** Where this process keeps its files: in demo mode the folder `demo` below the root, else the root. */
  readonly dataFolder: string
  readonly databaseUrl: string | null
  /** Where browsers and integrators reach this server, without a slash at the end. */
  readonly publicUrl: string | null
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  /** Believe `X-Forwarded-For`, `-Proto` and `-Host`: only behind a proxy of one's own. */
  readonly trustProxy: boolean
  /** Who collects UPI payments and confirms them; null: nobody outside is asked. */
  readonly payments: OutsideConfig | null
  /** Where e-invoices are registered; null: nothing is sent. */
  readonly eInvoices: OutsideConfig | null
}

/** Somebody outside whom the house asks over HTTP. */
export interface OutsideConfig {
  /** Which adapter talks to it. */
  readonly name: string
  /** Without a slash at the end. */
  readonly url: string
  /** What both sides share. It is in no log, no answer and no event. */
  readonly secret: string | null
  /** The file that holds the secret, where the variable does not. */
  readonly secretFile: string | null
  /** How its variables begin, for messages: `RESTOFLOW_PAYMENT`. */
  readonly variable: string
}

/** What a command line sets above the environment. */
export interface ConfigArgs {
  readonly demo?: boolean
  readonly host?: string
  readonly port?: string
  readonly mqttPort?: string
  readonly data?: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A setting that makes no sense. The message names the variable, what it holds and what it may hold. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  constructor(
    readonly variable: string,
    problem: string,
  ) {
    super(`${variable} ${problem}`)
  }
}

const portMax = 65_535
const everywhere = '0.0.0.0'
const loopback = '127.0.0.1'
/** The outlet of a node that is not a demo: one node serves one outlet. */
const mainOutlet = 'main'
const demoOutlet = 'demo'

/**
 * @param env the process's environment, by default the real one
 * @returns the settings, defaults filled in
 * @throws ConfigError for a value that makes no sense
 */
export function readConfig(env: Environment = process.env, args: ConfigArgs = {}): Config {
  const demo = args.demo ?? flag('RESTOFLOW_DEMO', env['RESTOFLOW_DEMO'])
  const root = resolve(text(args.data) ?? text(env['RESTOFLOW_DATA']) ?? 'data')
  return {
    demo,
    outlet: demo ? demoOutlet : mainOutlet,
    host: hostName(text(args.host) ?? text(env['HOST']) ?? (demo ? loopback : everywhere)),
    port: port(args.port === undefined ? 'PORT' : '--port', args.port ?? env['PORT'], 3000),
    mqttPort: port(args.mqttPort === undefined ? 'MQTT_PORT' : '--mqtt-port', args.mqttPort ?? env['MQTT_PORT'], 1883),
    mqttUrl: url('MQTT_URL', env['MQTT_URL'], ['mqtt:', 'mqtts:', 'ws:', 'wss:'])?.href ?? null,
    dataRoot: root,
    dataFolder: demo ? join(root, 'demo') : root,
    databaseUrl: databaseUrl(env['DATABASE_URL']),
    publicUrl: publicUrl(env['RESTOFLOW_PUBLIC_URL']),
    tls: tls(text(env['RESTOFLOW_TLS_CERT']), text(env['RESTOFLOW_TLS_KEY'])),
    trustProxy: flag('TRUST_PROXY', env['TRUST_PROXY']),
    payments: outside(env, 'RESTOFLOW_PAYMENT', 'PROVIDER', ['test']),
    eInvoices: outside(env, 'RESTOFLOW_EINVOICE', 'PORTAL', ['test']),
  }
}

/** @returns a secret that a test provider shares with the house; undefined without one */
export function readSecret(variable: string, env: Environment = process.env): string | undefined {
  return text(env[variable])
}

/** @returns the file of the SQLite journal */
export function databaseFile({ databaseUrl: chosen, dataFolder }: Config): string {
  if (chosen === null) return join(dataFolder, 'restoflow.db')
  const path = chosen.slice('sqlite:'.length).replace(/^\/\//, '')
  return isAbsolute(path) ? path : join(dataFolder, path)
}

const text = (value: string | undefined): string | undefined => (value === undefined || value.trim() === '' ? undefined : value.trim())

function flag(variable: string, value: string | undefined): boolean {
  switch (text(value)?.toLowerCase()) {
    case undefined: case '0': case 'false': case 'no': case 'off':
      return false
    case '1': case 'true': case 'yes': case 'on':
      return true
    default:
      throw new ConfigError(variable, `is "${value}"; use 1 or 0.`)
  }
}

function port(variable: string, value: string | undefined, fallback: number): number {
  const given = text(value)
  if (given === undefined) return fallback
  const number = Number(given)
  if (/^\d+$/.test(given) && number <= portMax) return number
  throw new ConfigError(variable, `is "${given}"; use a port from 0 to ${portMax}.`)
}

function hostName(value: string): string {
  if (/^[A-Za-z0-9.:_-]+$/.test(value)) return value
  throw new ConfigError('HOST', `is "${value}"; use an address such as 127.0.0.1 or 0.0.0.0.`)
}

function url(variable: string, value: string | undefined, protocols: readonly string[]): URL | null {
  const given = text(value)
  if (given === undefined) return null
  const parsed = URL.canParse(given) ? new URL(given) : null
  if (parsed && protocols.includes(parsed.protocol)) return parsed
  throw new ConfigError(variable, `is "${given}"; use an address that begins with ${protocols.map(name => `${name}//`).join(' or ')}.`)
}

function publicUrl(value: string | undefined): string | null {
  const parsed = url('RESTOFLOW_PUBLIC_URL', value, ['http:', 'https:'])
  if (parsed === null) return null
  if (parsed.search !== '' || parsed.hash !== '') throw new ConfigError('RESTOFLOW_PUBLIC_URL', 'may not have a query or a fragment.')
  return parsed.href.replace(/\/+$/, '')
}

/** @param names the adapters that there are */
function outside(env: Environment, variable: string, role: string, names: readonly string[]): OutsideConfig | null {
  const name = text(env[`${variable}_${role}`])
  if (name === undefined) return null
  if (!names.includes(name)) throw new ConfigError(`${variable}_${role}`, `is "${name}"; use ${names.join(' or ')}, or leave it out.`)
  const parsed = url(`${variable}_URL`, env[`${variable}_URL`], ['http:', 'https:'])
  if (parsed === null) throw new ConfigError(`${variable}_URL`, `is missing beside ${variable}_${role}.`)
  const [secret, secretFile] = [text(env[`${variable}_SECRET`]) ?? null, text(env[`${variable}_SECRET_FILE`]) ?? null]
  if (secret === null && secretFile === null) throw new ConfigError(`${variable}_SECRET_FILE`, `is missing beside ${variable}_${role}.`)
  return { name, url: parsed.href.replace(/\/+$/, ''), secret, secretFile, variable }
}

function databaseUrl(value: string | undefined): string | null {
  const given = text(value)
  if (given === undefined) return null
  if (/^sqlite:.+/.test(given)) return given
  const shown = given.replace(/\/\/.*@/, '//…@')
  throw new ConfigError('DATABASE_URL', `is "${shown}"; this version stores in SQLite: use sqlite:path/to/file.db, or leave it out.`)
}

function tls(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile }
  if (certFile !== undefined) throw new ConfigError('RESTOFLOW_TLS_KEY', 'is missing beside RESTOFLOW_TLS_CERT.')
  if (keyFile !== undefined) throw new ConfigError('RESTOFLOW_TLS_CERT', 'is missing beside RESTOFLOW_TLS_KEY.')
  return null
}
