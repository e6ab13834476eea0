import type { Dispatcher, House, Journal, Principal } from '@restoflow/core'
import type { Access, Terminal } from './access/access'
import type { Config } from './config'
import type { Activity } from './people/activity'
import type { BackOffice } from './back-office/back-office'
import type { Credentials } from './people/credentials'
import type { Customers } from './people/customers'
import type { People } from './people/people'
import type { Ledger } from './ledger/ledger'
import type { Books } from './reports/books'
import type { Losses } from './ledger/losses'
import type { PaymentDesk } from './payments/desk'
import type { PhotoStore } from './photos/photo-store'

/** Everything that a route, a screen, the broker or a command line needs; made once by the composition root in `app.ts`. */
export interface Runtime {
  readonly config: Config
  /** Id of the outlet that this node serves; the demo's is `demo`. */
  readonly outlet: string
  readonly journal: Journal
  readonly dispatcher: Dispatcher
  /** Committed state of the outlet, always current. */
  readonly house: House
  readonly ledger: Ledger
  /** The journal as accountants read it. */
  readonly books: Books
  readonly people: People
  /** Guests, and what was said about their reservations. */
  readonly customers: Customers
  /** What each person did, from the journal. */
  readonly activity: Activity
  /** What was taken off, given away and given back, from the journal. */
  readonly losses: Losses
  readonly credentials: Credentials
  /** Keys, terminals, who is signed in where. */
  readonly access: Access
  /** Photos of dishes, as files in the data folder. */
  readonly photos: PhotoStore
  /** Documents, workbooks and menu files, made in threads of their own. */
  readonly backOffice: BackOffice
  /** Who asks a payment provider, and takes what it confirms; null where none is configured. */
  readonly payments: PaymentDesk | null
  /** @returns the present UTC instant, ISO 8601 with milliseconds */
  readonly now: () => string
  /** @returns what to call a person, key or device on a screen; the id itself when nobody knows it */
  nameOf(id: string): string
  /** Tells the operator of a failure that nobody expected. */
  readonly report: (error: unknown) => void
}

/** Who sends a request, once the edge has checked it. */
export interface SignedIn {
  readonly principal: Principal
  readonly outlet: string
  readonly name: string
  /** Set for a person at a terminal, absent for an API key. */
  readonly terminalId?: string
}

/** Variables that the session middleware of `http/session.ts` sets on every request of a page. */
export interface AppEnv {
  Variables: {
    /** The person that `RestoFlow-As` or `?as=` names, when signed in under this terminal's cookie; the only one without a name. */
    signedIn: SignedIn | null
    /** The browser's terminal; null until a one-time code made it one. */
    terminal: Terminal | null
  }
}
