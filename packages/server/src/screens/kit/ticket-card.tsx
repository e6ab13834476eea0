import { clockText, elapsedText, localTime, type TicketLine, type TicketStage, type TicketState } from '@restoflow/core'
import { type Tongue, useTongue, useWords } from '../../words/words'
import { classes, type Attributes } from './attributes'
import { CancelBlock } from './cancel-block'
import { Icon } from './icon'
import { Said, SpokenIn } from './said'
import { TicketLineText } from './ticket-line'
import { ticketKind, ticketName } from './ticket-name'

/** How a ticket's age reads: on time, hurry (amber), late (red). */
export type TicketAge = 'new' | 'ok' | 'hurry' | 'late'

const newForMs = 45_000

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
  /** What is to be made is told in this language, whoever reads the screen; by default in the screen's. */
  readonly tongue?: Tongue
  /** Begins the cooking of a queued ticket; its place stays when cooking has begun. */
  readonly startButton?: Attributes
  /** None where the cancel is only told, not answered: at the pass. */
  readonly seenButton?: (cancels: readonly TicketState[]) => Attributes
  /** In which promised times are said. */
  readonly timeZone?: string
  /** At the pass: food counts as done when it is served, and this says how far the ticket and its order are. */
  readonly pass?: { readonly text: string; readonly complete: boolean }
}

const courses = ['starter', 'main', 'dessert', 'drink'] as const

/** @returns a KOT on the kitchen's display. The script ages it by `data-opened`, `data-hurry`, `data-late`. */
export function TicketCard(props: TicketCardProps) {
  const t = useWords()
  const { ticket, now, station, sentBy, cancels = [], lineButton, bumpButton, startButton, seenButton, pass, timeZone = 'UTC', tongue = useTongue() } = props
  const age = ticketAge(ticket.openedAt, now, station)
  const isDone = (stage: TicketStage): boolean => stage === 'served' || (stage === 'ready' && !pass)
  const lines = ticket.lines.filter(({ state }) => state !== 'cancelled')
  const readyCount = lines.filter(({ state }) => state === 'ready').length
  const allDone = lines.length > 0 && lines.every(({ state }) => state === 'ready' || state === 'served')
  const name = ticketName(ticket)
  const clock = elapsedText(Date.parse(now) - Date.parse(ticket.openedAt), 'clock')
  return (
    <article
      class={classes('ticket', `age-${age}`, allDone && 'is-done')} id={`ticket-${ticket.id}`} data-ticket={ticket.id}
      data-name={`${name} · ${t('common.kot', { number: ticket.number })}`}
      data-opened={ticket.openedAt} data-hurry={station.hurryAfterMs} data-late={station.lateAfterMs}
      aria-label={`${t('common.kot', { number: ticket.number })}, ${name}`}
    >
      <header>
        <h2>{name}</h2>
        <span class="ticket-kind">{station.name === undefined ? ticketKind(ticket) : <b>{station.name}</b>}</span>
        <p>{`${t('common.kot', { number: ticket.number })} · ${station.name === undefined ? sentBy : ticketKind(ticket)}`}</p>
        <span class="ticket-age num">
          <time dateTime={ticket.openedAt} data-since={ticket.openedAt} data-form="clock">{clock}</time>
          <small data-age>{t(`browser.age-${age}`)}</small>
        </span>
      </header>
      <TicketFacts ticket={ticket} timeZone={timeZone} />
      {cancels.length > 0 && <CancelBlock cancels={cancels} tongue={tongue} {...(seenButton && { seenButton: seenButton(cancels) })} />}
      {pass && <p class={classes('pass-state', pass.complete && 'is-complete')}><Icon name={pass.complete ? 'cloche' : 'flame'} size="small" />{pass.text}</p>}
      <ul lang={tongue.language}>
        {inCourses(lines).map(({ course, line }) => (
          <li id={`line-${ticket.id}-${line.lineId}`}>
            {course && <p class="course"><SpokenIn tongue={tongue}>{() => <Said words={`courses.${course}`} />}</SpokenIn></p>}
            <button
              type="button" class={classes('ticket-line', isDone(line.state) && 'is-done')} aria-pressed={String(isDone(line.state))}
              data-line={line.lineId} {...lineButton(line)}
            >
              <SpokenIn tongue={tongue}>{() => <TicketLineText line={line} />}</SpokenIn>
              <span class={classes('ticket-box', pass && !isDone(line.state) && line.state !== 'ready' && 'is-cooking')}>
                {isDone(line.state) ? <Icon name="check" /> : pass && line.state !== 'ready' && <Icon name="flame" />}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <footer>
        {startButton && (ticket.stage === 'queued'
          ? <button type="button" class="ticket-start" {...startButton}><Icon name="flame" />{t('kitchen.start')}</button>
          : <span class="ticket-start is-cooking"><Icon name="flame" />{t('stage.cooking')}</span>)}
        <button type="button" class="ticket-bump" {...bumpButton}>
          <Icon name="bump" />{pass ? (allDone ? t('kitchen.served') : t('kitchen.served-ready', { count: readyCount })) : t('kitchen.bump')}
        </button>
      </footer>
    </article>
  )
}

/** Where the food went before, when it is wanted, and through whom it was ordered: what a cook and a runner must not miss. */
function TicketFacts({ ticket: { movedFrom, promisedAt, source }, timeZone }: { ticket: TicketState; timeZone: string }) {
  const t = useWords()
  if (movedFrom === null && promisedAt === null && source === null) return null
  return (
    <p class="ticket-facts">
      {movedFrom !== null && <span class="moved"><Icon name="move" size="small" />{t('kitchen.moved-from', { place: movedFrom })}</span>}
      {promisedAt !== null && (
        <span><Icon name="clock" size="small" />{t('kitchen.promised-for', { time: clockText(localTime(promisedAt, timeZone).minutes) })}</span>
      )}
      {source !== null && <span><Icon name="bag" size="small" />{`${source.name} ${source.orderNumber}`}</span>}
    </p>
  )
}

type Line = TicketLine & { readonly state: TicketStage }

/** In the order in which guests eat, each course named where it begins. */
function inCourses(lines: readonly Line[]): readonly { readonly line: Line; readonly course: (typeof courses)[number] | undefined }[] {
  const turn = (course: string): number => courses.findIndex(each => each === course)
  const sorted = [...lines].sort((a, b) => turn(a.course) - turn(b.course))
  return sorted.map((line, index) => ({ line, course: sorted[index - 1]?.course === line.course ? undefined : courses.find(each => each === line.course) }))
}
