import { rm } from 'node:fs/promises'
import { RestoflowError } from '@restoflow/core'
import { databaseFile, readConfig } from '../config'
import { openHouse } from '../start/house'
import { runningServer } from '../journal/data-folder'
import { textOf } from './arguments'
import type { Context } from './context'

function requireNoServer({ server }: Context, doing: string): void {
  if (server) throw new RestoflowError('data-folder-in-use', `A server (process ${server.pid}) runs on this data folder: stop it before ${doing}.`)
}

/** `init`: makes the data folder and its database, and changes nothing that is there. */
export async function init(context: Context): Promise<void> {
  const { config, output } = context
  requireNoServer(context, 'making it ready')
  const house = await openHouse({ config })
  const { position } = house.runtime.house
  await house.close()
  output.result({ dataFolder: config.dataFolder, database: databaseFile(config), demo: config.demo, outlet: config.outlet, position }, [
    `Ready: ${databaseFile(config)}`, config.demo ? 'Start it with: restoflow serve --demo' : 'Start it with: restoflow serve',
  ])
}

/** `migrate`: brings the database to this build's schema; an older one is copied first. */
export async function migrateStore(context: Context): Promise<void> {
  const { config, output } = context
  requireNoServer(context, 'changing its schema')
  const house = await openHouse({ config })
  const { backupFile } = house.journal
  await house.close()
  output.result({ database: databaseFile(config), backupFile }, [
    `The schema is that of this version: ${databaseFile(config)}`, ...(backupFile === null ? [] : [`The database as it was: ${backupFile}`]),
  ])
}

/** `demo [--reset]`: sets the demo's restaurant up; with `--reset` from nothing. */
export async function demo(context: Context): Promise<void> {
  const { typed, output } = context
  const data = textOf(typed, 'data')
  const config = readConfig(undefined, { demo: true, ...(data !== undefined && { data }) })
  const server = await runningServer(config.dataRoot, 'demo')
  requireNoServer({ ...context, server }, 'setting the demo up')
  const reset = typed.options['reset'] === true
  if (reset) await rm(config.dataFolder, { recursive: true, force: true })
  const house = await openHouse({ config })
  const { position } = house.runtime.house
  await house.close()
  output.result({ dataFolder: config.dataFolder, reset, position }, [
    `The demo is ${reset ? 'as new' : 'set up'}: ${config.dataFolder}`, 'Start it with: restoflow serve --demo',
  ])
}
