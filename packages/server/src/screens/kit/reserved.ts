import { clockText, localTime, reservationSettings, type FloorBoard, type FloorBoardTable, type OutletState } from '@restoflow/core'

/** By table the time of the reservation that comes soon, as the wall clock says it: `8:30 PM`. */
export type Reserved = ReadonlyMap<string, string>

/**
 * @param again asks for another look when the next one comes near
 * @returns the free tables that are kept for somebody within the outlet's hours of showing it
 */
export function reservedSoon(board: FloorBoard, { settings }: OutletState, now: string, again: (at: string) => void): Reserved {
  const soon = new Map<string, string>()
  for (const table of board.sections.flatMap(section => section.tables)) {
    const text = reservedText(table, settings, now, again)
    if (text !== null) soon.set(table.id, text)
  }
  return soon
}

/** @returns the time of the reservation that keeps a free table soon, else null */
export function reservedText(
  { state, reservedAt }: Pick<FloorBoardTable, 'state' | 'reservedAt'>, settings: OutletState['settings'], now: string,
  again: (at: string) => void = () => undefined,
): string | null {
  if (state !== 'free' || reservedAt === null || settings === null) return null
  const shownMs = Date.parse(reservedAt) - reservationSettings(settings).showAheadMinutes * 60_000
  if (shownMs > Date.parse(now)) {
    again(new Date(shownMs).toISOString())
    return null
  }
  return clockText(localTime(reservedAt, settings.timeZone).minutes)
}
