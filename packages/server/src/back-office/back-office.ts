import { RestoflowError, type Table } from '@restoflow/core'
import type { Paper } from '../documents/paper'
import type { PdfFormat } from '../documents/pdf/pdf'
import type { MenuPlan } from '../menu-sheet/plan'
import type { SheetFormat, SheetTable } from '../menu-sheet/table'
import type { SheetJob } from '../menu-sheet/work'
import type { Job } from './jobs'
import { Thread, ThreadLost, type ThreadOptions } from './thread'

/** The paper work of the house, in threads of its own: whoever taps meanwhile does not wait for it. */
export interface BackOffice {
  /**
   * @param copy which hand-out it is, from 1; null: none, it is looked at
   * @returns a document as PDF @throws RestoflowError `too-busy`, `file-not-made`
   */
  pdf(paper: Paper, format: PdfFormat, copy: number | null): Promise<Uint8Array>
  /** @returns tables of a report as an XLSX workbook @throws RestoflowError `too-busy`, `file-not-made` */
  workbook(tables: readonly Table[]): Promise<Uint8Array>
  /** @returns a table of a report as a CSV file @throws RestoflowError `too-busy`, `file-not-made` */
  csv(table: Table): Promise<Uint8Array>
  /**
   * @param job is asked when its turn has come, so that the file is laid beside the menu of that moment
   * @returns what a menu file would change @throws RestoflowError `sheet-unreadable`, `sheet-too-large`, `too-busy`, `file-not-made`
   */
  planMenu(job: () => Extract<SheetJob, { kind: 'plan' }>): Promise<MenuPlan>
  /** @returns tables of the menu as a file @throws RestoflowError `too-busy`, `file-not-made` */
  menuFile(format: SheetFormat, tables: readonly SheetTable[]): Promise<Uint8Array>
  /** Ends the threads. */
  close(): Promise<void>
}

/** Pages are wanted at once and take a moment: none waits behind a workbook, which may take seconds. */
const papers = { name: 'Documents', waitingMax: 64, workMsMax: 30_000, heapMegabytesMax: 256 } as const
/** What somebody sends; a menu of 2,000 dishes takes about two seconds. */
const menuFiles = { name: 'Menu files', waitingMax: 8, workMsMax: 30_000, heapMegabytesMax: 384, restMsMax: 10_000 } as const
/** What the house itself wrote, of as long a time as is asked for. */
const reports = { name: 'Reports', waitingMax: 8, workMsMax: 300_000, heapMegabytesMax: 1_024, restMsMax: 10_000 } as const

/** Where the build puts what runs in the threads; null from sources, as tests run, where the work is done here. */
const builtScript = import.meta.url.endsWith('.ts') ? null : new URL('./back-office-worker.js', import.meta.url)

/**
 * @param report told of a thread that was lost at work
 * @param script what the threads run
 */
export function createBackOffice(report: (error: unknown) => void, script: URL | null = builtScript): BackOffice {
  if (script === null) return facing(async job => (await import('./jobs')).carryOut(job()), report, async () => undefined)
  const open = (options: Omit<ThreadOptions, 'script'>): Thread<Job, unknown> => new Thread({ ...options, script })
  const [forPapers, forMenus, forReports] = [open(papers), open(menuFiles), open(reports)]
  const threads = { pdf: forPapers, plan: forMenus, write: forMenus, csv: forReports, workbook: forReports } satisfies Record<Job['kind'], Thread<Job, unknown>>
  return facing((job, kind) => threads[kind].run(job), report, async () => {
    for (const thread of [forPapers, forMenus, forReports]) await thread.close()
  })
}

type Run = (job: () => Job, kind: Job['kind']) => Promise<unknown>

function facing(run: Run, report: (error: unknown) => void, close: () => Promise<void>): BackOffice {
  const asked = async (job: () => Job, kind: Job['kind']): Promise<unknown> => {
    try {
      return await run(job, kind)
    } catch (error) {
      throw error instanceof ThreadLost ? problemOf(error, kind, report) : error
    }
  }
  const made = (job: Job): Promise<Uint8Array> => asked(() => job, job.kind) as Promise<Uint8Array>
  return {
    pdf: (paper, format, copy) => made({ kind: 'pdf', paper, format, copy }),
    workbook: tables => made({ kind: 'workbook', tables }),
    csv: table => made({ kind: 'csv', table }),
    menuFile: (format, tables) => made({ kind: 'write', format, tables }),
    planMenu: job => asked(job, 'plan') as Promise<MenuPlan>,
    close,
  }
}

function problemOf(lost: ThreadLost, kind: Job['kind'], report: (error: unknown) => void): RestoflowError {
  if (lost.reason === 'closed') return new RestoflowError('store-unavailable', 'It is shutting down.')
  // a file that takes more than it may is its sender's matter; any other loss is the operator's too
  if (kind === 'plan' && lost.reason !== 'died') return new RestoflowError('sheet-too-large', 'The file takes more memory or time than it may.')
  report(lost)
  return new RestoflowError('file-not-made', 'The thread that worked on it ended before it was ready.')
}
