import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { RestoflowError } from '@restoflow/core'
import { ConfigError, type Config } from '../config'

export type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>

export interface Listening {
  readonly server: Server
  readonly port: number
  /** Every address at which a browser reaches the server, nearest first. */
  readonly addresses: readonly string[]
  /** Takes no more requests, lets those under way finish, and cuts what stays. */
  close(): Promise<void>
}

/** A browser keeps its connections between two taps. */
const keepAliveMs = 65_000
const patienceMs = 2_000
const everywhere = new Set(['0.0.0.0', '::'])

/**
 * Opens the HTTP port, with TLS where a certificate is configured.
 * @throws RestoflowError `port-in-use`; ConfigError for a host or a certificate that is none
 */
export async function listen(fetch: Fetch, { host, port, tls }: Config): Promise<Listening> {
  const listener = getRequestListener(fetch)
  const onRequest: RequestListener = (request, response) => void listener(request, response)
  const server = tls === null ? createServer(onRequest) : secureServer(tls, onRequest)
  server.keepAliveTimeout = keepAliveMs
  server.headersTimeout = keepAliveMs + 1_000
  await open(server, host, port)
  const { port: actual } = server.address() as AddressInfo
  return { server, port: actual, addresses: addressesOf(host, actual, tls !== null), close: () => close(server) }
}

function secureServer(tls: NonNullable<Config['tls']>, onRequest: RequestListener): Server {
  const files = certificate(tls)
  try {
    return createTlsServer(files, onRequest)
  } catch (error) {
    throw new ConfigError('RESTOFLOW_TLS_CERT', `and RESTOFLOW_TLS_KEY hold no certificate with its key: ${error instanceof Error ? error.message : 'unreadable'}.`)
  }
}

function certificate(tls: NonNullable<Config['tls']>): { cert: Buffer; key: Buffer } {
  const read = (variable: string, file: string): Buffer => {
    try {
      return readFileSync(file)
    } catch (error) {
      throw new ConfigError(variable, `names a file that cannot be read: ${error instanceof Error ? error.message : file}.`)
    }
  }
  return { cert: read('RESTOFLOW_TLS_CERT', tls.certFile), key: read('RESTOFLOW_TLS_KEY', tls.keyFile) }
}

function open(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(explained(error, host, port)))
    server.listen({ host, port }, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function explained(error: Error, host: string, port: number): Error {
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new RestoflowError('port-in-use', `Port ${port} on ${host} is in use by another program.`, { port })
    case 'EACCES':
      return new RestoflowError('port-in-use', `Port ${port} may not be opened by this user.`, { port })
    case 'EADDRNOTAVAIL': case 'ENOTFOUND':
      return new ConfigError('HOST', `is ${host}, which is no address of this machine.`)
    default:
      return error
  }
}

function addressesOf(host: string, port: number, secure: boolean): readonly string[] {
  const hosts = everywhere.has(host) ? ['localhost', ...ownAddresses()] : [host]
  return hosts.map(name => `${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`)
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap(each => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address)
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
