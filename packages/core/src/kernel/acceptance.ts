import type { Outcome } from './execute'
import type { CommandRecord, Envelope } from './journal'
import { principalOf, type Keyed } from './replies'

/** What the journal is to write of one accepted command. */
export interface Acceptance {
  readonly events: readonly Envelope[]
  readonly record: CommandRecord
}

/**
 * @param before position of the last event before the command's
 * @param at the instant that the command was decided with: state and journal hold the same
 * @returns the command's events with their positions, and the record that answers a repetition
 */
export function acceptanceOf(outcome: Outcome, request: Keyed, outlet: string, before: number, at: string): Acceptance {
  const { commandId, requestHash } = request
  const by = { kind: request.by.kind, id: request.by.id }
  const events = outcome.events.map((event, index) => ({ outlet, position: before + index + 1, ...event, at, by, commandId }))
  const position = before + events.length
  const reply = JSON.stringify({
    position,
    events: events.map(({ position, stream, type }) => ({ position, stream, type })),
    state: outcome.state,
  })
  return { events, record: { principal: principalOf(by), id: commandId, requestHash, position, reply, at } }
}
