import {
  allocate, composeBill, composeParts, formatQuantity, parseQuantity, RestoflowError, sectionsOf, type OrderState, type OutletState, type SplitPlanBy,
} from '@restoflow/core'
import { quantitySchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { draftsSchema, type Drafts } from './drafts'
import type { Section } from './order-bills'

const partsMax = 20
const line = z.strictObject({ lineId: z.string().max(40), share: quantitySchema })

/** `POST /till/orders/{id}/split`: how the cashier wants the bill to be split, as it is being typed. */
export const splitFormSchema = z.strictObject({
  how: z.union([
    z.strictObject({ parts: z.int().min(2).max(partsMax) }),
    /** Of all parts but the last, which takes the rest. */
    z.strictObject({ amountsPaise: z.array(z.int().min(0)).min(1).max(partsMax) }),
    z.strictObject({ lines: z.array(z.array(line).max(400)).min(2).max(partsMax) }),
  ]),
  drafts: draftsSchema.optional(),
})
export type SplitForm = z.infer<typeof splitFormSchema>

/** How one section is split, as `order.split` takes it. */
export interface SectionPlan {
  readonly section: Section
  readonly by: SplitPlanBy
  readonly payers?: readonly number[]
  readonly billDiscount?: NonNullable<Drafts[string]>['billDiscount']
  readonly discountReason?: string
}

/** One part of the whole: what one guest pays for food and liquor together. */
export interface PlannedPart {
  readonly payer: number
  readonly totalPaise: number
  readonly taxes: readonly { readonly word: 'paper.cgst' | 'paper.sgst' | 'paper.vat' | 'paper.cess'; readonly paise: number }[]
}

export interface PlannedSplit {
  readonly plans: readonly SectionPlan[]
  readonly parts: readonly PlannedPart[]
  /** Sections that stay one bill beside the split one. */
  readonly whole: readonly { readonly section: Section; readonly totalPaise: number }[]
  readonly totalPaise: number
}

/**
 * @param today local date of the documents
 * @returns the split as it would be made: its parts add up to the whole, to the paisa
 * @throws RestoflowError `invalid-split`, `nothing-to-bill`
 */
export function planSplit(order: OrderState, outlet: OutletState, { how, drafts = {} }: SplitForm, today: string): PlannedSplit {
  const open = sectionsOf(order).filter(section => !order.bills.some(bill => bill.section === section))
  const bills = open.map(section => {
    // the schema's optional fields are absent where nothing was sent
    const { billDiscount, discountReason } = (drafts[section] ?? {}) as Pick<SectionPlan, 'billDiscount' | 'discountReason'>
    return { section, billDiscount, discountReason, figures: composeBill(order, outlet, section, billDiscount, today).figures }
  })
  const totals = bills.map(({ figures }) => figures.totalPaise)
  const plans = plansOf(how, order, open, totals).map((plan): SectionPlan => {
    const { billDiscount, discountReason } = bills.find(({ section }) => section === plan.section) ?? {}
    return { ...plan, ...(billDiscount && { billDiscount, ...(discountReason && { discountReason }) }) }
  })
  if (plans.length === 0) throw new RestoflowError('invalid-split', 'Give each part something.')
  const sums = new Map<number, { total: number; cgst: number; sgst: number; vat: number; cess: number }>()
  for (const { section, by, payers, billDiscount } of plans) {
    const figures = composeParts(order, outlet, section, { by, parts: 0, date: today, ...(billDiscount && { billDiscount: billDiscount }) })
    figures.forEach(({ figures: part }, place) => {
      const payer = payers?.[place] ?? place + 1
      const sum = sums.get(payer) ?? { total: 0, cgst: 0, sgst: 0, vat: 0, cess: 0 }
      sums.set(payer, {
        total: sum.total + part.totalPaise, cgst: sum.cgst + part.cgstPaise, sgst: sum.sgst + part.sgstPaise, vat: sum.vat + part.vatPaise,
        cess: sum.cess + part.cessPaise,
      })
    })
  }
  return {
    plans,
    parts: [...sums].sort(([a], [b]) => a - b).map(([payer, { total, cgst, sgst, vat, cess }]) => ({
      payer, totalPaise: total,
      taxes: ([['paper.cgst', cgst], ['paper.sgst', sgst], ['paper.vat', vat], ['paper.cess', cess]] as const)
        .flatMap(([word, paise]) => (paise === 0 ? [] : [{ word, paise }])),
    })),
    whole: bills.filter(({ section }) => !plans.some(plan => plan.section === section)).map(({ section, figures }) => ({ section, totalPaise: figures.totalPaise })),
    totalPaise: totals.reduce((sum, paise) => sum + paise, 0),
  }
}

function plansOf(how: SplitForm['how'], order: OrderState, sections: readonly Section[], totals: readonly number[]): readonly SectionPlan[] {
  if ('parts' in how) return sections.map(section => ({ section, by: { parts: how.parts } }))
  return 'amountsPaise' in how ? byAmounts(how.amountsPaise, sections, totals) : byLines(how.lines, order, sections)
}

/** The last part takes the rest. Food and liquor together make each amount: food goes by proportion, liquor is what is left of it. */
function byAmounts(given: readonly number[], sections: readonly Section[], totals: readonly number[]): readonly SectionPlan[] {
  const whole = totals.reduce((sum, paise) => sum + paise, 0)
  const rest = whole - given.reduce((sum, paise) => sum + paise, 0)
  if (rest <= 0 || given.some(paise => paise <= 0)) throw new RestoflowError('invalid-split', 'Each part has an amount above zero, and the last one takes the rest.')
  const amounts = [...given, rest]
  const [first, second] = sections
  if (first === undefined) return []
  if (second === undefined) return [{ section: first, by: { amountsPaise: amounts } }]
  const food = allocate(totals[0] ?? 0, amounts)
  return [
    { section: first, by: { amountsPaise: food } },
    { section: second, by: { amountsPaise: amounts.map((paise, place) => paise - (food[place] ?? 0)) } },
  ]
}

/** What nobody takes is shared by all; a section of which fewer than two take something stays one bill. */
function byLines(parts: Extract<SplitForm['how'], { lines: unknown }>['lines'], order: OrderState, sections: readonly Section[]): readonly SectionPlan[] {
  const lineIds = (section: Section): readonly string[] =>
    order.lineOrder.filter(id => order.lines[id]?.voided === null && order.lines[id].tax.section === section)
  return sections.flatMap((section): readonly SectionPlan[] => {
    const own = new Set(lineIds(section))
    const taken = new Set(parts.flat().map(({ lineId }) => lineId))
    const shared = [...own].filter(id => !taken.has(id)).map(lineId => ({ lineId, share: '1' }))
    const takers = parts.flatMap((part, place) => {
      const lines = [...part.filter(({ lineId }) => own.has(lineId)).map(({ lineId, share }) =>
      ({ lineId, share: formatQuantity(parseQuantity(share)) })), ...shared]
      return lines.length === 0 ? [] : [{ payer: place + 1, lines }]
    })
    if (takers.length < 2) return []
    const payers = takers.map(({ payer }) => payer)
    const isEverybody = takers.length === parts.length
    return [{ section, by: { lines: takers.map(({ lines }) => lines) }, ...(!isEverybody && { payers }) }]
  })
}
