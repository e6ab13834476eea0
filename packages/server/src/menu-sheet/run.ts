import { Worker } from 'node:worker_threads'
import { RestoflowError, type ErrorCode } from '@restoflow/core'
import type { MenuPlan } from './plan'
import type { SheetFormat, SheetTable } from './table'
import type { SheetJob } from './work'

/** Longest work on one file; a menu of 2,000 dishes takes about two seconds. */
const workMsMax = 30_000
const heapMegabytesMax = 384
const waitingMax = 8

type Answer = { readonly done: MenuPlan | Uint8Array } | { readonly refused: { readonly code: ErrorCode; readonly message: string } }

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * @param job is asked when its turn has come, so that the file is laid beside the menu of that moment
 * @returns what a file would change @throws RestoflowError `sheet-unreadable`, `sheet-too-large`, `too-busy`
 */
export async function planSheetFile(job: () => Extract<SheetJob, { kind: 'plan' }>): Promise<MenuPlan> {
  return (await inTurn(job)) as MenuPlan
}

/** @returns tables as a file @throws RestoflowError `too-busy` */
export async function writeSheetFile(format: SheetFormat, tables: readonly SheetTable[]): Promise<Uint8Array> {
  return (await inTurn(() => ({ kind: 'write', format, tables }))) as Uint8Array
}

/** One file after another: memory and processor belong to the orders. */
async function inTurn(job: () => SheetJob): Promise<MenuPlan | Uint8Array> {
  if (waiting >= waitingMax) throw new RestoflowError('too-busy', 'Several menu files are being read or written.')
  waiting += 1
  const mine = last.then(() => carryOutApart(job()))
  last = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}

async function carryOutApart(job: SheetJob): Promise<MenuPlan | Uint8Array> {
  // a thread runs what was built; from sources, as unit tests do, the work is done here
  if (import.meta.url.endsWith('.ts')) {
    const { carryOut } = await import('./work')
    return carryOut(job)
  }
  const worker = new Worker(new URL('./menu-sheet-worker.js', import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax } })
  const timer = setTimeout(() => void worker.terminate(), workMsMax)
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new RestoflowError('sheet-too-large', 'The file takes longer than is waited for.')))
    })
    if ('refused' in answer) throw new RestoflowError(answer.refused.code, answer.refused.message)
    return answer.done
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw new RestoflowError('sheet-too-large',
    'The file takes more memory than it may.')
    throw error
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
