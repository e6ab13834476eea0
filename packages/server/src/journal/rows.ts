import type { Envelope } from '@restoflow/core'

/** A row of `events`, but for its outlet. */
export interface EventRow {
  readonly position: number
  readonly id: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly at: string
  readonly by_kind: Envelope['by']['kind']
  readonly by_id: string
  readonly command_id: string
  /** RFC 8785 canonical text, as it was hashed. */
  readonly data: string
  readonly hash: string
}

export const eventColumns = 'position, id, stream, version, type, at, by_kind, by_id, command_id, data, hash'

/** @returns the envelope of a row @throws SyntaxError when its data is no JSON: the row was damaged */
export function envelopeOf(outlet: string, row: EventRow): Envelope {
  return {
    outlet, position: row.position, id: row.id, stream: row.stream, version: row.version, type: row.type, at: row.at,
    by: { kind: row.by_kind, id: row.by_id }, commandId: row.command_id, data: JSON.parse(row.data) as unknown, hash: row.hash,
  }
}
