import { parentPort, workerData } from 'node:worker_threads'
import { RestoflowError } from '@restoflow/core'
import { carryOut, type SheetJob } from './menu-sheet/work'

// One file, then the end: a thread of its own, so that a large workbook keeps nobody waiting.
try {
  parentPort?.postMessage({ done: await carryOut(workerData as SheetJob) })
} catch (error) {
  if (!(error instanceof RestoflowError)) throw error
  parentPort?.postMessage({ refused: { code: error.code, message: error.message } })
}
