import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPhotoStore, type PhotoStore } from '../photos/photo-store'
import { photoBytesMax, photoRoutes, readPhoto } from './photos'

let folder: string
let photos: PhotoStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restoflow-photos-'))
  photos = createPhotoStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const post = (body: BodyInit | null, headers: Record<string, string> = {}): Request =>
  new Request('http://pos.lan/menu/photos', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

it('takes a photo of at most 12 MB, however its length is announced, and stops reading there', async () => {
  expect((await readPhoto(post(new Uint8Array(photoBytesMax)))).length).toBe(photoBytesMax)
  await expect(readPhoto(post('x', { 'content-length': String(photoBytesMax + 1) }))).rejects.toMatchObject({ code: 'photo-too-large', status: 413 })
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: controller => {
      sent += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  await expect(readPhoto(post(endless))).rejects.toMatchObject({ code: 'photo-too-large' })
  expect(sent).toBeLessThan(16)
  await expect(readPhoto(post(null))).rejects.toMatchObject({ code: 'photo-unreadable' })
  const broken = new ReadableStream<Uint8Array>({ pull: controller => controller.error(new Error('gone')) })
  await expect(readPhoto(post(broken))).rejects.toMatchObject({ code: 'photo-unreadable' })
})

it('serves a photo as a picture that never changes, and nothing else of the folder', async () => {
  const id = await photos.put(createCanvas(60, 40).toBuffer('image/png'))
  const routes = photoRoutes(photos)
  const answer = await routes.request(`/photos/${id}.jpg`)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')])
    .toEqual([200, 'image/jpeg', 'public, max-age=31536000, immutable', 'nosniff'])
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect((await routes.request(`/photos/${id}-thumb.jpg`)).status).toBe(200)
  expect((await routes.request(`/photos/${id}.jpg`, { headers: { 'if-none-match': `"${id}"` } })).status).toBe(304)
  const others = [`${id}.svg`, `${id}.jpg.new`, '..%2Frestoflow.db', '..%2f..%2fetc%2fpasswd', `${'0'.repeat(32)}.jpg`, id, `${id}-thumb.png`]
  for (const name of others) expect((await routes.request(`/photos/${name}`)).status, name).toBe(404)
})
