import { Button } from '../kit/atoms'
import { Page } from '../kit/page'
import { useWords } from '../../words/words'
import { DocumentPaper, type PaperContext } from './document-paper'
import type { OrderPlace, TillDocument } from './order-bills'

export interface PrintPageProps extends PaperContext {
  readonly document: TillDocument
  readonly place: OrderPlace
  readonly format: 'roll' | 'a4'
}

/** @returns one issued document, ready for the printer: black on white, 80 mm or A4; its script prints it on P */
export function PrintPage({ document, place, format, ...context }: PrintPageProps) {
  const t = useWords()
  const { issued } = document
  if (!issued) return null
  const link = (paper: '80' | 'a4'): string => `/till/bills/${issued.billId}/print?paper=${paper}`
  return (
    <Page
      title={t('till.bill-number', { number: issued.number })} theme="light" css={['till', 'print']} scripts={['print']} bodyClass="print-page"
      attributes={{ 'data-format': format }}
    >
      <header class="print-actions">
        <Button kind="primary" icon="print" shortcut="P" attributes={{ id: 'print-now' }}>{t('till.print')}</Button>
        <Button href={link('80')} attributes={{ ...(format === 'roll' && { 'aria-current': 'true' }) }}>{t('till.80-mm')}</Button>
        <Button href={link('a4')} attributes={{ ...(format === 'a4' && { 'aria-current': 'true' }) }}>{t('till.a4')}</Button>
        <Button icon="arrow-left" href={`/till?bill=${issued.billId}`}>{t('screen.till')}</Button>
      </header>
      <main id="main">
        <h1 class="visually-hidden">{t('till.bill-number', { number: issued.number })}</h1>
        <DocumentPaper document={document} place={place} format={format} {...context} />
      </main>
    </Page>
  )
}
