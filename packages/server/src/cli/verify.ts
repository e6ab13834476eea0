import { existsSync } from 'node:fs'
import { RestoflowError } from '@restoflow/core'
import { databaseFile } from '../config'
import { verify, type Verification } from '../journal/verify'
import { openSqlite } from '../journal/sqlite-driver'
import type { Context } from './context'

const textOf = ({ outlet, position, kind, detail }: Verification['problems'][number]): string =>
  `${kind}${outlet === '' ? '' : ` of ${outlet}`}${position === 0 ? '' : ` at ${position}`}: ${detail}`

/**
 * `verify`: recomputes the chain and folds everything from zero; a server may go on meanwhile.
 * @returns whether everything fits
 */
export async function verifyStore({ config, output }: Context): Promise<boolean> {
  const file = databaseFile(config)
  if (!existsSync(file)) throw new RestoflowError('not-found', `There is no database at ${file}.`)
  const driver = await openSqlite(file)
  try {
    const { outlets, problems } = await verify({ driver })
    const ok = problems.length === 0
    output.result({ ok, database: file, outlets, problems }, [
      ...outlets.map(({ outlet, position, head }) => `${outlet}: ${position} events, chain ends with ${head}`),
      ...problems.map(textOf),
      ok ? 'Everything fits.' : `${problems.length} problems.`,
    ])
    return ok
  } finally {
    await driver.close()
  }
}
