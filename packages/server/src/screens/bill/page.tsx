import type { Paper } from '../../documents/paper'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { Page } from '../kit/page'
import { PaperView } from '../kit/paper'

export interface GuestBillProps {
  readonly paper: Paper
  readonly copy: number
  /** The link itself, without its host. */
  readonly path: string
  readonly pay: { readonly link: string; readonly amount: string } | null
}

/** @returns a document for its guest's phone: what it comes to, a button that opens a UPI app, and the document as a file */
export function GuestBillPage({ paper, copy, path, pay }: GuestBillProps) {
  const t = useWords()
  return (
    <Page title={`${paper.name}, ${paper.supplier.name}`} theme="light" css={['till', 'print', 'guest-bill']} bodyClass="print-page guest-bill">
      <header class="guest-actions">
        {pay
          ? <Button kind="primary" size="large" wide icon="qr" href={pay.link}>{t('share.pay', { amount: pay.amount })}</Button>
          : paper.kind !== 'credit-note' && <p class="guest-paid">{t('share.paid')}</p>}
        <Button size="large" wide icon="arrow-down" href={`${path}/pdf`} attributes={{ download: true }}>{t('share.download')}</Button>
      </header>
      <main id="main">
        <h1 class="visually-hidden">{paper.name}</h1>
        <PaperView paper={paper} copy={copy} />
      </main>
    </Page>
  )
}

/** @returns what a link says that leads nowhere (any more) */
export function LinkOverPage({ words }: { words: 'over' | 'wait' }) {
  const t = useWords()
  return (
    <Page title={t(`share.${words}`)} css={['till', 'guest-bill']} bodyClass="guest-bill">
      <main id="main" class="guest-over"><h1>{t(`share.${words}`)}</h1><p>{t(`share.${words}-text`)}</p></main>
    </Page>
  )
}
