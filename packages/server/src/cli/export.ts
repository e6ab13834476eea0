import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { databaseFile } from '../config'
import { exportFormats, isExportName, reportExports, type ExportFormat, type ExportName } from '../reports/exports'
import type { WrittenExport } from '../reports/write'
import { Failure, requireText, textOf, UsageError, type Typed } from './arguments'
import { administer } from './administer'
import type { Context } from './context'
import { noDatabase } from './no-database'

/**
 * `export NAME --month 2026-11 [--format json|csv|xlsx] [--out FILE]`: makes a report in the server that has the data folder, or in this
 * process where none runs. Without `--out` a single file goes to standard output; several need a folder. What keeps the report from being
 * filed, and what it does not have yet, goes to standard error, or with `--json` into the object.
 */
export async function exportReport(context: Context): Promise<void> {
  const { typed, output, server, config } = context
  const [name = ''] = typed.positionals
  if (!isExportName(name)) throw new UsageError(`Name the report: ${Object.keys(reportExports).join(', ')}`)
  const request = requestOf(typed, name)
  const out = textOf(typed, 'out')
  if (output.json && out === undefined) throw new UsageError('With --json the report needs --out FILE, for example --out gstr1.json')
  if (out !== undefined) await requireFolderOf(out)
  if (!server && !existsSync(databaseFile(config))) noDatabase(databaseFile(config))
  const { folder, files, notices } = await administer<WrittenExport>(context, 'report.export', request)
  try {
    const paths = await delivered(folder, files, out)
    if (!output.json) notices.forEach(notice => output.notice(notice))
    output.result({ files: paths, notices }, paths.map(path => `Written: ${path}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @throws UsageError for options that say nothing together, which nobody would notice if they were passed over */
function requestOf(typed: Typed, name: ExportName): Readonly<Record<string, unknown>> {
  const format = formatOf(typed, name)
  const [month, day, to, section] = ['month', 'day', 'to', 'section'].map(option => textOf(typed, option))
  if (name === 'gstr1') {
    requireText(typed, 'month', '2026-11')
    if (day !== undefined || to !== undefined) throw new UsageError('gstr1 is of a whole month: leave --day and --to out')
  } else if (month !== undefined && day !== undefined) {
    throw new UsageError('Give --month or --day, not both')
  } else if (month === undefined && day === undefined && name !== 'edit-log') {
    throw new UsageError('Say of when: --month 2026-11 or --day 2026-11-22')
  }
  if (to !== undefined && day === undefined) throw new UsageError('--to is the last of several days: it needs --day')
  if (section !== undefined && format !== 'csv') throw new UsageError(`--section is a table of the CSV, and this is ${format}: add --format csv`)
  return Object.fromEntries(Object.entries({ name, format, month, day, to, section }).filter(([, value]) => value !== undefined))
}

function formatOf(typed: Typed, name: ExportName): ExportFormat {
  const [first]: readonly ExportFormat[] = reportExports[name].formats
  const out = textOf(typed, 'out') ?? ''
  const named = exportFormats.find(each => out.endsWith(`.${each}`)) ?? (textOf(typed, 'section') === undefined ? first : 'csv')
  const wanted = textOf(typed, 'format') ?? named
  return exportFormats.find(each => each === wanted) ?? refuseFormat(wanted)
}

function refuseFormat(format: string | undefined): never {
  throw new UsageError(`--format is ${format ?? ''}; use one of ${exportFormats.join(', ')}`)
}

/** A folder that is not there is mistyped more often than wanted. @throws UsageError */
async function requireFolderOf(out: string): Promise<void> {
  const folder = dirname(out)
  if ((await stat(folder).catch(() => null))?.isDirectory() !== true) throw new UsageError(`There is no folder ${folder} for --out ${out}: make it first`)
}

/** @returns where the files lie now; none when the only one went to standard output */
async function delivered(folder: string, files: readonly string[], out: string | undefined): Promise<readonly string[]> {
  const [first] = files
  if (out === undefined) {
    if (files.length !== 1 || first === undefined) throw new UsageError('This makes several files: name a folder with --out, or one table with --section')
    await pipeline(createReadStream(join(folder, first)), process.stdout, { end: false })
    return []
  }
  try {
    const isFolder = files.length > 1 || (await stat(out).catch(() => null))?.isDirectory() === true
    if (isFolder) await mkdir(out, { recursive: true })
    const paths = files.map(file => (isFolder ? join(out, file) : out))
    for (const [index, file] of files.entries()) await copyFile(join(folder, file), paths[index] ?? out)
    return paths
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Failure('file-failed', `${out} can't be written: ${why}.`, 'Name another file or folder with --out.')
  }
}
