import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Runtime, SignedIn } from '../../runtime'
import type { WordKey } from '../../words/words'

/** What a section of `/reports` is asked to show. */
export interface ReportsSeen {
  readonly runtime: Runtime
  readonly signedIn: SignedIn
  /** `month`: `2026-11`; `day`: a local date, or a business day where the section is about the till. */
  readonly scope: 'day' | 'month'
  readonly value: string
  /** The query that names the period and the person, for links: `as=vikram&month=2026-11`. */
  readonly query: string
}

/**
 * One part of the reports' page. A feature adds its own to `sections.ts`; everything else (choice of the period, the list at the top, print)
 * is the frame's.
 */
export interface ReportSection {
  /** Id of its place in the page, and of its link: `gstr1`. */
  readonly id: string
  readonly word: WordKey
  /** Whether it is about a day or a month; it is shown with that one alone. */
  readonly scope: ReportsSeen['scope']
  /** @returns whether whoever looks may see it; absent: whoever may see the page */
  readonly isFor?: (signedIn: SignedIn) => boolean
  /** @returns the section's content; its heading is the frame's */
  readonly view: (seen: ReportsSeen) => JSX.Element | Promise<JSX.Element>
}
