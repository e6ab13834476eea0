import { Hono } from 'hono'
import { creditNote, formatMoney, RestoflowError, type CreditLine, type OutletState } from '@restoflow/core'
import { billLineIdSchema, quantitySchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { placeText } from '../../documents/place'
import { billStory, loadIssued, notesOf } from '../../http/bill-story'
import { readBody } from '../../http/body'
import type { AppEnv, Runtime } from '../../runtime'
import { useWords } from '../../words/words'
import { approversOf } from '../approvers'
import { StaffPage } from '../page'
import { accountChoices } from './account-choices'
import { BillDialogs } from './bill-dialogs'
import { billFile, type BillFile } from './bill-model'
import { BillBody } from './bill-page'
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
    const accounts = (await accountChoices(runtime)).filter(({ state }) => state === 'open')
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
          refundApprovers={file.tier === 'none' ? [] : approversOf(runtime, file.tier)}
        />
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
    if (error instanceof RestoflowError) return <p class="problem">{error.message}</p>
    throw error
  }
}
