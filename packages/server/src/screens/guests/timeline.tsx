import { clockText, endOf, localTime, type FloorTable } from '@restoflow/core'
import { iconPaths } from '../kit/icon-paths.data'
import type { GuestBoard, GuestRow } from './model'

const rowHeight = 34
const headHeight = 26
/** What the day shows at least, in minutes since midnight. */
const shown = { first: 12 * 60, last: 23 * 60 }

const round = (value: number): string => `${Math.round(value * 100) / 100}%`

/** @returns minutes since the midnight with which the board's day began */
function minutesOn(day: string, at: string, timeZone: string): number {
  const local = localTime(at, timeZone)
  return local.minutes + (Date.parse(local.date) - Date.parse(day)) / 60_000
}

interface Bar {
  readonly row: GuestRow
  readonly from: number
  readonly to: number
}

/** @returns who has which table when, for wide windows; the list beside it says the same, so that it is a picture only */
export function Timeline({ board, tables, now }: { board: GuestBoard; tables: readonly FloorTable[]; now: string | null }) {
  const { day, timeZone, bookings } = board
  const shownStates: readonly string[] = ['requested', 'accepted', 'arrived', 'seated']
  const bars = bookings.filter(({ state }) => shownStates.includes(state)).map((row): Bar => ({
    row, from: minutesOn(day, row.at, timeZone), to: minutesOn(day, endOf(row), timeZone),
  }))
  const first = Math.floor(Math.min(shown.first, ...bars.map(({ from }) => from)) / 60) * 60
  const last = Math.ceil(Math.max(shown.last, ...bars.map(({ to }) => to)) / 60) * 60
  const across = (minutes: number): number => 9 + (91 * (minutes - first)) / (last - first)
  const hours = Array.from({ length: (last - first) / 60 + 1 }, (_, index) => first + index * 60)
  const height = headHeight + tables.length * rowHeight
  const nowAt = now === null ? null : minutesOn(day, now, timeZone)
  return (
    <svg class="timeline-plan" width="100%" height={height} aria-hidden="true">
      {hours.map((minutes, index) => (
        <>
          <line class="hour" x1={round(across(minutes))} x2={round(across(minutes))} y1={headHeight - 6} y2={height} />
          {index % 2 === 0 && index < hours.length - 1 && (
            <text class="hour-name" x={round(across(minutes))} y="15">{clockText(minutes % 1440).replace(':00', '')}</text>
          )}
        </>
      ))}
      {tables.map(({ id, name, seats }, index) => {
        const y = headHeight + index * rowHeight
        const own = bars.filter(({ row }) => (row.state === 'seated' ? row.seated?.tableId === id : row.tableIds.includes(id)))
        return (
          <g>
            <line class="row" x1="0" x2="100%" y1={y} y2={y} />
            <text class="table-name" x="6" y={y + 22}>{name}<tspan class="seats" dx="6">{seats}</tspan></text>
            {own.map(bar => <TimelineBar bar={bar} x={across(bar.from)} width={across(bar.to) - across(bar.from)} y={y + 3} />)}
          </g>
        )
      })}
      {nowAt !== null && nowAt >= first && nowAt <= last && <line class="now" x1={round(across(nowAt))} x2={round(across(nowAt))} y1={headHeight - 8} y2={height} />}
    </svg>
  )
}

function TimelineBar({ bar: { row }, x, width, y }: { bar: Bar; x: number; width: number; y: number }) {
  const icon = row.state === 'seated' ? 'check' : row.state === 'arrived' ? 'people' : 'clock'
  return (
    <svg
      class={`bar is-${row.state}${row.isLate ? ' is-late' : ''}`} x={round(x)} y={y} width={round(width)} height={rowHeight - 6}
      data-open-reservation={row.id}
    >
      <rect width="100%" height="100%" rx="6" />
      <svg x="6" y="7" width="14" height="14" viewBox="0 0 24 24"><path d={iconPaths[icon]} /></svg>
      <text x="24" y="19">{`${row.covers} · ${row.guest.name}`}</text>
    </svg>
  )
}
