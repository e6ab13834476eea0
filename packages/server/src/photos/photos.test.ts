import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPhotoStore, type PhotoStore } from './photo-store'
import { readImageHeader } from './image-header'

let folder: string
let nowMs = Date.parse('2026-11-22T10:00:00.000Z')
let photos: PhotoStore

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'restoflow-photos-')), 'photos')
  nowMs = Date.parse('2026-11-22T10:00:00.000Z')
  photos = createPhotoStore(folder, () => nowMs)
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

/** Left half red, right half blue. */
function halves(width: number, height: number) {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#d00000'
  context.fillRect(0, 0, width / 2, height)
  context.fillStyle = '#0000d0'
  context.fillRect(width / 2, 0, width / 2, height)
  return canvas
}

/** EXIF as a phone writes it: orientation, maker, and where it stood. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26 + 32)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  tiff.write('GPS 18.5204N 73.8567E PhoneCo', 26, 'latin1')
  return tiff
}

function jpegWith(orientation: number, jpeg: Buffer): Buffer {
  const payload = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)])
}

function pngWith(orientation: number, png: Buffer): Buffer {
  const data = exif(orientation)
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('eXIf', 'latin1'), data, Buffer.alloc(4)])
  chunk.writeUInt32BE(data.length, 0)
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}

/** Colour at a place of the kept photo, as `red`, `blue` or neither. */
async function look(bytes: Buffer | null) {
  const image = await loadImage(bytes ?? Buffer.alloc(0))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const colourAt = (x: number, y: number): string => {
    const [red = 0, , blue = 0] = context.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data
    return red > 150 && blue < 80 ? 'red' : blue > 150 && red < 80 ? 'blue' : `${red}, ${blue}`
  }
  return { width: image.width, height: image.height, colourAt }
}

it('makes a photo small, twice, and turns it as the camera was held', async () => {
  const jpeg = halves(2400, 1600).toBuffer('image/jpeg')
  // Orientation: size, and the colours on top and at the bottom (turned) or on the left and on the right.
  const turned: readonly (readonly [number, readonly [string, string]])[] = [[6, ['red', 'blue']], [8, ['blue', 'red']]]
  for (const [orientation, [top, bottom]] of turned) {
    const id = await photos.put(jpegWith(orientation, jpeg))
    const large = await look(await photos.read(id, 'large'))
    expect([large.width, large.height, large.colourAt(0.5, 0.1), large.colourAt(0.5, 0.9)]).toEqual([800, 1200, top, bottom])
    const thumb = await look(await photos.read(id, 'thumb'))
    expect([thumb.width, thumb.height, thumb.colourAt(0.5, 0.1)]).toEqual([213, 320, top])
  }
  const half = await look(await photos.read(await photos.put(jpegWith(3, jpeg)), 'large'))
  expect([half.width, half.height, half.colourAt(0.1, 0.5), half.colourAt(0.9, 0.5)]).toEqual([1200, 800, 'blue', 'red'])
  const png = await look(await photos.read(await photos.put(pngWith(6, halves(200, 100).toBuffer('image/png'))), 'large'))
  expect([png.width, png.height, png.colourAt(0.5, 0.1), png.colourAt(0.5, 0.9)]).toEqual([100, 200, 'red', 'blue'])
  const webp = await look(await photos.read(await photos.put(halves(400, 300).toBuffer('image/webp')), 'large'))
  expect([webp.width, webp.height, webp.colourAt(0.1, 0.5)]).toEqual([400, 300, 'red'])
})

it('keeps the picture and nothing else: no place, no device; the same photo once', async () => {
  const sent = jpegWith(6, halves(600, 400).toBuffer('image/jpeg'))
  expect(sent.includes('GPS')).toBe(true)
  const id = await photos.put(Buffer.concat([sent, Buffer.from('<script>alert(1)</script>')]))
  const kept = (await photos.read(id, 'large')) ?? Buffer.alloc(0)
  for (const text of ['GPS', 'PhoneCo', 'Exif', '<script>']) expect(kept.includes(text), text).toBe(false)
  expect(await photos.put(sent)).toBe(id)
  expect((await readdir(folder)).sort()).toEqual([`${id}-thumb.jpg`, `${id}.jpg`])
})

it('refuses what is no photo, in words, and writes nothing', async () => {
  const refused = async (bytes: Buffer): Promise<unknown> => photos.put(bytes).then(() => 'taken', (error: { code?: string }) => error.code)
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)])
  expect(await refused(heic)).toBe('photo-type')
  await expect(photos.put(heic)).rejects.toThrow(/HEIC/)
  expect(await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toBe('photo-type')
  expect(await refused(Buffer.from('GIF89a' + 'x'.repeat(64)))).toBe('photo-type')
  expect(await refused(Buffer.from('<html>'.repeat(20)))).toBe('photo-type')
  // A few bytes that say they are a picture of a terabyte.
  const bomb = halves(10, 10).toBuffer('image/png')
  bomb.writeUInt32BE(1_000_000, 16)
  bomb.writeUInt32BE(1_000_000, 20)
  expect(await refused(bomb)).toBe('photo-too-many-pixels')
  const jpeg = halves(300, 300).toBuffer('image/jpeg')
  expect(await refused(jpeg.subarray(0, 12))).toBe('photo-unreadable')
  expect(await refused(Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(4_000, 0xff)]))).toBe('photo-unreadable')
  for (let cut = 0; cut < 64; cut += 1) {
    try {
      readImageHeader(jpeg.subarray(0, cut))
    } catch (error) {
      expect((error as { code?: string }).code, `cut at ${cut}`).toMatch(/^photo-/)
    }
  }
  await expect(readdir(folder)).rejects.toThrow()
  // The queue goes on after a refusal.
  expect(await photos.put(jpeg)).toMatch(/^[0-9a-f]{32}$/)
})

it('deletes photos that no dish shows any more, but not one that waits in an open editor', async () => {
  const [used, replaced] = [await photos.put(halves(40, 40).toBuffer('image/png')), await photos.put(halves(80, 40).toBuffer('image/png'))]
  const hours = (count: number): void => void (nowMs += count * 3_600_000)
  expect(await photos.sweep(new Set([used]))).toEqual([])
  hours(2)
  expect(await photos.sweep(new Set([used]))).toEqual([])
  hours(30)
  expect(await photos.sweep(new Set([used]))).toEqual([replaced])
  expect((await readdir(folder)).sort()).toEqual([`${used}-thumb.jpg`, `${used}.jpg`])
  // Used for long, then replaced: an undo has an hour.
  expect(await photos.sweep(new Set())).toEqual([])
  hours(0.5)
  expect(await photos.sweep(new Set())).toEqual([])
  hours(0.6)
  expect(await photos.sweep(new Set())).toEqual([used])
  expect(await photos.read(used, 'thumb')).toBeNull()
  expect(await photos.read('../restoflow', 'large')).toBeNull()
  await expect(readFile(join(folder, `${used}.jpg`))).rejects.toThrow()
})
