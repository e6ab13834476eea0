import { dayBookSection } from './day-book'
import { eInvoiceSection } from './e-invoice'
import { editLogSection } from './edit-log'
import { gstr1Section } from './gstr1'
import { monthBookSection } from './month-book'
import type { ReportSection } from './section'
import { dayTaxSection, monthTaxSection } from './tax-summary'

/** Every section of `/reports`, in the order in which it stands. */
export const reportSections: readonly ReportSection[] = [
  gstr1Section, monthTaxSection, eInvoiceSection, monthBookSection, dayBookSection, dayTaxSection, editLogSection,
]
