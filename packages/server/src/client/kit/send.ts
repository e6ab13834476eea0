import type { Command, Outcome, Problem } from './outbox'
import { particularsOf } from './particulars'
import { problemWords, t } from './words'

const answerMsMax = 10_000
/** Browsers carry at most this much beyond the end of a page. */
const keepaliveBytesMax = 32 * 1024

/** Sends a command once. @returns how it ended; never rejects for the network's sake */
export async function sendCommand({ key, as, path, body }: Command): Promise<Outcome> {
  const text = JSON.stringify(body)
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), answerMsMax)
  try {
    const response = await fetch(`/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Idempotency-Key': key, 'RestoFlow-As': as },
      body: text, keepalive: text.length < keepaliveBytesMax, signal: ending.signal,
    })
    const answer: unknown = await response.json().catch(() => null)
    return response.ok ? { kind: 'done', reply: answer } : outcomeOf(response.status, answer)
  } catch {
    return { kind: 'unreachable', busy: false }
  } finally {
    clearTimeout(timer)
  }
}

/** @returns what an answer other than a success means for the command */
export function outcomeOf(status: number, answer: unknown): Outcome {
  const problem = problemOf(status, answer)
  if (problem.code === 'not-signed-in') return { kind: 'signed-out' }
  // A proxy that finds no server, and a server that says to send the same again.
  if (status === 502 || status === 504) return { kind: 'unreachable', busy: false }
  if (status === 503) return { kind: 'unreachable', busy: true }
  return { kind: 'refused', problem }
}

/** @returns an RFC 9457 answer as the page shows it, whatever came */
export function problemOf(status: number, answer: unknown): Problem {
  const members = typeof answer === 'object' && answer !== null ? (answer as Readonly<Record<string, unknown>>) : {}
  const text = (name: string): string => (typeof members[name] === 'string' ? members[name] : '')
  const code = text('code')
  const said = particularsOf(code, members)
  return {
    status, code, ...(said !== undefined && { said }), detail: text('detail'), fix: problemWords(code, 'fix') ?? text('fix'),
    ...(text('right') !== '' && { right: text('right') }), ...(text('orderId') !== '' && { orderId: text('orderId') }),
    title: (problemWords(code, 'title') ?? text('title')) || (status === 0 ? t('browser.no-connection') : t('browser.server-answered', { status })),
  }
}
