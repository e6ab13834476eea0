import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { exportFormats, isExportName, reportExports, type ExportFormat } from '../reports/exports'
import { requireText, textOf, UsageError } from './arguments'
import { administer } from './administer'
import type { Context } from './context'

interface Made {
  readonly folder: string
  readonly files: readonly string[]
}

/**
 * `export NAME --month 2026-11 [--format json|csv|xlsx] [--out FILE]`: makes a report in the server that has the data folder, or in this
 * process where none runs. Without `--out` a single file goes to standard output; several need a folder.
 */
export async function exportReport(context: Context): Promise<void> {
  const { typed, output } = context
  const [name = ''] = typed.positionals
  if (!isExportName(name)) throw new UsageError(`Name the report: ${Object.keys(reportExports).join(', ')}`)
  const format = formatOf(context, name)
  const [month, day, to, section, out] = ['month', 'day', 'to', 'section', 'out'].map(option => textOf(typed, option))
  if (name === 'gstr1') requireText(typed, 'month', '2026-11')
  if (output.json && out === undefined) throw new UsageError('With --json the report needs --out FILE, for example --out gstr1.json')
  const { folder, files } = await administer<Made>(context, 'report.export', {
    name, format, ...(month !== undefined && { month }), ...(day !== undefined && { day }), ...(to !== undefined && { to }),
    ...(section !== undefined && { section }),
  })
  try {
    const paths = await delivered(folder, files, out)
    output.result({ files: paths }, paths.map(path => `Written: ${path}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function formatOf({ typed }: Context, name: keyof typeof reportExports): ExportFormat {
  const [first]: readonly ExportFormat[] = reportExports[name].formats
  const out = textOf(typed, 'out') ?? ''
  const wanted = textOf(typed, 'format') ?? exportFormats.find(each => out.endsWith(`.${each}`)) ?? first
  return exportFormats.find(each => each === wanted) ?? refuseFormat(wanted)
}

function refuseFormat(format: string | undefined): never {
  throw new UsageError(`--format is ${format ?? ''}; use one of ${exportFormats.join(', ')}`)
}

/** @returns where the files lie now; none when the only one went to standard output */
async function delivered(folder: string, files: readonly string[], out: string | undefined): Promise<readonly string[]> {
  const [first] = files
  const isFolder = out !== undefined && (files.length > 1 || (await stat(out).catch(() => null))?.isDirectory() === true)
  if (out === undefined) {
    if (files.length !== 1 || first === undefined) throw new UsageError('This makes several files: name a folder with --out, or one table with --section')
    await pipeline(createReadStream(join(folder, first)), process.stdout, { end: false })
    return []
  }
  await mkdir(isFolder ? out : dirname(out), { recursive: true })
  const paths = files.map(file => (isFolder ? join(out, file) : out))
  for (const [index, file] of files.entries()) await copyFile(join(folder, file), paths[index] ?? out)
  return paths
}
