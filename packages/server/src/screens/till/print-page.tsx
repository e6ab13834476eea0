import { Button } from '../kit/atoms'
import { Page } from '../kit/page'
import { DocumentPaper, type PaperContext } from './document-paper'
import type { TillDocument } from './order-bills'

export interface PrintPageProps extends PaperContext {
  readonly document: TillDocument
  readonly place: string
  readonly format: 'roll' | 'a4'
}

/** @returns one issued document, ready for the printer: black on white, 80 mm or A4; its script prints it on P */
export function PrintPage({ document, place, format, ...context }: PrintPageProps) {
  const { issued } = document
  if (!issued) return null
  const link = (paper: '80' | 'a4'): string => `/till/bills/${issued.billId}/print?paper=${paper}`
  return (
    <Page
      title={`Bill ${issued.number}`} theme="light" css={['till', 'print']} scripts={['print']} bodyClass="print-page"
      attributes={{ 'data-format': format }}
    >
      <header class="print-actions">
        <Button kind="primary" icon="print" shortcut="P" attributes={{ id: 'print-now' }}>Print</Button>
        <Button href={link('80')} attributes={{ ...(format === 'roll' && { 'aria-current': 'true' }) }}>80 mm</Button>
        <Button href={link('a4')} attributes={{ ...(format === 'a4' && { 'aria-current': 'true' }) }}>A4</Button>
        <Button icon="arrow-left" href={`/till?bill=${issued.billId}`}>Till</Button>
      </header>
      <main id="main">
        <h1 class="visually-hidden">{`Bill ${issued.number}`}</h1>
        <DocumentPaper document={document} place={place} format={format} {...context} />
      </main>
    </Page>
  )
}
