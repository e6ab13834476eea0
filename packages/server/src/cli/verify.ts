import { existsSync } from 'node:fs'
import { databaseFile, readConfig } from '../config'
import { verify, type Verification } from '../journal/verify'
import { openSqlite } from '../journal/sqlite-driver'
import { textOf as optionOf } from './arguments'
import type { Context } from './context'
import { noDatabase } from './no-database'

const textOf = ({ outlet, position, kind, detail }: Verification['problems'][number]): string =>
  `${kind}${outlet === '' ? '' : ` of ${outlet}`}${position === 0 ? '' : ` at ${position}`}: ${detail}`

/**
 * `verify`: recomputes the chain and folds everything from zero; a server may go on meanwhile.
 * @returns whether everything fits
 */
export async function verifyStore(context: Context): Promise<boolean> {
  const { output } = context
  const file = storedFile(context)
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

/** Where there is only a demo, nobody who looks for damage after a crash has to say that it is one. */
function storedFile({ typed, config }: Context): string {
  const data = optionOf(typed, 'data')
  const demo = readConfig(undefined, { demo: true, ...(data !== undefined && { data }) })
  const file = databaseFile(config)
  return [file, databaseFile(demo)].find(each => existsSync(each)) ?? noDatabase(file)
}
