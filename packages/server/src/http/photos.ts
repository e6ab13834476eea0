import { Hono } from 'hono'
import { isPhotoId, type PhotoStore } from '../photos/photo-store'
import { readFileBody } from './file-body'

/** What a phone's photo has at most; more is refused before it is read to its end. */
export const photoBytesMax = 12 * 1024 * 1024

/** @returns the request's body @throws RestoflowError `photo-too-large`, `photo-unreadable` when it is empty or breaks off */
export function readPhoto(request: Request): Promise<Buffer> {
  return readFileBody(request, { bytesMax: photoBytesMax, tooLarge: 'photo-too-large', unreadable: 'photo-unreadable', name: 'photo' })
}

/** What is sent with every photo: it is a picture and nothing else, and stays what it is. */
const headers = {
  'content-type': 'image/jpeg', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox", 'content-disposition': 'inline',
}

/** `/photos/{id}.jpg` and `/photos/{id}-thumb.jpg`: for everybody, guests too. Whoever has the address has seen the menu. */
export function photoRoutes(photos: PhotoStore): Hono {
  return new Hono().get('/photos/:name', async c => {
    const [, id = '', thumb] = /^([0-9a-f]+)(-thumb)?\.jpg$/.exec(c.req.param('name')) ?? []
    if (!isPhotoId(id)) return c.text('Not found', 404)
    if (c.req.header('if-none-match') === `"${id}"`) return c.body(null, 304, { ...headers, etag: `"${id}"` })
    const bytes = await photos.read(id, thumb === undefined ? 'large' : 'thumb')
    return bytes ? c.body(new Uint8Array(bytes), 200, { ...headers, etag: `"${id}"` }) : c.text('Not found', 404, { 'cache-control': 'no-store' })
  })
}
