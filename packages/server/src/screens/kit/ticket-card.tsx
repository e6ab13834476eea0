import { elapsedText, type TicketLine, type TicketStage, type TicketState } from '@restoflow/core'
import { classes, type Attributes } from './attributes'
import { Bilingual } from './atoms'
import { CancelBlock } from './cancel-block'
import { Icon } from './icon'
import { TicketLineText } from './ticket-line'
import { ticketKind, ticketName } from './ticket-name'

/** How a ticket's age reads: on time, hurry (amber), late (red). */
export type TicketAge = 'new' | 'ok' | 'hurry' | 'late'

const newForMs = 45_000
const ageWords = { new: 'NEW', ok: 'on time', hurry: 'HURRY', late: 'LATE' } as const

/** @returns how urgent a ticket is at its station */
export function ticketAge(openedAt: string, now: string, station: { readonly hurryAfterMs: number; readonly lateAfterMs: number }): TicketAge {
  const ageMs = Date.parse(now) - Date.parse(openedAt)
  if (ageMs >= station.lateAfterMs) return 'late'
  if (ageMs >= station.hurryAfterMs) return 'hurry'
  return ageMs < newForMs ? 'new' : 'ok'
}

export interface TicketCardProps {
  readonly ticket: TicketState
  readonly now: string
  /** The ticket's station: its times, and its name where several stations stand side by side. */
  readonly station: { readonly hurryAfterMs: number; readonly lateAfterMs: number; readonly name?: string }
  /** Name of who sent it. */
  readonly sentBy: string
  /** Cancel tickets of this KOT that nobody has seen: the loud white block on top. */
  readonly cancels?: readonly TicketState[]
  /** What a tap on a line does: marks it ready. */
  readonly lineButton: (line: TicketState['lines'][number]) => Attributes
  readonly bumpButton: Attributes
  /** Begins the cooking of a queued ticket; its place stays when cooking has begun. */
  readonly startButton?: Attributes
  /** None where the cancel is only told, not answered: at the pass. */
  readonly seenButton?: (cancels: readonly TicketState[]) => Attributes
  /** At the pass: food counts as done when it is served, and this says how far the ticket and its order are. */
  readonly pass?: { readonly text: string; readonly complete: boolean }
}

const courseWords: Readonly<Record<string, readonly [en: string, hi: string]>> = {
  starter: ['Starters', 'स्टार्टर'], main: ['Mains', 'मुख्य'], dessert: ['Desserts', 'मीठा'], drink: ['Drinks', 'पेय'],
}

/** @returns a KOT on the kitchen's display. The script ages it by `data-opened`, `data-hurry`, `data-late`. */
export function TicketCard(props: TicketCardProps) {
  const { ticket, now, station, sentBy, cancels = [], lineButton, bumpButton, startButton, seenButton, pass } = props
  const age = ticketAge(ticket.openedAt, now, station)
  const isDone = (stage: TicketStage): boolean => stage === 'served' || (stage === 'ready' && !pass)
  const lines = ticket.lines.filter(({ state }) => state !== 'cancelled')
  const readyCount = lines.filter(({ state }) => state === 'ready').length
  const allDone = lines.length > 0 && lines.every(({ state }) => state === 'ready' || state === 'served')
  const name = ticketName(ticket)
  const clock = elapsedText(Date.parse(now) - Date.parse(ticket.openedAt), 'clock')
  return (
    <article
      class={classes('ticket', `age-${age}`, allDone && 'is-done')} id={`ticket-${ticket.id}`} data-ticket={ticket.id} data-name={`${name} · KOT ${ticket.number}`}
      data-opened={ticket.openedAt} data-hurry={station.hurryAfterMs} data-late={station.lateAfterMs} aria-label={`KOT ${ticket.number}, ${name}`}
    >
      <header>
        <h2>{name}</h2>
        <span class="ticket-kind">{station.name === undefined ? ticketKind(ticket) : <b>{station.name}</b>}</span>
        <p>{`KOT ${ticket.number} · ${station.name === undefined ? sentBy : ticketKind(ticket)}`}</p>
        <span class="ticket-age num">
          <time dateTime={ticket.openedAt} data-since={ticket.openedAt} data-form="clock">{clock}</time>
          <small data-age>{ageWords[age]}</small>
        </span>
      </header>
      {cancels.length > 0 && <CancelBlock cancels={cancels} {...(seenButton && { seenButton: seenButton(cancels) })} />}
      {pass && <p class={classes('pass-state', pass.complete && 'is-complete')}><Icon name={pass.complete ? 'cloche' : 'flame'} size="small" />{pass.text}</p>}
      <ul>
        {inCourses(lines).map(({ course, line }) => (
          <li id={`line-${ticket.id}-${line.lineId}`}>
            {course && <p class="course"><Bilingual en={course[0]} hi={course[1]} /></p>}
            <button
              type="button" class={classes('ticket-line', isDone(line.state) && 'is-done')} aria-pressed={String(isDone(line.state))}
              data-line={line.lineId} {...lineButton(line)}
            >
              <TicketLineText line={line} />
              <span class={classes('ticket-box', pass && !isDone(line.state) && line.state !== 'ready' && 'is-cooking')}>
                {isDone(line.state) ? <Icon name="check" /> : pass && line.state !== 'ready' && <Icon name="flame" />}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <footer>
        {startButton && (ticket.stage === 'queued'
          ? <button type="button" class="ticket-start" {...startButton}><Icon name="flame" />Start</button>
          : <span class="ticket-start is-cooking"><Icon name="flame" />Cooking</span>)}
        <button type="button" class="ticket-bump" {...bumpButton}>
          <Icon name="bump" />{pass ? (allDone ? 'Served' : `Served: ${readyCount} ready`) : 'Bump'}
        </button>
      </footer>
    </article>
  )
}

type Line = TicketLine & { readonly state: TicketStage }

/** In the order in which guests eat, each course named where it begins. */
function inCourses(lines: readonly Line[]): readonly { readonly line: Line; readonly course: readonly [en: string, hi: string] | undefined }[] {
  const turn = Object.keys(courseWords)
  const sorted = [...lines].sort((a, b) => turn.indexOf(a.course) - turn.indexOf(b.course))
  return sorted.map((line, index) => ({ line, course: sorted[index - 1]?.course === line.course ? undefined : courseWords[line.course] }))
}
