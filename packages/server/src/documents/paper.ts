import type { DocumentKind } from '@restoflow/core'

/** `preview`: as it would be issued now, in the till's pane; `proforma`: the same, handed to a guest. Neither has a number. */
export type PaperKind = DocumentKind | 'credit-note' | 'preview' | 'proforma'

/** Text in a language of its own. */
export interface Said {
  readonly text: string
  /** BCP 47 tag; absent: the paper's. */
  readonly lang?: string
}

/** A label with what it names. */
export interface PaperRow {
  readonly label: string
  readonly value: string
  /** Path of the figure in the computed bill, for `explain`. */
  readonly figure?: string
}

/** An article or a charge. Every amount is text with two decimals. */
export interface PaperLine {
  /** Place in the figures, from 0. */
  readonly place: number
  readonly name: string
  readonly second: Said | null
  readonly modifiers: string
  readonly hsn: string
  /** `2`; what is weighed with its unit, `0.350 kg`. */
  readonly quantity: string
  /** Of a part of a split bill: `Half of 70.00`; empty elsewhere. */
  readonly share: string
  readonly unitPrice: string
  readonly gross: string
  /** What was taken off, with its minus; empty where nothing was. */
  readonly discount: string
  /** The line's own part of it: a share of the bill's discount is no part of the line on 80 mm. */
  readonly ownDiscount: string
  /** What gave it, by name: `Free: Buy 2, get 1`; empty where nothing is known. */
  readonly cause: string
  readonly taxable: string
  /** `5%`, `Nil`. */
  readonly tax: string
  /** Tax by head, in the order of `heads`. */
  readonly heads: readonly string[]
  readonly total: string
  /** Code and rate, where they differ from most lines'; for 80 mm. */
  readonly mark: string | null
}

export interface PaperTable {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly head: string; readonly small: string | null; readonly cells: readonly { readonly text: string; readonly figure?: string }[] }[]
}

/** A link that a UPI app opens, and its amount. */
export interface PaperUpi {
  readonly link: string
  readonly amountPaise: number
  readonly caption: string
}

/** What the portal gave back for an e-invoice (Rule 48(4)): its number, and the signed text that goes into a QR. */
export interface PaperEinvoice {
  readonly rows: readonly PaperRow[]
  readonly signedQr: string
}

/** What a hand-out is called. The mark of a document that is looked at is empty; on paper it says that no copy was recorded. */
export interface CopyMarks {
  /** CGST Rules, Rule 48(2)(a). */
  readonly original: string
  readonly duplicate: string
  readonly unrecorded: string
}

/** Whatever a document shows, in the paper's language and in the order of its blocks; 80 mm, A4 and PDF are drawn from it. */
export interface Paper {
  readonly kind: PaperKind
  readonly language: string
  /** `Bill RF/26-27/7`, for whoever hears the page. */
  readonly name: string
  /** Stands above everything: what the composition scheme asks for (Rule 5(1)(f)). */
  readonly legend: string | null
  readonly title: string
  readonly secondTitle: Said | null
  /** Below the title: `Not a tax invoice`, `Part 2 of 3`. */
  readonly underTitle: readonly string[]
  readonly supplier: { readonly name: string; readonly second: Said | null; readonly lines: readonly string[] }
  /** Number, date, place …, as A4 lists them. */
  readonly facts: readonly PaperRow[]
  /** The same as 80 mm has it: one or two texts in a row. */
  readonly strip: readonly { readonly start: string; readonly end: string }[]
  readonly buyer: readonly string[] | null
  /** Who pays the tax on some of the lines (CGST Act, s. 9(5)), and under which number. */
  readonly operator: readonly string[] | null
  readonly lines: readonly PaperLine[]
  /** Names of the heads of tax that the document bears. */
  readonly heads: readonly string[]
  readonly hasDiscount: boolean
  readonly sums: readonly PaperRow[]
  readonly taxes: PaperTable | null
  /** Value and tax by code; null where no tax is charged. */
  readonly hsn: PaperTable | null
  /** Whether 80 mm carries the summary too: with one code it says what the taxes say. */
  readonly hasSeveralCodes: boolean
  readonly roundOff: PaperRow | null
  readonly total: PaperRow
  readonly words: { readonly label: string; readonly text: string }
  readonly payments: readonly PaperRow[]
  readonly due: PaperRow | null
  readonly upi: PaperUpi | null
  readonly einvoice: PaperEinvoice | null
  readonly demo: string | null
  readonly notes: readonly string[]
  readonly thanks: Said | null
  readonly signature: { readonly supplier: string; readonly signatory: string }
  readonly copies: CopyMarks | null
  readonly labels: PaperLabels
  readonly created: { readonly at: string; readonly author: string; readonly title: string }
}

/** Words of columns and of the foot. */
export interface PaperLabels {
  readonly item: string
  readonly hsn: string
  readonly quantity: string
  readonly rate: string
  readonly amount: string
  readonly discount: string
  readonly taxable: string
  readonly tax: string
  readonly total: string
  /** `Page {page} of {pages}`: how many there are shows when they are laid out. */
  readonly page: string
}
