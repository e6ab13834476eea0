import type { EventEmitter } from 'node:events'
import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { createWebSocketStream, WebSocketServer } from 'ws'
import { packetBytesMax } from './packet-limit'

/** Path of the WebSocket on the HTTP port. */
export const webSocketPath = '/mqtt'

/** A frame may hold one packet of the largest size with its header. */
const frameBytesMax = packetBytesMax + 5

/**
 * Answers upgrades at `/mqtt` with the subprotocol `mqtt` (MQTT 3.1.1, section 6), and those elsewhere with 404 where
 * nobody else listens for upgrades.
 * @returns how to stop
 */
export function acceptWebSockets(server: EventEmitter, accept: (stream: Duplex, request: IncomingMessage) => void): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: frameBytesMax,
    perMessageDeflate: false,
    handleProtocols: protocols => (protocols.has('mqtt') ? 'mqtt' : false),
  })
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (pathOf(request) !== webSocketPath) {
      if (server.listenerCount('upgrade') === 1) refuseUpgrade(socket, 404)
      return
    }
    if (!protocolsOf(request).includes('mqtt')) {
      refuseUpgrade(socket, 400)
      return
    }
    sockets.handleUpgrade(request, socket, head, opened => accept(createWebSocketStream(opened), request))
  }
  server.on('upgrade', onUpgrade)
  return () => {
    server.off('upgrade', onUpgrade)
    sockets.close()
  }
}

function refuseUpgrade(socket: Duplex, status: 400 | 404): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? url
}

function protocolsOf({ headers }: IncomingMessage): readonly string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map(name => name.trim())
}
