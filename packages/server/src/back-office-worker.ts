import { parentPort } from 'node:worker_threads'
import { RestoflowError } from '@restoflow/core'
import { carryOut, type Job } from './back-office/jobs'
import type { Answer } from './back-office/thread'

// One job after another, as they come; the thread that sends them waits for each answer.
const answer = (said: Answer): void => parentPort?.postMessage(said)

async function work(job: Job): Promise<void> {
  try {
    answer({ done: await carryOut(job) })
  } catch (error) {
    if (error instanceof RestoflowError) answer({ refused: { code: error.code, message: error.message, extra: error.extra } })
    else answer({ failed: error instanceof Error ? error : new Error(String(error)) })
  }
}

parentPort?.on('message', (job: Job) => void work(job))
