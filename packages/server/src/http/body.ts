import { RestoflowError } from '@restoflow/core'
import type { z } from 'zod'
import { fieldProblems } from './field-problems'

/** More than any command needs; what is longer is refused before it is parsed. */
export const bodyBytesMax = 64 * 1024

const tooLarge = (): RestoflowError => new RestoflowError('body-too-large', `The body is longer than ${bodyBytesMax} bytes.`)

/**
 * @returns the request's JSON value; an empty body counts as `{}`
 * @throws RestoflowError `body-too-large`, `unsupported-media-type`, `malformed-json`
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request).catch((error: unknown) => {
    if (error instanceof RestoflowError) throw error
    throw new RestoflowError('malformed-json', 'The body broke off.')
  })
  if (text === '') return {}
  const type = request.headers.get('content-type')
  if (type !== 'application/json' && !/^application\/json\s*(;|$)/i.test(type ?? '')) {
    throw new RestoflowError('unsupported-media-type', type === null ? 'The body has no Content-Type.' : `The body is ${type}.`)
  }
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    // the parser's own message quotes the body, which may hold a PIN
    const at = /position \d+/.exec(error instanceof Error ? error.message : '')
    throw new RestoflowError('malformed-json', at ? `The body is not JSON at ${at[0]}.` : 'The body is not JSON.')
  }
}

/** @returns the body as it came, byte for byte @throws RestoflowError `body-too-large` */
export async function readText(request: Request): Promise<string> {
  const length = request.headers.get('content-length')
  if (length === null && request.headers.get('transfer-encoding') !== null) return readChunks(request)
  if (Number(length) > bodyBytesMax) throw tooLarge()
  return length === '0' || (length === null && request.body === null) ? '' : request.text()
}

/** A body of unannounced length is counted as it comes. */
async function readChunks(request: Request): Promise<string> {
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = (await reader.read()) as ReadableStreamReadResult<Uint8Array>
    if (done) return Buffer.concat(chunks).toString('utf8')
    bytes += value.byteLength
    if (bytes > bodyBytesMax) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
}

const isIdIssue = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_format' && issue.format === 'regex' && 'pattern' in issue && issue.pattern === '/^[a-z0-9-]{1,36}$/'

/**
 * @returns the value as the schema reads it
 * @throws RestoflowError `invalid-id` when nothing but ids is wrong, else `invalid-body`; each with `errors`
 */
export function parseBody<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const errors = fieldProblems(issues, value)
  const detail = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ')
  throw new RestoflowError(issues.every(isIdIssue) ? 'invalid-id' : 'invalid-body', detail, { errors })
}

/** @returns the request's body, checked @throws RestoflowError as `readJson` and `parseBody` do */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return parseBody(await readJson(request), schema)
}
