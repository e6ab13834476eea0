import { elapsedText, type AllDayCount, type TicketLine, type TicketState, type TicketStage } from '@restoflow/core'
import { classes, type Attributes } from './attributes'
import { Bilingual, hindi } from './atoms'
import { Icon } from './icon'

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
  readonly station: { readonly hurryAfterMs: number; readonly lateAfterMs: number }
  /** 1–9: the key that picks it; it stays with the ticket until it is bumped. */
  readonly place?: number
  readonly picked?: boolean
  /** Name of who sent it. */
  readonly sentBy: string
  /** Cancel tickets of this KOT that nobody has seen: the loud white block on top. */
  readonly cancels?: readonly TicketState[]
  /** What a tap on a line does: marks it ready. */
  readonly lineButton: (line: TicketState['lines'][number]) => Attributes
  readonly bumpButton: Attributes
  /** Begins the cooking of a queued ticket. */
  readonly startButton?: Attributes
  readonly seenButton: (cancel: TicketState) => Attributes
  /** `Bump` at a station, `Served` at the pass. */
  readonly bumpWord?: string
}

const isDone = (stage: TicketStage): boolean => stage === 'ready' || stage === 'served'

/** @returns the head that names a ticket: the table, or the token of a takeaway */
export function ticketName({ tableName, token, orderKind }: Pick<TicketState, 'tableName' | 'token' | 'orderKind'>): string {
  return tableName ?? (token === null ? orderKind : `#${token}`)
}

/** @returns a KOT on the kitchen's display. The script ages it by `data-opened`, `data-hurry`, `data-late`. */
export function TicketCard(props: TicketCardProps) {
  const { ticket, now, station, place, picked, sentBy, cancels = [], lineButton, bumpButton, startButton, seenButton, bumpWord = 'Bump' } = props
  const age = ticketAge(ticket.openedAt, now, station)
  const lines = ticket.lines.filter(({ state }) => state !== 'cancelled')
  const allDone = lines.length > 0 && lines.every(({ state }) => isDone(state))
  const name = ticketName(ticket)
  const clock = elapsedText(Date.parse(now) - Date.parse(ticket.openedAt), 'clock')
  return (
    <article
      class={classes('ticket', `age-${age}`, picked && 'is-picked', allDone && 'is-done')} id={`ticket-${ticket.id}`} data-ticket={ticket.id}
      data-opened={ticket.openedAt} data-hurry={station.hurryAfterMs} data-late={station.lateAfterMs} aria-label={`KOT ${ticket.number}, ${name}`}
    >
      <header>
        {place !== undefined && <span class="ticket-key" aria-hidden="true">{place}</span>}
        <h2>{name}</h2>
        <p>{`KOT ${ticket.number} · ${ticket.tableName === null ? 'To go' : sentBy}${ticket.stage === 'cooking' ? ' · cooking' : ''}`}</p>
        <span class="ticket-age num">
          <time dateTime={ticket.openedAt} data-since={ticket.openedAt} data-form="clock">{clock}</time>
          <small data-age>{ageWords[age]}</small>
        </span>
      </header>
      {cancels.map(cancel => <CancelBlock cancel={cancel} seenButton={seenButton(cancel)} />)}
      <ul>
        {lines.map(line => (
          <li>
            <button
              type="button" class={classes('ticket-line', isDone(line.state) && 'is-done')} aria-pressed={String(isDone(line.state))}
              data-line={line.lineId} {...lineButton(line)}
            >
              <LineText line={line} />
              <span class="ticket-box">{isDone(line.state) && <Icon name="check" />}</span>
            </button>
          </li>
        ))}
      </ul>
      <footer>
        {startButton && ticket.stage === 'queued' && <button type="button" class="ticket-start" {...startButton}><Icon name="flame" />Start</button>}
        <button type="button" class="ticket-bump" {...bumpButton}><Icon name="bump" />{bumpWord}</button>
      </footer>
    </article>
  )
}

function LineText({ line }: { line: TicketLine }) {
  const hi = hindi(line.names)
  return (
    <>
      <span class={classes('quantity', line.quantity !== '1' && 'many')}>{line.quantity}<span class="visually-hidden"> ×</span></span>
      <span>
        <span class="name">{line.name}</span>
        {hi !== undefined && <span lang="hi" class="hi">{hi}</span>}
        {line.modifiers.map(({ quantity, name, names }) => {
          const modifierHi = hindi(names)
          return (
            <span class="modifier">
              {quantity > 1 ? `${quantity} × ${name}` : name}{modifierHi !== undefined && <span lang="hi">{` ${modifierHi}`}</span>}
            </span>
          )
        })}
        {line.note !== undefined && <span class="kitchen-note">{line.note}</span>}
      </span>
    </>
  )
}

/** @returns the only white block on the display: what not to make, until somebody has seen it */
export function CancelBlock({ cancel, seenButton, standalone }: { cancel: TicketState; seenButton: Attributes; standalone?: boolean }) {
  return (
    <section class="cancel" aria-label={`Cancelled, ${ticketName(cancel)}, KOT ${cancel.number}`} data-cancel={cancel.id}>
      <p class="cancel-head">
        <Icon name="cross" /><b>CANCEL</b> <b lang="hi">रद्द</b>
        {standalone && <span class="of">{`${ticketName(cancel)} · KOT ${cancel.number}`}</span>}
        <button type="button" class="seen" {...seenButton}>Seen</button>
      </p>
      {cancel.lines.map(line => <div class="ticket-line"><LineText line={line} /></div>)}
      {cancel.reason !== null && cancel.reason !== '' && <p class="reason">{cancel.reason}</p>}
    </section>
  )
}

/** @returns what the station still has to make, added up over its tickets */
export function AllDay({ counts }: { counts: readonly AllDayCount[] }) {
  return (
    <aside class="all-day" aria-label="All-day totals" tabindex={0}>
      <h2>All day <span>still to make</span></h2>
      <ul>
        {counts.map(({ name, names, quantity }) => (
          <li><b class="num">{quantity}</b><span><Bilingual en={name} hi={hindi(names)} block /></span></li>
        ))}
      </ul>
      <dl class="keys" aria-label="Keys">
        <dt><kbd>1–9</kbd></dt><dd>pick a ticket</dd>
        <dt><kbd>Enter</kbd></dt><dd>bump it</dd>
        <dt><kbd>+ −</kbd></dt><dd>next item</dd>
        <dt><kbd>Space</kbd></dt><dd>item done</dd>
        <dt><kbd>0</kbd></dt><dd>recall last</dd>
        <dt><kbd>S</kbd></dt><dd>cancel seen</dd>
      </dl>
    </aside>
  )
}
