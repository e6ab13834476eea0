import { RestoflowError, type MenuState, type OutletState } from '@restoflow/core'
import { readCsv, writeCsv } from './csv'
import { helpLines } from './help'
import { planMenu, type MenuPlan, type PlanOptions } from './plan'
import type { SheetFile, SheetFormat, SheetTable } from './table'
import { readXlsx, writeXlsx } from './xlsx'

/** What is done with a file away from the server's own thread. */
export type SheetJob =
  | { readonly kind: 'plan'; readonly bytes: Uint8Array; readonly menu: MenuState; readonly outlet: OutletState; readonly options: PlanOptions }
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

/** @returns what a job comes to: what a file that was read would change, bytes of one that was written */
export async function carryOut(job: SheetJob): Promise<MenuPlan | Uint8Array> {
  if (job.kind === 'write') return writeSheet(job.format, job.tables)
  return planMenu(await readSheet(Buffer.from(job.bytes)), job.menu, job.outlet, job.options)
}
