import { RestoflowError, type ErrorCode } from '@restoflow/core'

/** What is said of a file that does not arrive as it should. */
export interface FileWords {
  readonly bytesMax: number
  readonly tooLarge: ErrorCode
  readonly unreadable: ErrorCode
  /** What it is called: `photo`. */
  readonly name: string
}

/** @returns the request's body, at most so many bytes: more is refused before it is read to its end @throws RestoflowError the codes of `words` */
export async function readFileBody(request: Request, { bytesMax, tooLarge, unreadable, name }: FileWords): Promise<Buffer> {
  const refuseLarge = (): RestoflowError => new RestoflowError(tooLarge, `The ${name} is larger than ${bytesMax / 1024 / 1024} MB.`)
  const brokenOff = (): never => {
    throw new RestoflowError(unreadable, `The ${name} broke off on its way.`)
  }
  if (Number(request.headers.get('content-length')) > bytesMax) throw refuseLarge()
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read().catch(brokenOff)) ?? { done: true, value: undefined }
    if (done) break
    bytes += value.byteLength
    if (bytes > bytesMax) {
      await reader?.cancel()
      throw refuseLarge()
    }
    chunks.push(value)
  }
  if (bytes === 0) throw new RestoflowError(unreadable, `The ${name} is empty.`)
  return Buffer.concat(chunks)
}
