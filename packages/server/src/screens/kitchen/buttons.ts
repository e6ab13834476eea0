import type { TicketState } from '@restoflow/core'
import type { Attributes } from '../kit/attributes'
import { localName, useWords } from '../../words/words'

/** What the displays' buttons do, as attributes for the client's command buttons. */
const command = (path: string, body: object, intent: string, label: string): Attributes =>
  ({ 'data-command': path, 'data-body': JSON.stringify(body), 'data-intent': intent, 'data-label': label })

/** @returns that somebody saw the cancels of one KOT; the page's script sends one command for each */
export function seenButton(cancels: readonly TicketState[]): Attributes {
  const t = useWords()
  const name = t('common.kot', { number: cancels[0]?.number ?? '' })
  return { 'data-seen': cancels.map(({ id }) => id).join(' '), 'data-label': t('kitchen.seen-cancel', { name }) }
}

/** @returns that cooking begins */
export function startButton(ticket: TicketState): Attributes {
  const t = useWords()
  return command(`tickets/${ticket.id}/start`, {}, `start-${ticket.id}`, t('kitchen.start-kot', { number: ticket.number }))
}

/**
 * @param serves what leaves with the tap: nothing (the food goes to the pass), what is ready, or all of it
 * @returns the ticket's one large button
 */
export function bumpButton(ticket: TicketState, serves: 'none' | 'ready' | 'all'): Attributes {
  const t = useWords()
  if (serves === 'none') return command(`tickets/${ticket.id}/ready`, {}, `ready-${ticket.id}`, t('kitchen.bump-kot', { number: ticket.number }))
  const body = serves === 'ready' ? {} : { lineIds: ticket.lines.filter(({ state }) => state !== 'cancelled').map(({ lineId }) => lineId) }
  return command(`tickets/${ticket.id}/serve`, body, `serve-${ticket.id}`, t('kitchen.serve-kot', { number: ticket.number }))
}

/** @returns what a tap on a line does: at a station done or not, at the pass served; what the pass cannot change is disabled */
export function lineButton(ticket: TicketState, line: TicketState['lines'][number], isPass: boolean): Attributes {
  const t = useWords()
  const done = line.state === 'ready' || line.state === 'served'
  if (isPass && line.state !== 'ready') return { disabled: true }
  const verb = isPass ? 'serve' : done ? 'recall' : 'ready'
  const label = t(`kitchen.line-${verb}`, { what: `${line.quantity} × ${localName(line)}` })
  return command(`tickets/${ticket.id}/${verb}`, { lineIds: [line.lineId] }, `${verb}-${ticket.id}-${line.lineId}`, label)
}
