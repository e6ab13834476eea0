import { Hono } from 'hono'
import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { businessDay, holds, isId, type AccountState, type OutletState } from '@restoflow/core'
import { z } from 'zod'
import { readBody } from '../../http/body'
import { accountStatement, refuseAccount, voucherByCode } from '../../http/payment-reads'
import type { AppEnv, Runtime } from '../../runtime'
import { useWords } from '../../words/words'
import { approversOf } from '../approvers'
import { StaffPage } from '../page'
import { accountChoices } from './account-choices'
import { AccountBody, AccountsBody } from './accounts-page'
import { VoucherSlip } from './voucher-slip'
import { VoucherCard, VouchersBody } from './vouchers-page'

const codeSchema = z.strictObject({ code: z.string().max(40) })
const css = ['till', 'after', 'guests', 'print'] as const

/** `/till/accounts`, `/till/accounts/{id}`, `/till/vouchers`, and a voucher by its code: `…/card`, `…/look-up`, `…/slip`. */
export function moneyRoutes(runtime: Runtime): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const outlet = (): OutletState => runtime.house.state<OutletState>('outlet')
  const zone = (): string => outlet().settings?.timeZone ?? 'UTC'
  const today = (): string => businessDay(runtime.now(), zone(), outlet().settings?.businessDayStart ?? '00:00')

  routes.get('/till/accounts', async c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const t = useWords()
    const accounts = await accountChoices(runtime)
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title={t('accounts.title')} active="till" css={css} script="after">
        <AccountsBody accounts={accounts} mayOpen={holds(signedIn.principal, 'accounts.manage')} as={signedIn.principal.id} timeZone={zone()} />
      </StaffPage>,
    )
  })

  routes.get('/till/accounts/:id', async c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const id = c.req.param('id')
    const account = (await accountChoices(runtime)).find(({ accountId }) => accountId === id)
    if (!isId(id) || !account) return refuseAccount(id)
    const { payments } = runtime.house.state<AccountState>(`account/${id}`)
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title={account.name} active="till" css={css} script="after">
        <AccountBody
          account={account} statement={await accountStatement(runtime, id, null, null)} approvers={approversOf(runtime, 'approve.tender')}
          mayManage={holds(signedIn.principal, 'accounts.manage')} timeZone={zone()} as={signedIn.principal.id}
          standing={new Set(payments.filter(({ reversed }) => !reversed).map(({ paymentId }) => paymentId))}
        />
      </StaffPage>,
    )
  })

  routes.get('/till/vouchers', c => {
    const { signedIn } = c.var
    if (!signedIn) return c.redirect('/')
    const months = outlet().settings?.payments?.voucherMonths ?? 12
    return c.html(
      <StaffPage runtime={runtime} signedIn={signedIn} title={useWords()('vouchers.title')} active="till" css={css} script="after">
        <VouchersBody as={signedIn.principal.id} today={today()} months={months} />
      </StaffPage>,
    )
  })

  routes.post('/till/vouchers/card', async c => {
    const { code } = await readBody(c.req.raw, codeSchema)
    const voucher = await voucherByCode(runtime, code)
    return c.html(<VoucherCard voucher={voucher} today={today()} timeZone={zone()} approvers={approversOf(runtime, 'approve.refund')} />)
  })

  routes.post('/till/vouchers/look-up', async c => {
    const { code } = await readBody(c.req.raw, codeSchema)
    const { id, number, balancePaise, state, expiresOn } = await voucherByCode(runtime, code)
    return c.json({ id, number, balancePaise, state, expiresOn })
  })

  routes.post('/till/vouchers/slip', async c => {
    const { code } = await readBody(c.req.raw, codeSchema)
    const voucher = await voucherByCode(runtime, code)
    return c.html(<VoucherSlip voucher={voucher} code={code} outlet={outlet()} qr={raw(renderSVG(code, { border: 1 }))} />)
  })

  return routes
}
