import type { IncomingMessage, Server } from 'node:http'
import { RestoflowError } from '@restoflow/core'

/** @returns the body of a plain Node request @throws RestoflowError `body-too-large` */
export async function bodyText(request: IncomingMessage, bytesMax: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new RestoflowError('body-too-large', `The request is longer than ${bytesMax} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Ends a server and every connection to it. */
export function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
