import { inflateRawSync } from 'node:zlib'
import { RestoflowError } from '@restoflow/core'

const entriesMax = 200
/** What all files of a workbook come to at most; a menu of 2,000 dishes comes to some 3 MB. */
const inflatedBytesMax = 40 * 1024 * 1024

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endBytes = 22
const commentBytesMax = 65_535

const unreadable = (): RestoflowError => new RestoflowError('sheet-unreadable', 'The workbook is damaged.')
const tooLarge = (): RestoflowError => new RestoflowError('sheet-too-large', 'The workbook is far larger inside than it looks.')

/**
 * Unpacks every file of a workbook into nothing, and stops as soon as they are too much: what a zip says of its own sizes is
 * not believed (a zip bomb lies).
 * @throws RestoflowError `sheet-too-large`, `sheet-unreadable`
 */
export function checkZip(bytes: Buffer): void {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > entriesMax) throw tooLarge()
  let [at, left] = [bytes.readUInt32LE(end + 16), inflatedBytesMax]
  try {
    for (let entry = 0; entry < count; entry++) {
      if (bytes.readUInt32LE(at) !== entryMark) throw unreadable()
      left -= inflatedSize(bytes, at, left)
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
  } catch (error) {
    if (error instanceof RestoflowError) throw error
    // zlib's own limit, or an offset that leads out of the file
    throw (error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : unreadable()
  }
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - endBytes; at >= Math.max(0, bytes.length - endBytes - commentBytesMax); at--) if (bytes.readUInt32LE(at) === endMark) return at
  throw unreadable()
}

function inflatedSize(bytes: Buffer, at: number, left: number): number {
  const [flags, method, packed, local] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || bytes.readUInt32LE(local) !== localMark) throw unreadable()
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (from + packed > bytes.length || left <= 0) throw from + packed > bytes.length ? unreadable() : tooLarge()
  const size = method === 0 ? packed : inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: left }).length
  if (size > left) throw tooLarge()
  return size
}
