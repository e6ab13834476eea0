const stationKey = 'restoflow.station'

/** @returns the kitchen station that this device showed last, or null */
export function lastStation(): string | null {
  return localStorage.getItem(stationKey)
}

/** Remembers which station's display this is: the next sign-in on this device comes back to it. */
export function rememberStation(): void {
  const station = /^\/kitchen\/([a-z0-9-]{1,36})$/.exec(location.pathname)?.[1]
  if (station !== undefined && station !== 'pass') localStorage.setItem(stationKey, station)
}
