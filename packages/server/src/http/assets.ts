import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'

interface Asset {
  readonly type: string
  readonly etag: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Null where it would not be smaller. */
  readonly gzip: Uint8Array<ArrayBuffer> | null
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

const alreadyCompressed = new Set(['.png', '.ico', '.woff2'])

/** @returns where the build puts scripts and styles: beside this code, or in `dist` when it runs from its sources */
export function publicFolder(): string {
  const candidates = ['./public', '../../dist/public'].map(path => fileURLToPath(new URL(path, import.meta.url)))
  return candidates.find(path => existsSync(join(path, 'htmx.min.js'))) ?? candidates[0] ?? 'public'
}

/** `/assets/…`: only what lay in the folder at the start is ever served, each from memory once it was asked for. */
export function assetRoutes(folder = publicFolder()): Hono {
  const names = new Set(existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/')) : [])
  const loaded = new Map<string, Asset>()
  const asset = (name: string): Asset | undefined => {
    const known = loaded.get(name)
    const type = types[extname(name)]
    if (known || type === undefined || !names.has(name)) return known
    const bytes = new Uint8Array(readFileSync(join(folder, name)))
    const gzip = alreadyCompressed.has(extname(name)) ? null : new Uint8Array(gzipSync(bytes))
    const made: Asset = {
      type, bytes, gzip: gzip !== null && gzip.length < bytes.length ? gzip : null,
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    }
    loaded.set(name, made)
    return made
  }
  return new Hono().get('/assets/*', c => {
    const found = asset(c.req.path.slice(c.req.path.indexOf('/assets/') + '/assets/'.length))
    if (!found) return c.text('Not found', 404)
    // a script of yesterday must not meet a page of today
    const headers = {
      'content-type': found.type, 'cache-control': 'no-cache', etag: found.etag, 'x-content-type-options': 'nosniff', vary: 'accept-encoding',
    }
    if (c.req.header('if-none-match') === found.etag) return c.body(null, 304, headers)
    const zipped = found.gzip !== null && c.req.header('accept-encoding')?.includes('gzip') === true
    return zipped && found.gzip ? c.body(found.gzip, 200, { ...headers, 'content-encoding': 'gzip' }) : c.body(found.bytes, 200, headers)
  })
}
