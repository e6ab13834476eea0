import { businessDay, isDate, reservationBoard, type OutletState } from '@restoflow/core'
import { defineRegion, regionAttributes, type Region } from '../regions'
import { GuestBoardView } from './board-view'
import { guestBoard } from './model'

const everyMs = 300_000

/** The book of one day and, for today, the wait-list: `guests.2026-11-22`. Names are in it, so only who keeps the book may see it. */
export const guestsRegion = defineRegion({
  name: 'guests',
  rights: ['guests.keep'],
  follows: ['reservation', 'book', 'guest', 'outlet'],
  render: (context, day) => {
    const { house, now, runtime } = context
    const again = (at: string): void => context.again(at)
    const { settings, tables } = house.state<OutletState>('outlet')
    if (settings === null || !isDate(day)) return null
    const today = businessDay(now, settings.timeZone, settings.businessDayStart)
    const board = guestBoard(reservationBoard(house, day), house, runtime.customers, now, again)
    // the line that says where the day stands moves every five minutes
    const stepMs = Math.floor(Date.parse(now) / everyMs) * everyMs
    if (day === today) again(new Date(stepMs + everyMs).toISOString())
    return (
      <GuestBoardView
        board={board} tables={Object.values(tables)} now={new Date(stepMs).toISOString()} isPast={day < today} isToday={day === today}
        attributes={regionAttributes(`guests.${day}`, house)}
      />
    )
  },
})

export const guestsRegions: readonly Region[] = [guestsRegion]
