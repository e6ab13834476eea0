import { errorCatalogue, RestoflowError } from '@restoflow/core'

/** The body of every refusal (RFC 9457), plus `code`, which never changes, and `fix`, which says what to do. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly fix: string
}

const plainHeaders = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const

/** @returns the problem's members; `type` leads to the catalogue on this server's own documentation page */
export function problemBody(error: RestoflowError): Problem & Readonly<Record<string, unknown>> {
  const { title, status, fix } = errorCatalogue[error.code]
  return { type: `/docs#${error.code}`, title, status, detail: error.message, code: error.code, fix, ...error.extra }
}

/** @returns the answer to a request that was refused */
export function problemResponse(error: RestoflowError): Response {
  const headers: Record<string, string> = { ...plainHeaders }
  if (error.status === 401) headers['www-authenticate'] = 'Bearer'
  const wait = error.extra['retryAfterSeconds']
  if (typeof wait === 'number') headers['retry-after'] = String(wait)
  else if (error.status === 503) headers['retry-after'] = '1'
  return new Response(JSON.stringify(problemBody(error)), { status: error.status, headers })
}

/**
 * @param report takes what nobody expected: the client learns only that something failed
 * @returns the error itself when it is an expected one, else `internal`
 */
export function expected(error: unknown, report: (error: unknown) => void): RestoflowError {
  if (error instanceof RestoflowError) {
    // expected by the client, but somebody here must see to the disk
    if (error.code === 'store-unavailable') report(error)
    return error
  }
  report(error)
  return new RestoflowError('internal', 'The request could not be answered.')
}
