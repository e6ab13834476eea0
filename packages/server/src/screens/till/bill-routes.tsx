import { Hono } from 'hono'
import { creditNote, formatMoney, RestoflowError, type CreditLine, type OutletState } from '@restoflow/core'
import { billLineIdSchema, quantitySchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { placeText } from '../../documents/place'
import { billStory, loadIssued, notesOf } from '../../http/bill-story'
import { readBody } from '../../http/body'
import type { AppEnv, Runtime } from '../../runtime'
import { localName, useWords } from '../../words/words'
import { approversOf } from '../approvers'
import { StaffPage } from '../page'
import { accountChoice, accountChoices } from './account-choices'
import { BillDialogs } from './bill-dialogs'
import { billFile, type BillFile } from './bill-model'
import { BillBody } from './bill-page'
import { ShareDialog } from './share-dialog'
import { DocumentPaper } from './document-paper'
import { firstName, loadOrderBills, type TillDocument } from './order-bills'

const previewSchema = z.strictObject({
  lines: z.array(z.strictObject({ lineId: billLineIdSchema, quantity: quantitySchema.optional() })).max(200).optional(),
})

/** `/till/bills/{id}`: a bill after its issue; and what a credit note would come to, `…/credit-preview`. */
export function billRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const outletNow = (): OutletState => runtime.house.state<OutletState>('outlet')

  async function fileOf(billId: string): Promise<BillFile> {
    const { bill, issued } = await loadIssued(runtime, billId)
    const [notes, story] = await Promise.all([notesOf(runtime, bill), billStory(runtime, billId, bill, useWords())])
    return billFile(billId, bill, issued, notes, story, outletNow(), runtime.now())
  }

  routes.get('/till/bills/:id', async c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const t = useWords()
    const file = await fileOf(c.req.param('id'))
    const { billId, issued, bill } = file
    const outlet = outletNow()
    const bills = await loadOrderBills(runtime, issued.orderId)
    const { section, figures, texts, billNumber: number } = issued
    const document: TillDocument = bills?.documents.find(each => each.issued?.billId === billId)
      ?? { key: section, section, payer: 'all', figures, texts, issued: { billId, number, bill, duePaise: file.duePaise } }
    const accounts = [...(await accountChoices(runtime)).filter(({ state }) => state === 'open')]
    for (const { accountId } of file.ways) {
      const charged = accountId === undefined || accounts.some(account => account.accountId === accountId) ? null : await accountChoice(runtime, accountId)
      if (charged) accounts.push(charged)
    }
    c.header('cache-control', 'no-store')
    return c.html(
      <StaffPage
        runtime={runtime} signedIn={signedIn} title={t('till.bill-number', { number: issued.billNumber })} active="till"
        css={['till', 'after', 'print']} script="after"
      >
        <BillBody
          file={file} place={placeText(issued)} timeZone={outlet.settings?.timeZone ?? 'UTC'} as={signedIn.principal.id}
          paper={<DocumentPaper document={document} place={issued} outlet={outlet} nameOf={id => firstName(runtime.nameOf(id))} demo={runtime.config.demo} />}
        />
        <BillDialogs
          file={file} accounts={accounts} creditApprovers={approversOf(runtime, 'approve.credit-note')} tenderApprovers={approversOf(runtime, 'approve.tender')}
          refundApprovers={approversOf(runtime, file.tier === 'none' ? 'approve.refund' : file.tier)}
          othersStand={bills?.order.bills.some(each => each.billId !== billId) ?? false}
        />
        <ShareDialog />
      </StaffPage>,
    )
  })

  routes.post('/till/bills/:id/credit-preview', async c => {
    const file = await fileOf(c.req.param('id'))
    const { lines } = await readBody(c.req.raw, previewSchema)
    return c.html(<CreditPreview file={file} lines={lines} />)
  })

  return routes
}

/** In the page's language: the error itself is English, and names the line as the bill does. */
function refusalOf({ code, extra: { lineId, left } }: RestoflowError, { issued: { figures, texts } }: BillFile): string {
  const t = useWords()
  const line = figures.lines.find(({ id }) => id === lineId)
  if (!line || typeof left !== 'string') return t(code === 'invalid-quantity' ? 'problem.invalid-quantity-title' : 'problem.credit-exceeds-bill-title')
  return t('browser.credit-left', { line: localName({ name: line.name, names: texts.find(text => text.lineId === lineId)?.names }), left })
}

/** @returns what a credit note would come to, before it is issued; what is wrong where it can't be */
function CreditPreview({ file, lines }: { file: BillFile; lines: readonly CreditLine[] | undefined }) {
  const t = useWords()
  if (lines?.length === 0) return <p class="muted">{t('after.choose-lines')}</p>
  try {
    const { totalPaise, taxPaise } = creditNote(file.issued.figures, { lines, previous: file.notes.map(({ figures }) => figures) })
    const after = file.duePaise + totalPaise
    return (
      <>
        <dl class="bill-sums" data-credit={-totalPaise}>
          <div><dt>{t('after.credited')}</dt><dd class="num">{formatMoney(-totalPaise)}</dd></div>
          {file.lowersTax && <div><dt>{t('after.of-it-tax')}</dt><dd class="num">{formatMoney(-taxPaise)}</dd></div>}
          <div><dt>{t(after < 0 ? 'after.to-give-back' : 'till.left-to-pay')}</dt><dd class="num">{formatMoney(Math.abs(after))}</dd></div>
        </dl>
        {!file.lowersTax && <p class="muted">{t('after.no-tax-effect')}</p>}
      </>
    )
  } catch (error) {
    if (error instanceof RestoflowError) return <p class="problem">{refusalOf(error, file)}</p>
    throw error
  }
}
