import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RestoflowError } from '@restoflow/core'
import { bodyBytesMax } from '../http/body'
import { bodyText, closeServer } from '../http/node-server'
import { expected, problemBody } from '../http/problem'
import { isAdminCommand, runAdminCommand } from './admin-commands'
import type { OpenHouse } from './house'

export interface Admin {
  readonly url: string
  close(): Promise<void>
}

/**
 * Listens on loopback alone for the command line, which proves itself by the token of `server.json`: a running server owns
 * its folder, so what writes goes through it.
 */
export async function startAdmin(house: OpenHouse): Promise<Admin> {
  const server = createServer((request, response) => void answer(request, response, house))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, resolve)
  })
  server.unref()
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closeServer(server) }
}

async function answer(request: IncomingMessage, response: ServerResponse, house: OpenHouse): Promise<void> {
  const { status, body } = await carryOut(request, house).then(
    result => ({ status: 200, body: result }),
    (error: unknown) => {
      const problem = expected(error, house.runtime.report)
      return { status: problem.status, body: problemBody(problem) }
    })
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify(body))
}

async function carryOut(request: IncomingMessage, house: OpenHouse): Promise<unknown> {
  const given = Buffer.from(request.headers.authorization ?? '')
  const right = Buffer.from(`Bearer ${house.folder.token}`)
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new RestoflowError('not-signed-in', 'The token of this run is missing or wrong.')
  }
  const { command, args } = JSON.parse(await bodyText(request, bodyBytesMax)) as { readonly command: unknown; readonly args: unknown }
  if (!isAdminCommand(command)) throw new RestoflowError('unknown-command', 'The running server knows no such command: it may be of another version.')
  return runAdminCommand(house, command, args)
}
