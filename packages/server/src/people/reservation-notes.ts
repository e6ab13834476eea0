import type { SqliteDriver } from '../journal/sqlite-driver'

/** What was said about one reservation, such as a window seat or an allergy: about a person, so beside the journal. */
export interface ReservationNotes {
  /** @param note an empty one is taken away */
  setNote(reservationId: string, customerId: string | null, note: string): Promise<void>
  getNote(reservationId: string): Promise<string | null>
  /** @returns the note in memory; null when there is none, or none in memory yet: then it is fetched */
  peekNote(reservationId: string): string | null
}

interface Notes extends ReservationNotes {
  loadNotes(reservationIds: readonly string[]): Promise<void>
  eraseNotesOf(customerId: string): Promise<void>
}

const rememberedMax = 5_000

/** @param changed is told when what is in memory has changed */
export function createReservationNotes(driver: SqliteDriver, outlet: string, changed: () => void, report: (error: unknown) => void): Notes {
  const memory = new Map<string, { readonly customerId: string | null; readonly note: string | null }>()
  const wanted = new Set<string>()
  const find = (reservationId: string): Promise<{ note: string; customerId: string | null } | undefined> =>
    driver.get('SELECT note, customer_id AS customerId FROM reservation_notes WHERE outlet = ? AND reservation_id = ?', [outlet, reservationId])
  const remember = (reservationId: string, customerId: string | null, note: string | null): void => {
    memory.set(reservationId, { customerId, note })
    if (memory.size > rememberedMax) memory.delete(memory.keys().next().value ?? '')
  }
  const load = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids.filter(each => !memory.has(each))) {
      const found = await find(id)
      remember(id, found?.customerId ?? null, found?.note ?? null)
    }
  }
  const loadWanted = (): void => {
    const ids = [...wanted]
    wanted.clear()
    load(ids).then(changed, report)
  }
  return {
    setNote: async (reservationId, customerId, note) => {
      if (note === '') await driver.run('DELETE FROM reservation_notes WHERE outlet = ? AND reservation_id = ?', [outlet, reservationId])
      else {
        await driver.run('INSERT OR REPLACE INTO reservation_notes (outlet, reservation_id, customer_id, note) VALUES (?, ?, ?, ?)', [
          outlet, reservationId, customerId, note,
        ])
      }
      remember(reservationId, customerId, note === '' ? null : note)
      changed()
    },
    getNote: async reservationId => (await find(reservationId))?.note ?? null,
    peekNote: reservationId => {
      const known = memory.get(reservationId)
      if (known) return known.note
      if (wanted.size === 0) setImmediate(loadWanted)
      wanted.add(reservationId)
      return null
    },
    loadNotes: load,
    eraseNotesOf: async customerId => {
      await driver.run('DELETE FROM reservation_notes WHERE outlet = ? AND customer_id = ?', [outlet, customerId])
      for (const [id, known] of memory) if (known.customerId === customerId) memory.set(id, { customerId, note: null })
    },
  }
}
