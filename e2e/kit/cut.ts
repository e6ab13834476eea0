import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** A line between a browser and the server that the test can cut. */
export interface Line {
  /** Address for the browser. */
  readonly url: string
  /** Ends every connection and refuses further ones, as when the router goes down. */
  cut(): void
  /** Nothing passes either way, and connections stay open: a cable that is pulled. */
  hush(): void
  /** Requests reach the server, answers do not come back. */
  deafen(): void
  /** The line works again. */
  mend(): void
  /** Connections that are open now. */
  open(): number
  close(): Promise<void>
}

/** @returns a line to the port on this machine */
export async function openLine(port: number): Promise<Line> {
  let state: 'whole' | 'cut' | 'hushed' | 'deaf' = 'whole'
  const pairs = new Set<readonly [Socket, Socket]>()
  const server = createServer(near => {
    if (state === 'cut') {
      near.resetAndDestroy()
      return
    }
    const far = connect({ host: '127.0.0.1', port, noDelay: true })
    near.setNoDelay(true)
    const pair = [near, far] as const
    pairs.add(pair)
    const end = (): void => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) {
      socket.on('error', end)
      socket.on('close', end)
    }
    near.on('data', chunk => state !== 'hushed' && far.write(chunk))
    far.on('data', chunk => state === 'whole' && near.write(chunk))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const endAll = (): void => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
    pairs.clear()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      state = 'cut'
      endAll()
    },
    hush: () => void (state = 'hushed'),
    deafen: () => void (state = 'deaf'),
    mend: () => {
      // What was lost on an open connection never comes again.
      if (state !== 'whole') endAll()
      state = 'whole'
    },
    open: () => pairs.size,
    close: async () => {
      endAll()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
