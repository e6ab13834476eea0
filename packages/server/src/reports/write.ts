import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MadeExport } from './exports'

/** A report in a folder, for one process to hand to another. */
export interface WrittenExport {
  readonly folder: string
  readonly files: readonly string[]
  readonly notices: readonly string[]
}

/**
 * Writes files into a new folder that only this user can read, for the command line, which takes them from there and deletes it.
 * @returns the folder, the files' names and what is to be known about them
 */
export async function writeExports({ files, notices }: MadeExport): Promise<WrittenExport> {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-export-'))
  try {
    for (const { name, body } of files) await pipeline(Readable.from(body), createWriteStream(join(folder, name), { mode: 0o600 }))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return { folder, files: files.map(({ name }) => name), notices }
}
