/** What a device may send in one packet, its header aside. */
export const packetBytesMax = 64 * 1024

const lengthBytesMax = 4

/**
 * Reads nothing but the length that each MQTT packet declares in its first bytes (MQTT 3.1.1, section 2.2.3), so that a
 * packet above the limit is refused before a byte of it is kept.
 */
export class PacketLimit {
  #at: 'header' | 'length' | 'body' = 'header'
  #length = 0
  #lengthBytes = 0
  #left = 0

  constructor(private readonly bytesMax = packetBytesMax) {}

  /** @returns false as soon as a packet declares more than the limit, or no lawful length at all */
  accepts(chunk: Uint8Array): boolean {
    let index = 0
    while (index < chunk.length) {
      if (this.#at === 'body') {
        const taken = Math.min(this.#left, chunk.length - index)
        index += taken
        this.#left -= taken
        if (this.#left === 0) this.#at = 'header'
      } else if (this.#at === 'header') {
        index += 1
        this.#at = 'length'
        this.#length = 0
        this.#lengthBytes = 0
      } else if (!this.takeLength(chunk[index++] ?? 0)) {
        return false
      }
    }
    return true
  }

  private takeLength(byte: number): boolean {
    this.#length += (byte & 0x7f) * 128 ** this.#lengthBytes
    this.#lengthBytes += 1
    if (this.#length > this.bytesMax) return false
    if (byte >= 0x80) return this.#lengthBytes < lengthBytesMax
    this.#left = this.#length
    this.#at = this.#left === 0 ? 'header' : 'body'
    return true
  }
}
