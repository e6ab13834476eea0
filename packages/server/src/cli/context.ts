import { readConfig, type Config, type ConfigArgs } from '../config'
import { runningServer, type ServerFile } from '../journal/data-folder'
import { textOf, type Typed } from './arguments'
import type { Output } from './output'

/** What a command works with. */
export interface Context {
  readonly typed: Typed
  readonly config: Config
  /** The server that has the data folder, when one runs. */
  readonly server: ServerFile | null
  readonly output: Output
}

/**
 * The mode is that of `--demo`, else of the environment, else of the server that runs.
 * @throws ConfigError
 */
export async function contextOf(typed: Typed, output: Output): Promise<Context> {
  const given = argsOf(typed)
  const config = readConfig(undefined, given)
  const server = await runningServer(config.dataRoot, config.demo ? 'demo' : 'real')
  if (server || config.demo) return { typed, config, server, output }
  const demo = readConfig(undefined, { ...given, demo: true })
  const demoServer = await runningServer(demo.dataRoot, 'demo')
  return demoServer ? { typed, config: demo, server: demoServer, output } : { typed, config, server: null, output }
}

function argsOf(typed: Typed): ConfigArgs {
  const [host, port, mqttPort, data] = ['host', 'port', 'mqtt-port', 'data'].map(name => textOf(typed, name))
  return {
    ...(typed.options['demo'] === true && { demo: true }),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(mqttPort !== undefined && { mqttPort }),
    ...(data !== undefined && { data }),
  }
}
