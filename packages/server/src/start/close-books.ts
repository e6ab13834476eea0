import { RestoflowError, type BookState, type Principal } from '@restoflow/core'
import { today } from '../http/guest-reads'
import type { Runtime } from '../runtime'

const everyMs = 600_000
const clock: Principal = { kind: 'system', id: 'clock', roles: ['manager'] }

/** Closes the books of days that are over, so that they leave the memory. @returns once they are closed */
export async function closePastBooks(runtime: Runtime): Promise<void> {
  const { house, dispatcher, outlet } = runtime
  const open = [...house.live<BookState>('book')]
  if (open.length === 0) return
  const day = today(runtime)
  for (const [id] of open) if (id < day) await dispatcher.dispatch({ outlet, command: 'book.close', id, body: {}, by: clock })
}

/** Closes them now and every ten minutes. @returns how to stop */
export function keepBooks(runtime: Runtime): () => void {
  const sweep = (): void => {
    closePastBooks(runtime).catch((error: unknown) => {
      if (!(error instanceof RestoflowError)) runtime.report(error)
    })
  }
  sweep()
  const timer = setInterval(sweep, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
