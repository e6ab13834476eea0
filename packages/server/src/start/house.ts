import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createDispatcher, restaurant } from '@restoflow/core'
import { createAccess } from '../access/house-access'
import { createBackOffice } from '../back-office/back-office'
import { databaseFile, type Config } from '../config'
import { portalOf } from '../e-invoices/portals'
import { createRegistrar } from '../e-invoices/registrar'
import { openDataFolder, type DataFolder } from '../journal/data-folder'
import { openSqliteJournal, type SqliteJournal } from '../journal/sqlite'
import { createLosses } from '../ledger/losses'
import { createLedger } from '../ledger/ledger'
import { createCredentials } from '../people/credentials'
import { createActivity } from '../people/activity'
import { createCustomers } from '../people/customers'
import { createPeople } from '../people/people'
import { createPinTries } from '../people/pin-tries'
import { createPaymentDesk } from '../payments/desk'
import { providerOf } from '../payments/providers'
import { createPhotoStore } from '../photos/photo-store'
import { photosInUse } from '../photos/in-use'
import { createCursors, type Cursors } from '../relay/cursor'
import { createBooks } from '../reports/books'
import type { Runtime } from '../runtime'
import { keepBooks } from './close-books'
import { seedDemo } from './seed-demo'

/** An open restaurant without its doors: the store, who may do what, and the dispatcher. */
export interface OpenHouse {
  readonly runtime: Runtime
  readonly folder: DataFolder
  readonly journal: SqliteJournal
  readonly cursors: Cursors
  /** Finishes what is under way, stores the live state, and gives the folder back. */
  close(): Promise<void>
}

export interface HouseOptions {
  readonly config: Config
  /** @returns the present UTC instant, ISO 8601 with milliseconds */
  readonly now?: () => string
  readonly report?: (error: unknown) => void
  /** Takes notices, one line each. */
  readonly log?: (line: string) => void
}

const dayMs = 86_400_000
const repliesKeptMs = 7 * dayMs
const housekeepingEveryMs = 3_600_000

/**
 * Opens the data folder, which this process then owns, and brings its database to this build's schema.
 * @throws RestoflowError when another process has the folder, a newer build wrote it, or it is of the other mode
 */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const { config, now = () => new Date().toISOString(), report = error => console.error(error), log = line => console.warn(line) } = options
  const closes: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const step of closes.splice(0).reverse()) await step()
  }
  try {
    // a setting that makes no sense is said before anything is open
    const [provider, portal] = [providerOf(config.payments), portalOf(config.eInvoices)]
    const file = databaseFile(config)
    const mode = config.demo ? 'demo' : 'real'
    const folder = await openDataFolder(config.dataRoot, mode)
    closes.push(() => folder.release())
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const journal = await openSqliteJournal({ store: file, mode })
    closes.push(() => journal.close())
    const { driver } = journal
    const dispatcher = createDispatcher({ journal, domain: restaurant, now, defer: setImmediate })
    closes.push(() => dispatcher.close())
    const { outlet } = config
    const house = await dispatcher.house(outlet)
    const [credentials, people] = [createCredentials(driver), createPeople(driver)]
    const access = await createAccess({
      outlet, house, dispatcher, credentials, people, now, report,
      tries: scope => createPinTries(driver, outlet, scope), takesWeakPins: config.demo,
    })
    closes.push(() => access.close())
    const payments = provider && createPaymentDesk({ outlet, dispatcher, house, now, report, log }, provider)
    if (payments) closes.push(() => payments.close())
    const backOffice = createBackOffice(report)
    closes.push(() => backOffice.close())
    const registrar = portal && createRegistrar({ outlet, dispatcher, house, journal, report, log }, portal)
    if (registrar) closes.push(() => registrar.close())
    const runtime: Runtime = {
      config, outlet, journal, dispatcher, house, ledger: createLedger(driver), books: createBooks(driver), people,
      activity: createActivity(driver), losses: createLosses(driver), credentials, access, now, report,
      photos: createPhotoStore(join(config.dataFolder, 'photos')),
      customers: createCustomers({ driver, people, outlet, now, report }),
      nameOf: id => access.nameOf(id), backOffice, payments,
    }
    if (config.demo) await seedDemo(runtime)
    registrar?.start()
    closes.push(keepBooks(runtime))
    closes.push(keepHouse(runtime, journal))
    return { runtime, folder, journal, cursors: createCursors(driver), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Empties the replies of commands that nobody will send again, and deletes photos that no dish shows any more. @returns how to stop */
function keepHouse({ now, report, photos, house }: Runtime, journal: SqliteJournal): () => void {
  const sweep = (): void => {
    journal.expireReplies(new Date(Date.parse(now()) - repliesKeptMs).toISOString()).catch(report)
    photos.sweep(photosInUse(house)).catch(report)
  }
  const soon = setTimeout(sweep, 10_000)
  const timer = setInterval(sweep, housekeepingEveryMs)
  soon.unref()
  timer.unref()
  return () => {
    clearTimeout(soon)
    clearInterval(timer)
  }
}
