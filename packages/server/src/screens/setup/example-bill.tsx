import { computeBill, formatMoney, formatRate, inGst, type TaxSettings } from '@restoflow/core'
import { useWords } from '../../words/words'

export interface ExampleLine {
  readonly name: string
  readonly quantity: string
  readonly unitPricePaise: number
  readonly rateBasisPoints: number
  readonly cessBasisPoints?: number | undefined
  readonly hsn: string
}

/** @returns the bill that a guest would see under these settings, made by the till's own arithmetic */
export function ExampleBill({ tax, lines, caption }: { tax: TaxSettings; lines: readonly ExampleLine[]; caption: string }) {
  const t = useWords()
  const bill = computeBill({
    regime: inGst({ scheme: tax.scheme, pricing: tax.pricing, supply: 'intra', roundToPaise: tax.roundToPaise }),
    lines: lines.map(({ cessBasisPoints, ...line }, place) => ({
      ...line, id: `l${place}`, treatment: 'taxable' as const, ...(cessBasisPoints !== undefined && { cessBasisPoints }),
    })),
  })
  const money = (paise: number): string => formatMoney(paise, { paise: 'always' })
  return (
    <table class="example-bill">
      <caption>{caption}</caption>
      <tbody>
        {bill.lines.map(line => <tr><td>{`${line.quantity} × ${line.name}`}</td><td class="num">{money(line.grossPaise)}</td></tr>)}
      </tbody>
      <tbody class="example-tax">
        {bill.groups.filter(group => group.taxPaise > 0).map(group => (
          <tr>
            <td>{t(tax.pricing === 'inclusive' ? 'setup.example-within' : 'setup.example-gst', { half: formatRate(group.rateBasisPoints / 2) })}</td>
            <td class="num">{money(group.taxPaise)}</td>
          </tr>
        ))}
        {tax.scheme === 'composition' && <tr><td colspan={2}>{t('setup.example-composition')}</td></tr>}
        {tax.scheme === 'unregistered' && <tr><td colspan={2}>{t('setup.example-unregistered')}</td></tr>}
        {bill.roundOffPaise !== 0 && (
          <tr><td>{t('setup.example-round')}</td><td class="num">{`${bill.roundOffPaise > 0 ? '+' : ''}${money(bill.roundOffPaise)}`}</td></tr>
        )}
      </tbody>
      <tfoot><tr><th scope="row">{t('setup.example-total')}</th><td class="num">{money(bill.totalPaise)}</td></tr></tfoot>
    </table>
  )
}
