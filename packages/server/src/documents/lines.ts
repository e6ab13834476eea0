import type { BillLineText, BillView } from '@restoflow/core'
import { localName, secondName } from '../words/words'
import type { PaperLine } from './paper'
import { codeAndTax, commonTax, headsOf, plain, taxText } from './tax-words'

/** @returns each article and charge with its words, its code, its value and its tax (Rule 46(g)–(m)) */
export function paperLines(figures: BillView['figures'], texts: readonly BillLineText[]): readonly PaperLine[] {
  const heads = headsOf(figures.groups)
  const common = commonTax(figures)
  const textOf = new Map(texts.map(text => [text.lineId, text]))
  return figures.lines.map((line, place) => {
    const text = textOf.get(line.id)
    const named = { name: line.name, names: text?.names }
    const mark = codeAndTax(line, figures)
    return {
      place,
      name: localName(named),
      second: secondName(named),
      modifiers: text?.modifiers.join(', ') ?? '',
      hsn: line.hsn,
      quantity: line.quantity,
      unitPrice: plain(line.unitPricePaise),
      gross: plain(line.grossPaise),
      discount: line.discountPaise === 0 ? '' : plain(-line.discountPaise),
      ownDiscount: line.lineDiscountPaise === 0 ? '' : plain(-line.lineDiscountPaise),
      taxable: plain(line.taxablePaise),
      tax: taxText(line),
      heads: heads.map(([, key]) => plain(line[key])),
      total: plain(line.totalPaise),
      mark: mark === common.text ? null : mark,
    }
  })
}
