import { restaurant, type Domain, type LiveSnapshot } from '@restoflow/core'
import type { ChainHead } from './append-statement'
import { sqliteFailure, type Reads, type SqliteDriver } from './sqlite-driver'
import { checkChain } from './verification/chain'
import { DayCloseCheck } from './verification/days'
import { checkLedger } from './verification/ledger-check'
import { LiveStateCheck } from './verification/live-state'
import { Problems, type Problem } from './verification/report'
import { SerialCheck } from './verification/serials'
import { foldStreams } from './verification/streams'

export interface Verification {
  /** Where each outlet's chain ends: compare `head` with the last Z report. */
  readonly outlets: readonly { readonly outlet: string; readonly position: number; readonly head: string }[]
  /** Empty when everything fits. */
  readonly problems: readonly Problem[]
}

/**
 * Proves that the stored journal is whole: the hash chain from the raw rows, gapless positions, versions and serial numbers,
 * and everything folded from zero against the stored live state and the ledger. It reads one moment of the database, so
 * that a server may go on writing.
 * @param domain whose features fold the streams; the restaurant by default
 */
export async function verify({ driver }: { readonly driver: SqliteDriver }, domain: Domain = restaurant): Promise<Verification> {
  return driver.atOneMoment(async reads => {
    const outlets = await reads.all<ChainHead & { outlet: string }>('SELECT outlet, position, hash FROM heads ORDER BY outlet')
    const problems = [...await checkFile(reads)]
    for (const { outlet, ...head } of outlets) problems.push(...await checkOutlet(reads, outlet, head, domain))
    return { outlets: outlets.map(({ outlet, position, hash }) => ({ outlet, position, head: hash })), problems }
  })
}

async function checkFile(reads: Reads): Promise<readonly Problem[]> {
  const problems = new Problems('')
  await reported(problems, async () => {
    for (const { integrity_check: text } of await reads.all<{ integrity_check: string }>('PRAGMA integrity_check(20)')) {
      if (text !== 'ok') problems.add('file', 0, text)
    }
    const strange = await reads.all<{ outlet: string; position: number }>(
      'SELECT outlet, min(position) AS position FROM events WHERE outlet NOT IN (SELECT outlet FROM heads) GROUP BY outlet')
    for (const { outlet, position } of strange) problems.add('head', position, `the outlet ${outlet} has events and no head`)
  })
  return problems.list()
}

async function checkOutlet(reads: Reads, outlet: string, head: ChainHead, domain: Domain): Promise<readonly Problem[]> {
  const problems = new Problems(outlet)
  await reported(problems, () => checkChain(reads, outlet, head, problems))
  await reported(problems, () => checkStates(reads, outlet, domain, problems))
  await reported(problems, () => checkCommands(reads, outlet, head, problems))
  // a ledger can be compared only with events that can be read
  if (problems.found.every(({ kind }) => kind !== 'fold')) await reported(problems, () => checkLedger(reads, outlet, head.position, problems))
  return problems.list()
}

/** A page that cannot be read is a finding, not an accident. */
async function reported(problems: Problems, check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (error) {
    const failure = sqliteFailure(error)
    if (!failure) throw error
    problems.add('file', 0, failure.message)
  }
}

async function checkStates(reads: Reads, outlet: string, domain: Domain, problems: Problems): Promise<void> {
  const serials = await SerialCheck.open(reads, outlet, problems)
  const days = new DayCloseCheck(reads, problems)
  const row = await reads.get<{ position: number; streams: string }>('SELECT position, streams FROM snapshots WHERE outlet = ?', [outlet])
  const live = row ? liveState(reads, domain, problems, row) : null
  await foldStreams(reads, outlet, domain, problems, [serials, days, ...(live ? [live] : [])])
  const issued = await reads.get<{ n: number }>(`SELECT count(*) AS n FROM events WHERE outlet = ? AND type = 'BillIssued'`, [outlet])
  serials.finish(issued?.n ?? 0)
  days.finish()
  // a stream that does not fold is named already
  if (problems.found.every(({ kind }) => kind !== 'fold')) await live?.finish()
}

function liveState(reads: Reads, domain: Domain, problems: Problems, row: { position: number; streams: string }): LiveStateCheck | null {
  try {
    return new LiveStateCheck(reads, domain, problems, { position: row.position, streams: JSON.parse(row.streams) as LiveSnapshot['streams'] })
  } catch {
    problems.add('snapshot', row.position, 'the stored live state is no JSON')
    return null
  }
}

async function checkCommands(reads: Reads, outlet: string, head: ChainHead, problems: Problems): Promise<void> {
  const rows = await reads.all<{ id: string; position: number }>(
    'SELECT id, position FROM commands WHERE outlet = ? AND position > ? LIMIT 20', [outlet, head.position])
  for (const { id, position } of rows) {
    problems.add('command', position, `command ${id} was answered with position ${position}, and the journal ends at ${head.position}`)
  }
}
