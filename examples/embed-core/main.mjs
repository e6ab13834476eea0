import { formatMoney } from '@restoflow/core'
import { dinner } from './dinner.mjs'

const bill = await dinner()
const { figures } = bill

/** @param {string} label @param {number} paise */
const row = (label, paise) => console.log(`${label.padEnd(24)}${formatMoney(paise).padStart(12)}`)

console.log(`Invoice ${bill.number}, ${bill.invoiceDate}, table ${bill.tableName ?? '-'}`)
for (const line of figures.lines) row(`${line.quantity} × ${line.name}`, line.grossPaise)
row('Taxable value', figures.taxablePaise)
row('CGST', figures.cgstPaise)
row('SGST', figures.sgstPaise)
row('Round-off', figures.roundOffPaise)
row('Total', bill.totalPaise)
for (const { kind, amountPaise, changePaise } of bill.tenders) {
  row(`Paid by ${kind}`, amountPaise)
  row('Change', changePaise)
}
