import type { Paper } from '../../documents/paper'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Page } from '../kit/page'
import { PaperView } from '../kit/paper'

export interface PrintPageProps {
  readonly paper: Paper
  readonly format: 'roll' | 'a4'
  /** Its own address without the query. */
  readonly path: string
  /** Where its copies are recorded, below `/api/v1/`; null for what is no document. */
  readonly record: string | null
  /** What the query keeps beside the paper: `&section=vat`. */
  readonly keep?: string
  /** Where one came from. */
  readonly back: string
  /** Who prints. */
  readonly staffId: string
}

/** @returns one document, ready for the printer: black on white, 80 mm or A4; its script puts the copy on record and prints it on P */
export function PrintPage({ paper, format, path, record, keep = '', back, staffId }: PrintPageProps) {
  const t = useWords()
  const link = (wanted: '80' | 'a4'): string => `${path}?paper=${wanted}${keep}`
  const file = record === null ? null : `/api/v1/${record}/pdf?paper=${format === 'a4' ? 'a4' : '80'}`
  return (
    <Page
      title={paper.name} theme="light" css={['till', 'print']} scripts={['print']} bodyClass="print-page"
      attributes={{ 'data-format': format, 'data-as': staffId }}
    >
      <header class="print-actions">
        <Button kind="primary" icon="print" shortcut="P" attributes={{ id: 'print-now' }}>{t('till.print')}</Button>
        <Button href={link('80')} attributes={{ ...(format === 'roll' && { 'aria-current': 'true' }) }}>{t('till.80-mm')}</Button>
        <Button href={link('a4')} attributes={{ ...(format === 'a4' && { 'aria-current': 'true' }) }}>{t('till.a4')}</Button>
        {file !== null && <Button icon="arrow-down" href={file}>{t('till.pdf')}</Button>}
        <Button icon="arrow-left" href={back}>{t('screen.till')}</Button>
      </header>
      <main id="main">
        <h1 class="visually-hidden">{paper.name}</h1>
        <PaperView paper={paper} format={format} {...(record !== null && { record })} />
      </main>
    </Page>
  )
}
