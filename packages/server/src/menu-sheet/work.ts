import { RestoflowError } from '@restoflow/core'
import { readCsv, writeCsv } from './csv'
import { helpLines } from './help'
import type { SheetFile, SheetFormat, SheetTable } from './table'
import { readXlsx, writeXlsx } from './xlsx'

/** What is done with a file away from the server's own thread. */
export type SheetJob =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'write'; readonly format: SheetFormat; readonly tables: readonly SheetTable[] }

const oldWorkbook = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** @returns a file's tables; what it is is told by how it begins @throws RestoflowError `sheet-unreadable`, `sheet-too-large` */
export async function readSheet(bytes: Buffer): Promise<SheetFile> {
  if (bytes.subarray(0, 4).equals(oldWorkbook)) {
    throw new RestoflowError('sheet-unreadable', 'The workbook is of an old kind (.xls), or has a password.')
  }
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? readXlsx(bytes) : readCsv(bytes)
}

/** @returns tables as a file */
export async function writeSheet(format: SheetFormat, tables: readonly SheetTable[]): Promise<Buffer> {
  return format === 'csv' ? writeCsv(tables) : writeXlsx(tables, helpLines)
}

/** @returns what a job comes to: tables of a file that was read, bytes of one that was written */
export async function carryOut(job: SheetJob): Promise<SheetFile | Uint8Array> {
  return job.kind === 'read' ? readSheet(Buffer.from(job.bytes)) : writeSheet(job.format, job.tables)
}
