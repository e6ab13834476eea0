import { inflateSync } from 'node:zlib'

const woffHead = 44
const woffEntry = 20
const sfntHead = 12
const sfntEntry = 16

/**
 * Unpacks a WOFF 1.0 font (W3C Recommendation of 13 December 2012) once: read as it is, every glyph would inflate its table again.
 * @returns the same font as TrueType
 * @throws RangeError where the file is cut off
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(sfntHead + sfntEntry * count)
  const power = Math.floor(Math.log2(count))
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(sfntEntry * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(sfntEntry * (count - 2 ** power), 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (let place = 0; place < count; place += 1) {
    const entry = woffHead + place * woffEntry
    const [from, packed, length, checksum] = [4, 8, 12, 16].map(at => woff.readUInt32BE(entry + at)) as [number, number, number, number]
    const stored = woff.subarray(from, from + packed)
    const table = packed < length ? inflateSync(stored) : stored
    const target = sfntHead + place * sfntEntry
    woff.copy(head, target, entry, entry + 4)
    head.writeUInt32BE(checksum, target + 4)
    head.writeUInt32BE(offset, target + 8)
    head.writeUInt32BE(length, target + 12)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    parts.push(table, padding)
    offset += table.length + padding.length
  }
  return Buffer.concat(parts)
}
