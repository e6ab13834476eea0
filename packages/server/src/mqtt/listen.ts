import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

const connectionsMax = 512
const keepAliveMs = 30_000

export interface Listening {
  readonly port: number
  /** Refuses further connections; the open ones are the caller's. */
  close(): Promise<void>
}

/**
 * Listens for devices.
 * @param log told in one line when another port had to be taken
 * @returns once it listens: on `port`, or on a free one where `port` is in use or not allowed
 * @throws Error when the host is none of this machine's addresses
 */
export async function listenForDevices(
  { host, port }: { readonly host: string; readonly port: number }, accept: (socket: Socket) => void, log: (line: string) => void,
): Promise<Listening> {
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs }, accept)
  server.maxConnections = connectionsMax
  try {
    await listen(server, host, port)
  } catch (error) {
    const why = whyTaken(error)
    if (why === null) throw error
    await listen(server, host, 0)
    log(`MQTT: port ${port} ${why}; devices reach the broker on port ${portOf(server)} instead. Set MQTT_PORT to a free port to choose one.`)
  }
  server.on('error', error => log(`MQTT: ${error.message}`))
  return { port: portOf(server), close: () => new Promise(resolve => server.close(() => resolve())) }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function whyTaken(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return 'is in use by another program'
  if (code === 'EACCES') return 'may not be opened by this user'
  return null
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
