import type { ExportFile } from './exports'
import { zipOf } from './zip'

/** @returns several files as one, which is all that a browser takes; a single one as it is */
export function packed(name: string, files: readonly ExportFile[]): ExportFile | undefined {
  const [first, ...others] = files
  return others.length === 0 ? first : { name: `${name}.zip`, type: 'application/zip', body: zipped(files) }
}

async function * zipped(files: readonly ExportFile[]): AsyncIterable<Uint8Array> {
  const entries = []
  for (const { name, body } of files) {
    const parts: Uint8Array[] = []
    for await (const part of body) parts.push(Buffer.from(part))
    entries.push({ name, bytes: Buffer.concat(parts) })
  }
  yield zipOf(entries)
}
