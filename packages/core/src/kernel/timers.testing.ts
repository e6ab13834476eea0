// The core knows no platform; its tests wait on the one that runs them.
const { setImmediate, setTimeout } = globalThis as unknown as {
  setImmediate(run: () => void): unknown
  setTimeout(run: () => void, ms: number): unknown
}

/** Runs it after everything that the microtasks hold, as a server's writer does. */
export const inNextTurn = (run: () => void): void => void setImmediate(run)

/** Resolves after everything that the microtasks hold. */
export const nextTurn = (): Promise<void> => new Promise(inNextTurn)

export const pause = (ms: number): Promise<void> => new Promise(resolve => void setTimeout(resolve, ms))
