import type { BillLineText, BillView, LineDiscountText } from '@restoflow/core'
import { localName, secondName, useWords } from '../words/words'
import type { PaperLine } from './paper'
import { quantityText } from './quantity'
import { shareText, type SharedBill } from './share-text'
import { codeAndTax, commonTax, discountText, headsOf, plain, taxText } from './tax-words'

/**
 * @param saysTax whether rates stand beside the codes
 * @param split of a part of a split bill: the lines say their shares
 * @returns each article and charge with its words, its code, its value and its tax (Rule 46(g)–(m))
 */
export function paperLines(
  figures: BillView['figures'], texts: readonly BillLineText[], { saysTax, split }: { readonly saysTax: boolean; readonly split?: SharedBill | undefined },
): readonly PaperLine[] {
  const heads = headsOf(figures.groups)
  const common = commonTax(figures, saysTax)
  const textOf = new Map(texts.map(text => [text.lineId, text]))
  return figures.lines.map((line, place) => {
    const text = textOf.get(line.id)
    const named = { name: line.name, names: text?.names }
    const mark = codeAndTax(line, figures, saysTax)
    return {
      place,
      name: localName(named),
      second: secondName(named),
      modifiers: text?.modifiers.join(', ') ?? '',
      hsn: line.hsn,
      quantity: quantityText(line),
      share: shareText(line, split),
      unitPrice: plain(line.unitPricePaise),
      gross: plain(line.grossPaise),
      discount: line.discountPaise === 0 ? '' : plain(-line.discountPaise),
      cause: (text?.discounts ?? []).map(causeText).join(', '),
      ownDiscount: line.lineDiscountPaise === 0 ? '' : plain(-line.lineDiscountPaise),
      taxable: plain(line.taxablePaise),
      tax: saysTax ? taxText(line) : '',
      heads: heads.map(([, key]) => plain(line[key])),
      total: plain(line.totalPaise),
      mark: mark === common.text ? null : mark,
    }
  })
}

/** What lowered a line, by name; pieces that an offer gives are called free. */
function causeText({ kind, name, names, percent, free }: LineDiscountText): string {
  const t = useWords()
  if (kind === 'comp') return t('paper.comp')
  if (name === undefined) return discountText(percent)
  const called = localName({ name, names })
  return free ? t('paper.free', { name: called }) : called
}
