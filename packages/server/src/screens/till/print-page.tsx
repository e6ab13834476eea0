import type { OutletState } from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { Button } from '../kit/atoms'
import { Page } from '../kit/page'
import { PaperBill } from '../kit/paper-bill'
import { placeText, type TillDocument } from './order-bills'

export interface PrintPageProps {
  readonly document: TillDocument
  readonly outlet: OutletState
  readonly format: 'roll' | 'a4'
  /** A QR to pay by UPI, while something is due. */
  readonly qr: Child | null
  readonly nameOf: (staffId: string) => string
  readonly demo: boolean
}

/** @returns one issued document, ready for the printer: black on white, 80 mm or A4; its script prints it on P */
export function PrintPage({ document, outlet, format, qr, nameOf, demo }: PrintPageProps) {
  const { issued, figures, texts } = document
  const bill = issued?.bill.issued
  if (!issued || !bill) return null
  const path = `/till/bills/${issued.billId}/print`
  const link = (paper: '80' | 'a4'): string => `${path}?paper=${paper}`
  return (
    <Page title={`Bill ${issued.number}`} theme="light" css={['till', 'print']} scripts={['print']} bodyClass="print-page" attributes={{ 'data-format': format }}>
      <header class="print-actions">
        <Button kind="primary" icon="print" shortcut="P" attributes={{ id: 'print-now' }}>Print</Button>
        <Button href={link('80')} attributes={{ ...(format === 'roll' && { 'aria-current': 'true' }) }}>80 mm</Button>
        <Button href={link('a4')} attributes={{ ...(format === 'a4' && { 'aria-current': 'true' }) }}>A4</Button>
        <Button icon="arrow-left" href={`/till?bill=${issued.billId}`}>Till</Button>
        {demo && <p class="demo-strip">DEMO, not a bill of a real sale</p>}
      </header>
      <main id="main">
        <h1 class="visually-hidden">{`Bill ${issued.number}`}</h1>
        <PaperBill
          supplier={bill.supplier} figures={figures} texts={texts} number={issued.number} at={issued.bill.issuedAt} invoiceDate={bill.invoiceDate}
          timeZone={outlet.settings?.timeZone ?? 'UTC'} place={placeText(bill)} by={nameOf(issued.bill.issuedBy.id)} buyer={bill.buyer}
          tenders={issued.bill.tenders} format={format}
          {...(qr !== null && { qr })} {...(outlet.settings?.footer !== undefined && { footer: outlet.settings.footer })}
        />
      </main>
    </Page>
  )
}
