import type { FloorTable } from '@restoflow/core'
import { useWords } from '../../words/words'
import { EmptyState } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import type { GuestBoard, GuestRow } from './model'
import { GuestLine } from './row-view'
import { Timeline } from './timeline'

export interface GuestBoardProps {
  readonly board: GuestBoard
  readonly tables: readonly FloorTable[]
  readonly now: string
  /** The day is over: nothing can be done to it. */
  readonly isPast: boolean
  readonly isToday: boolean
  readonly attributes: Attributes
}

/** @returns the book as a list, by table along the hours, and the wait-list */
export function GuestBoardView({ board, tables, now, isPast, isToday, attributes }: GuestBoardProps) {
  const t = useWords()
  const open = board.bookings.filter(({ endedAt }) => endedAt === null)
  const ended = board.bookings.filter(({ endedAt }) => endedAt !== null)
  const covers = open.reduce((sum, row) => sum + row.covers, 0)
  const lines = (rows: readonly GuestRow[]) => rows.map(row => <GuestLine row={row} timeZone={board.timeZone} now={now} isPast={isPast} />)
  return (
    <div class="guest-board" {...attributes}>
      <section class="book" id="book" aria-labelledby="book-title">
        <h2 id="book-title">{t('guests.book')} <span class="muted num">{t('guests.book-count', { count: open.length, covers })}</span></h2>
        {board.bookings.length === 0 && <EmptyState icon="guests" title={t('guests.book-empty')} text={t('guests.book-empty-text')} />}
        <ul>{lines(open)}</ul>
        {ended.length > 0 && <><h3>{t('guests.done')} <span class="muted num">{ended.length}</span></h3><ul>{lines(ended)}</ul></>}
      </section>
      <section class="timeline" aria-hidden="true">
        <Timeline board={board} tables={tables} now={isToday ? now : null} />
      </section>
      {(isToday || board.left.length > 0) && (
        <section class="waiting" id="waiting" aria-labelledby="waiting-title">
          <h2 id="waiting-title">{t('guests.waiting')} <span class="muted num">{board.waiting.length}</span></h2>
          {board.waiting.length === 0 && <p class="nobody muted">{t('guests.waiting-empty')}</p>}
          <ul>{lines(board.waiting)}</ul>
          {board.left.length > 0 && <><h3>{t('guests.done')} <span class="muted num">{board.left.length}</span></h3><ul>{lines(board.left)}</ul></>}
        </section>
      )}
    </div>
  )
}
