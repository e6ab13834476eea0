import type { Table } from '@restoflow/core'
import type { Paper } from '../documents/paper'
import { pdfOf, type PdfFormat } from '../documents/pdf/pdf'
import type { MenuPlan } from '../menu-sheet/plan'
import type { SheetJob } from '../menu-sheet/work'

/** What is done away from the thread that takes commands: plain data in, plain data out, nothing of the house's live state. */
export type Job =
  | { readonly kind: 'pdf'; readonly paper: Paper; readonly format: PdfFormat; readonly copy: number | null }
  | { readonly kind: 'workbook'; readonly tables: readonly Table[] }
  | { readonly kind: 'csv'; readonly table: Table }
  | SheetJob

/** @returns what a job comes to: what a menu file would change, bytes of everything else @throws RestoflowError as the job refuses */
export async function carryOut(job: Job): Promise<Uint8Array | MenuPlan> {
  // each loads what it needs when it is first asked for: a thread has its own memory for it
  switch (job.kind) {
    case 'pdf':
      return pdfOf(job.paper, job.format, job.copy)
    case 'workbook':
      return (await import('../reports/sheets')).workbookOf(job.tables)
    case 'csv':
      return Buffer.from((await import('../reports/sheets')).csvOf(job.table))
    default:
      return (await import('../menu-sheet/work')).carryOut(job)
  }
}
