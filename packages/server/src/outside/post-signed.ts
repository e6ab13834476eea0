import { sign, signatureHeader } from './signature'

/** Somebody outside whom the house asks: where, and the secret that both share. */
export interface Outside {
  /** Without a slash at the end. */
  readonly url: string
  readonly secret: string
}

/** The other side gave no answer that can be used: ask again later. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** What the other side answered. */
export interface OutsideAnswer {
  readonly status: number
  /** Undefined where it was no JSON. */
  readonly body: unknown
}

const patienceMs = 10_000

/**
 * Sends a signed JSON body.
 * @returns the answer, refusals (4xx) included
 * @throws Unreachable for no answer, and for one that says that the other side is out of order (5xx, 429)
 */
export async function postSigned({ url, secret }: Outside, path: string, body: unknown): Promise<OutsideAnswer> {
  const text = JSON.stringify(body)
  const headers = { 'content-type': 'application/json', [signatureHeader]: sign(secret, text, new Date().toISOString()) }
  let response: Response
  try {
    response = await fetch(url + path, { method: 'POST', headers, body: text, redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    throw new Unreachable(causeOf(error))
  }
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.status >= 500 || response.status === 429) throw new Unreachable(`it answered ${response.status}`)
  return { status: response.status, body: answer }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}
