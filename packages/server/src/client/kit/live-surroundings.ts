import type { LiveSource, LiveSurroundings } from './live-hub'

/** @returns a browser's own event source, fetch, clock and timers, in a page as in a worker */
export function browserSurroundings(): LiveSurroundings {
  return {
    open,
    probe: async url => {
      const ending = new AbortController()
      const timer = setTimeout(() => ending.abort(), 5_000)
      try {
        const { status } = await fetch(url, { signal: ending.signal, headers: { accept: 'text/event-stream' } })
        return status
      } catch {
        return 0
      } finally {
        clearTimeout(timer)
        ending.abort()
      }
    },
    nowMs: () => Date.now(),
    setTimer: (run, ms) => setTimeout(run, ms),
    clearTimer: timer => clearTimeout(timer as number | undefined),
    random: () => Math.random(),
  }
}

function open(url: string): LiveSource {
  const events = new EventSource(url)
  const source: LiveSource = { onmessage: null, onerror: null, close: () => events.close() }
  events.onmessage = (event: MessageEvent<string>) => source.onmessage?.(event)
  events.onerror = () => source.onerror?.()
  return source
}
