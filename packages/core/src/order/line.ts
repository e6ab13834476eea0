import type { Actor } from '../kernel/env'
import type { TicketStage } from '../kitchen/ticket'
import type { Course } from '../menu/menu'
import type { LineTax } from '../offer/prices'
import type { LocalNames } from '../outlet/outlet'
import type { Unit } from '../tax/terms'
import type { LineDiscount } from './billing'

export interface ChosenModifier {
  readonly modifierId: string
  readonly name: string
  readonly names?: LocalNames
  readonly quantity: number
  readonly pricePaise: number
}

/** What a line was sold as: frozen when it is added, so that a later price changes nothing; of rates only those that a day brings do. */
export interface LineSold {
  readonly lineId: string
  readonly itemId: string
  /** Of the item when it was sold; absent on lines from before it was kept, and on parts of combos. */
  readonly categoryId?: string
  readonly variantId?: string
  /** Item, and variant where there is one: `Paneer tikka, half`. */
  readonly name: string
  readonly names?: LocalNames
  readonly diet: 'veg' | 'non-veg' | 'egg'
  /** Decimal text. */
  readonly quantity: string
  /** What the quantity is of; pieces when absent, and on lines from before it was kept. */
  readonly unit?: Unit
  /** Of one, modifiers included. */
  readonly unitPricePaise: number
  readonly modifiers: readonly ChosenModifier[]
  readonly note?: string
  readonly course: Course
  readonly cover?: number
  readonly stationId: string
  readonly tax: LineTax
  /** Whether the price holds the tax; of lines from before it was frozen: what holds on the bill's day. */
  readonly pricing?: 'exclusive' | 'inclusive'
  /** Shared by the lines of one combo: they are changed, voided and moved together. */
  readonly comboId?: string
  readonly comboItemId?: string
  readonly comboPartId?: string
  readonly comboName?: string
  readonly comboNames?: LocalNames
  /** Pieces of this line in one combo: the line's quantity is so many times the number of combos. */
  readonly comboPieces?: number
  /** Items whose count it takes from; the combo's own stands on its first line. */
  readonly counted?: readonly string[]
}

/** One sending of a line, or of a part of it, to its station. */
export interface Sending {
  readonly ticketId: string
  readonly quantity: string
}

export interface OrderLine extends LineSold {
  /** Goes with the line wherever it is moved. */
  readonly discount?: LineDiscount
  readonly addedBy: Actor
  readonly addedAt: string
  readonly sendings: readonly Sending[]
  readonly voided: {
    readonly by: Actor
    readonly at: string
    readonly reason?: string
    readonly approvedBy?: string
    /** Its cooking had begun: what was cooked can't be taken back. */
    readonly begun: boolean
    /** Business day in whose book it stands, and with how much; where the kitchen had it. */
    readonly businessDay?: string
    readonly amountPaise?: number
  } | null
}

export interface SentTicket {
  readonly ticketId: string
  readonly number: string
  readonly stationId: string
  readonly sequence: number
  readonly lines: readonly { readonly lineId: string; readonly quantity: string }[]
}

/** A part of a sent ticket that is not wanted any more. */
export interface CancelledPart {
  readonly cancelTicketId: string
  readonly ticketId: string
  readonly stationId: string
  readonly lineId: string
  readonly quantity: string
}

/** A line, or a part of it, as another order takes it over: with its new id and on its new tickets, all else as it was sold. */
export type MovedLine = Omit<OrderLine, 'voided'>

/** A KOT of which parts go to another order: they stand on a ticket of that order then, in the stage that they had. */
export interface MovedTicket {
  readonly ticketId: string
  readonly toTicketId: string
  readonly stationId: string
  /** Nothing is left on the old one. */
  readonly emptied: boolean
  readonly parts: readonly { readonly lineId: string; readonly toLineId: string; readonly quantity: string; readonly state: TicketStage }[]
}
