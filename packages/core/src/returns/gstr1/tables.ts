import { gstStates } from '../../tax/gst/states'
import { columnsOf, type Table } from '../table'
import { amountKeys, type Amounts } from './amounts'
import type { DocumentRow, Gstr1Report, HsnSummaryRow } from './sections'

const money = { 'Taxable value': 'paise', 'Integrated tax': 'paise', 'Central tax': 'paise', 'State tax': 'paise', 'Cess': 'paise' } as const
const moneyOf = (amounts: Amounts): readonly number[] => amountKeys.map(key => amounts[key])

/** @returns a place of supply as the portal's sheets write it: `29-Karnataka` */
export const placeText = (code: string): string => `${code}-${gstStates[code] ?? ''}`

const invoiceColumns = columnsOf({
  'GSTIN of recipient': 'text', 'Receiver name': 'text', 'Number': 'text', 'Date': 'date', 'Value': 'paise', 'Place of supply': 'text', 'Rate': 'rate', ...money,
})

const documentRows = (rows: readonly DocumentRow[]): Table['rows'] => rows.flatMap(row => row.rates.map(rate => [
  row.gstin, row.name, row.number, row.date, row.valuePaise, placeText(row.place), rate.rateBasisPoints, ...moneyOf(rate),
]))

const hsnRows = (rows: readonly HsnSummaryRow[]): Table['rows'] =>
  rows.map(row => [row.hsn, row.description, row.unit, row.quantity, row.rateBasisPoints, ...moneyOf(row)])
const hsnColumns = columnsOf({ HSN: 'text', Description: 'text', Unit: 'text', Quantity: 'quantity', Rate: 'rate', ...money })

/** @returns GSTR-1 as tables, one for each section of the portal's workbook; those without rows too, so that none seems forgotten */
export function gstr1Tables(report: Gstr1Report): readonly Table[] {
  const { b2b, b2cl, b2cs, cdnr, cdnur, nil, hsn, series, operators, withoutTaxEffect, composition } = report
  return [
    { id: 'b2b', columns: invoiceColumns, rows: documentRows(b2b) },
    { id: 'b2cl', columns: invoiceColumns, rows: documentRows(b2cl) },
    {
      id: 'b2cs', columns: columnsOf({ 'Type': 'text', 'Place of supply': 'text', 'Rate': 'rate', ...money, 'E-commerce GSTIN': 'text', 'Documents': 'count' }),
      rows: b2cs.map(row => [
        row.operator === null ? 'OE' : 'E', placeText(row.place), row.rateBasisPoints, ...moneyOf(row), row.operator, row.documents,
      ]),
    },
    { id: 'cdnr', columns: invoiceColumns, rows: documentRows(cdnr) },
    { id: 'cdnur', columns: invoiceColumns, rows: documentRows(cdnur) },
    {
      id: 'exemp', columns: columnsOf({ 'Supply': 'text', 'Nil rated': 'paise', 'Exempted': 'paise', 'Non-GST': 'paise' }),
      rows: nil.map(row => [row.supply, row.nilPaise, row.exemptPaise, row.nonGstPaise]),
    },
    { id: 'hsn_b2b', columns: hsnColumns, rows: hsnRows(hsn.b2b) },
    { id: 'hsn_b2c', columns: hsnColumns, rows: hsnRows(hsn.b2c) },
    {
      id: 'docs', columns: columnsOf({ 'Nature of document': 'text', 'From': 'text', 'To': 'text', 'Total': 'count', 'Cancelled': 'count', 'Net': 'count' }),
      rows: series.map(({ kind, from, to, count }) => [kind === 'invoice' ? 'Invoices for outward supply' : 'Credit Note', from, to, count, 0, count]),
    },
    {
      id: 'eco', columns: columnsOf({ 'E-commerce GSTIN': 'text', 'Nature of supply': 'text', ...money }),
      rows: operators.map(({ operator, how, amounts }) => [
        operator, how === 'pays' ? 'Tax paid by the operator, s. 9(5)' : 'Tax collected, s. 52', ...moneyOf(amounts),
      ]),
    },
    {
      id: 'without_tax_effect', columns: columnsOf({ 'Number': 'text', 'Date': 'date', 'Against': 'text', 'Credit': 'paise' }),
      rows: withoutTaxEffect.map(row => [row.number, row.date, row.billNumber, row.creditPaise]),
    },
    {
      id: 'composition', columns: columnsOf({ 'Nature of document': 'text', 'Number': 'text', 'Date': 'date', 'Value': 'paise' }),
      rows: composition.map(({ kind, number, date, totalPaise }) => [kind === 'invoice' ? 'Bill of supply' : 'Credit Note', number, date, totalPaise]),
    },
    {
      id: 'warnings', columns: columnsOf({ Warning: 'text', Document: 'text', Detail: 'text' }),
      rows: report.warnings.map(row => [row.kind, row.number, row.detail]),
    },
  ]
}
