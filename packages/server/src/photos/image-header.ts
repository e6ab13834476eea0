import { refuse } from '@restoflow/core'

/** What a picture's first bytes say, before anything is decoded. */
export interface ImageHeader {
  readonly type: 'jpeg' | 'png' | 'webp'
  /** Pixels as stored, before any turning. */
  readonly width: number
  readonly height: number
  /** EXIF orientation, 1 to 8, where the decoder itself does not turn the picture: in a PNG. Else 1. */
  readonly turn: number
}

/** Above what phones take; decoded, it is a quarter of a gigabyte. */
const pixelsMax = 66_000_000
const sideMax = 20_000

/**
 * @returns type and size of a picture, read from its bytes; its name and the sender's word for its type count for nothing
 * @throws RestoflowError `photo-type` for anything but JPEG, PNG and WebP, `photo-unreadable`, `photo-too-many-pixels`
 */
export function readImageHeader(bytes: Buffer): ImageHeader {
  const header = jpegHeader(bytes) ?? pngHeader(bytes) ?? webpHeader(bytes)
  if (!header) return refuse('photo-type', isHeic(bytes) ? 'This is a HEIC photo, as iPhones keep them.' : 'This is not a JPEG, PNG or WebP picture.')
  const { width, height } = header
  if (width < 1 || height < 1) return refuse('photo-unreadable', 'The picture has no size.')
  if (width * height > pixelsMax || Math.max(width, height) > sideMax) {
    return refuse('photo-too-many-pixels', `The picture has ${width} × ${height} pixels.`)
  }
  return header
}

function isHeic(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp' && /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif)/.test(bytes.toString('latin1', 8, 12))
}

/** ITU T.81: markers with their lengths, until a start of frame. */
function jpegHeader(bytes: Buffer): ImageHeader | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { type: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), turn: 1 }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return refuse('photo-unreadable', 'The JPEG breaks off before its size.')
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function pngHeader(bytes: Buffer): ImageHeader | null {
  if (!bytes.subarray(0, 8).equals(pngSignature)) return null
  if (bytes.length < 33) return refuse('photo-unreadable', 'The PNG breaks off before its size.')
  return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), turn: pngTurn(bytes) }
}

function pngTurn(bytes: Buffer): number {
  let at = 8
  while (at + 12 <= bytes.length) {
    const [length, kind] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    if (kind === 'eXIf') return exifTurn(bytes.subarray(at + 8, at + 8 + length))
    if (kind === 'IDAT' || kind === 'IEND') return 1
    at += 12 + length
  }
  return 1
}

/** The orientation (tag 0x0112) in the first directory of a TIFF header. */
function exifTurn(tiff: Buffer): number {
  if (tiff.length < 14) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = Math.min(short(start), 200)
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + index * 12
    if (short(at) !== 0x0112) continue
    const turn = short(at + 8)
    return turn >= 1 && turn <= 8 ? turn : 1
  }
  return 1
}

function webpHeader(bytes: Buffer): ImageHeader | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  if (bytes.length < 30) return refuse('photo-unreadable', 'The WebP breaks off before its size.')
  const size = (width: number, height: number): ImageHeader => ({ type: 'webp', width, height, turn: 1 })
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
    default:
      return refuse('photo-unreadable', 'The WebP has no picture.')
  }
}
