import type { Problem } from './outbox'
import { problemOf } from './send'
import { t } from './words'

export type SessionAnswer<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  /** `members`: the problem's further members, such as `attemptsLeft`. */
  | { readonly ok: false; readonly problem: Problem; readonly members: Readonly<Record<string, unknown>> }

/** Sends one request of the sign-in. @returns the reply or the problem, also when nobody answers */
export async function post<Reply>(path: string, body: object, as?: string): Promise<SessionAnswer<Reply>> {
  try {
    const response = await fetch(path, {
      method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(as !== undefined && { 'RestoFlow-As': as }) },
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return { ok: true, reply: answer as Reply }
    return { ok: false, problem: problemOf(response.status, answer), members: (answer ?? {}) as Readonly<Record<string, unknown>> }
  } catch {
    const problem: Problem = { status: 0, code: '', title: t('browser.no-connection'), detail: '', fix: t('browser.try-in-a-moment') }
    return { ok: false, problem, members: {} }
  }
}
