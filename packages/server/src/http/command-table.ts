import { isId, newId, RestoflowError } from '@restoflow/core'
import { features, type CommandLine } from '@restoflow/core/features'

/** A command with the id that its path names. */
export interface Addressed {
  readonly line: CommandLine
  /** Empty where the path has none. */
  readonly pathId: string
}

const placeholder = '{id}'

/** Paths end in the verb, and the id stands right before it: `orders/{id}/fire` is found as `orders//fire`. */
const table: ReadonlyMap<string, CommandLine> = new Map(features.map(line => {
  const at = line.path.indexOf(placeholder)
  if (at < 0 && !line.idFrom) throw new Error(`features.ts: ${line.command} names no id`)
  const verb = line.path.slice(at + placeholder.length)
  if (at >= 0 && verb.lastIndexOf('/') !== 0) throw new Error(`features.ts: ${line.path} has more after its id than a verb`)
  return [line.path.replace(placeholder, ''), line]
}))

/**
 * @param path below `/api/v1/`: `orders/o1/fire`
 * @throws RestoflowError `unknown-command`, `invalid-id`
 */
export function findCommand(path: string): Addressed {
  const exact = table.get(path)
  if (exact && exact.idFrom) return { line: exact, pathId: '' }
  const verbAt = path.lastIndexOf('/')
  const idAt = path.lastIndexOf('/', verbAt - 1) + 1
  const line = verbAt > 0 ? table.get(path.slice(0, idAt) + path.slice(verbAt)) : undefined
  if (!line || line.idFrom) throw new RestoflowError('unknown-command', `There is no command at ${path}.`)
  const pathId = path.slice(idAt, verbAt)
  if (!isId(pathId)) throw new RestoflowError('invalid-id', `The id in ${path} is not 1 to 36 of a-z, 0-9 and -.`, { field: 'id' })
  return { line, pathId }
}

/** @returns the id of the aggregate: of the path, the one that the body chose, a fresh one, or a single aggregate's name */
export function aggregateId({ line: { idFrom }, pathId }: Addressed, body: Readonly<Record<string, unknown>>): string {
  if (!idFrom) return pathId
  if ('fixed' in idFrom) return idFrom.fixed
  const chosen = body[idFrom.field]
  if (typeof chosen !== 'string') return newId()
  return idFrom.derive ? idFrom.derive(chosen) : chosen
}
