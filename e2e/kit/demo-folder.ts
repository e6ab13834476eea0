import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Names the folder to the processes that run the stories. */
export const demoFolderVariable = 'RESTOFLOW_E2E_DEMO'

const command = fileURLToPath(new URL('../../packages/server/bin/restoflow.js', import.meta.url))

/** Sets the demo up once: each server of the stories starts on a copy. @returns how to delete it */
export default async function makeDemoFolder(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'restoflow-e2e-demo-'))
  await promisify(execFile)(process.execPath, [command, 'demo'], { env: { ...process.env, RESTOFLOW_DATA: folder } })
  process.env[demoFolderVariable] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
