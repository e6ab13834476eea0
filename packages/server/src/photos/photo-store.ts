import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { RestoflowError } from '@restoflow/core'
import { shrinkPhoto } from './shrink'

/** Which of a photo's two sizes. */
export type PhotoSize = 'large' | 'thumb'

/** The menu's photos, as files beside the database. */
export interface PhotoStore {
  /**
   * Makes a photo small and keeps it.
   * @returns its id, which is made of its content: the same photo has the same one
   * @throws RestoflowError as `shrinkPhoto` does, `too-busy` when many wait, `store-unavailable` when the disk cannot write
   */
  put(bytes: Buffer): Promise<string>
  /** @returns JPEG bytes, or null where there is no such photo */
  read(id: string, size: PhotoSize): Promise<Buffer | null>
  /** Deletes what nobody uses any more. @param used ids that the menu names @returns ids that were deleted */
  sweep(used: ReadonlySet<string>): Promise<readonly string[]>
}

const idPattern = /^[0-9a-f]{32}$/
const waitingMax = 8
/** A photo that was sent but not saved yet waits in somebody's open editor. */
const unsavedMs = 24 * 3_600_000
/** An undo may ask for the photo before. */
const unusedMs = 3_600_000

/** @returns whether the text has the form of a photo's id */
export function isPhotoId(text: string): boolean {
  return idPattern.test(text)
}

/** @returns where a photo is served: it never changes, so browsers keep it for good */
export function photoUrl(id: string, size: PhotoSize): string {
  return `/photos/${id}${size === 'thumb' ? '-thumb' : ''}.jpg`
}

/** @returns the photos of a data folder @param nowMs the present instant, milliseconds since 1970 */
export function createPhotoStore(folder: string, nowMs: () => number = Date.now): PhotoStore {
  const fileOf = (id: string, size: PhotoSize): string => join(folder, size === 'thumb' ? `${id}-thumb.jpg` : `${id}.jpg`)
  const unusedSince = new Map<string, number>()
  let waiting = 0
  let queue: Promise<unknown> = Promise.resolve()

  async function keep(bytes: Buffer): Promise<string> {
    const { large, thumb } = await shrinkPhoto(bytes)
    const id = createHash('sha256').update(large).digest('hex').slice(0, 32)
    unusedSince.delete(id)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // the large one last: where it is, the other is too
      await write(fileOf(id, 'thumb'), thumb, nowMs())
      await write(fileOf(id, 'large'), large, nowMs())
    } catch (error) {
      throw new RestoflowError('store-unavailable', `The photo could not be written: ${error instanceof Error ? error.message : 'unknown'}`)
    }
    return id
  }

  return {
    put: async bytes => {
      if (waiting >= waitingMax) throw new RestoflowError('too-busy', 'Many photos are being made small at this moment.')
      waiting += 1
      // one at a time: a decoded photo is large
      const made = queue.then(() => keep(bytes))
      queue = made.catch(() => undefined)
      return made.finally(() => (waiting -= 1))
    },
    read: async (id, size) => {
      if (!isPhotoId(id)) return null
      return readFile(fileOf(id, size)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      })
    },
    sweep: async used => {
      const names = await readdir(folder).catch(() => [])
      const deleted: string[] = []
      for (const name of names) {
        const [, id = ''] = /^([0-9a-f]{32})\.jpg$/.exec(name) ?? []
        if (id === '') continue
        if (used.has(id)) {
          unusedSince.delete(id)
          continue
        }
        const since = unusedSince.get(id) ?? nowMs()
        unusedSince.set(id, since)
        const { mtimeMs } = await stat(join(folder, name))
        if (nowMs() - since < unusedMs || nowMs() - mtimeMs < unsavedMs) continue
        for (const size of ['large', 'thumb'] as const) await rm(fileOf(id, size), { force: true })
        unusedSince.delete(id)
        deleted.push(id)
      }
      return deleted
    },
  }
}

/** Whoever reads the file sees all of it or nothing. A photo that is there already only becomes young again. */
async function write(file: string, bytes: Buffer, nowMs: number): Promise<void> {
  const now = new Date(nowMs)
  const beside = `${file}.new`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
  await utimes(file, now, now)
}
