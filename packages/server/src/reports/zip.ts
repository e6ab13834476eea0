import { deflateRawSync } from 'node:zlib'

/** A file within a zip. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

const localMark = 0x04034b50
const entryMark = 0x02014b50
const endMark = 0x06054b50
/** Version 2.0 of the format: deflated files. */
const version = 20
/** Names are UTF-8. */
const flags = 0x0800
const deflated = 8
/** 1 January 1980, where the format's dates begin: a report is the same whenever it is made. */
const date = 0x21

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

/** @returns a zip of files that are small enough to be in memory (PKWARE's APPNOTE, without its 64-bit extensions) */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const { name, bytes } of entries) {
    const [title, packed] = [Buffer.from(name), deflateRawSync(bytes)]
    // what the local head and the directory say alike
    const common = Buffer.alloc(26)
    common.writeUInt16LE(version, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(deflated, 4)
    common.writeUInt16LE(date, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    parts.push(words(localMark), common, title, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(words(entryMark), halves(version), common, place, title)
    offset += 4 + common.length + title.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.concat([words(endMark), halves(0, 0, entries.length, entries.length), words(size, offset), halves(0)])
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4))
  return bytes
}

function halves(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2))
  return bytes
}
