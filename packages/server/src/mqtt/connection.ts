import { Duplex } from 'node:stream'
import { PacketLimit } from './packet-limit'

/** Bytes that may wait for one device. A device further behind is cut; it finds everything in the retained topics. */
const waitingBytesMax = 2 * 1024 * 1024
const lastReadMs = 1_000

/**
 * One device's connection, TCP or WebSocket, as the broker sees it: packets above the limit never reach the parser, and
 * what waits for a slow device is bounded.
 */
export class DeviceConnection extends Duplex {
  readonly #limit = new PacketLimit()

  constructor(
    private readonly stream: Duplex,
    /** The other end's address. */
    readonly from: string,
  ) {
    super({ writableHighWaterMark: waitingBytesMax, allowHalfOpen: false })
    stream.on('data', (chunk: Buffer) => {
      if (!this.#limit.accepts(chunk)) this.destroy(new Error('a packet is larger than 64 KiB'))
      else if (!this.push(chunk)) stream.pause()
    })
    stream.on('end', () => this.push(null))
    stream.on('error', error => this.destroy(error))
    stream.on('close', () => this.closeAfterReading())
  }

  override _read(): void {
    this.stream.resume()
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.send(chunk, done)
  }

  /** A packet is written in several pieces: they leave as one. */
  override _writev(pieces: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.send(Buffer.concat(pieces.map(({ chunk }) => chunk)), done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.stream.end(() => done())
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.stream.destroy()
    done(error)
  }

  /** What a device sent right before it left is still read. */
  private closeAfterReading(): void {
    if (this.readableLength === 0) this.destroy()
    else setTimeout(() => this.destroy(), lastReadMs).unref()
  }

  private send(bytes: Buffer, done: (error?: Error | null) => void): void {
    this.stream.write(bytes, done)
  }
}
