import { clockText, formatMoney, localTime, moneyKinds } from '@restoflow/core'
import type { AccountEntry, AccountStatement } from '../../http/payment-reads'
import { useWords } from '../../words/words'
import type { Approver } from '../approvers'
import { CustomerPicker } from '../guests/customer-picker'
import { Badge, Button, EmptyState } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Icon } from '../kit/icon'
import { Said } from '../kit/said'
import { dayText } from '../kit/time'
import type { AccountChoice } from './account-choices'
import { ApprovalFields } from './approval-fields'
import { InstrumentFields } from './instrument-fields'
import { MoneyHead } from './money-head'

/** @returns every due account with what it owes, and for who may, the form that opens one */
export function AccountsBody({ accounts, mayOpen, as, timeZone }: { accounts: readonly AccountChoice[]; mayOpen: boolean; as: string; timeZone: string }) {
  const t = useWords()
  const owed = accounts.reduce((sum, { balancePaise }) => sum + Math.max(0, balancePaise), 0)
  return (
    <main id="main" class="money-page">
      <MoneyHead current="accounts" as={as}>
        {mayOpen && <Button kind="primary" icon="plus" attributes={{ 'data-open-dialog': 'account-dialog' }}>{t('accounts.open')}</Button>}
      </MoneyHead>
      {accounts.length === 0
        ? <EmptyState icon="orders" words="accounts.none" text={t('accounts.none-text')} />
        : (
          <>
            <p class="money-sum"><span class="muted">{t('accounts.owed-in-all')}</span> <b class="num">{formatMoney(owed)}</b></p>
            <ul class="money-list">
              {accounts.map(({ accountId, name, phone, balancePaise, limitPaise, state, lastEntryAt }) => (
                <li>
                  <a href={`/till/accounts/${accountId}?as=${as}`}>
                    <span class="what">
                      <b>{name}</b>
                      <small>{[phone, lastEntryAt === '' ? ''
                        : t('accounts.last-entry', { day: dayText(localTime(lastEntryAt, timeZone).date) })].filter(Boolean).join(' · ')}</small>
                    </span>
                    {state === 'closed' && <Badge>{t('accounts.closed')}</Badge>}
                    <span class="money"><b class="num">{formatMoney(balancePaise)}</b><small class="num">{t('accounts.of-limit',
                      { amount: formatMoney(limitPaise, { paise: 'never' }) })}</small></span>
                    <Icon name="arrow-right" size="small" />
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      {mayOpen && (
        <Dialog id="account-dialog" title={<Said words="accounts.open" />}>
          <form class="dialog-form" id="account-form" autocomplete="off" data-errors="#account-errors">
            <CustomerPicker id="account" field="" />
            <Limit value="" />
            <div id="account-errors" />
            <Button kind="primary" type="submit" size="large" wide busyText={t('accounts.opening')}
              attributes={{ 'data-needs-connection': true }}>{t('accounts.open')}</Button>
          </form>
        </Dialog>
      )}
    </main>
  )
}

function Limit({ value }: { value: string }) {
  const t = useWords()
  return (
    <label class="labelled">
      <span>{t('accounts.limit')}</span>
      <span class="field">₹<input name="limitPaise" data-type="rupees" inputmode="decimal" maxlength={14} required value={value} /></span>
    </label>
  )
}

export interface AccountPageProps {
  readonly account: AccountChoice
  readonly statement: AccountStatement
  readonly approvers: readonly Approver[]
  readonly mayManage: boolean
  readonly timeZone: string
  readonly as: string
  /** Ids of payments that stand. */
  readonly standing: ReadonlySet<string>
}

/** @returns one due account: what it owes, the form that takes a payment, and its statement */
export function AccountBody({ account, statement, approvers, mayManage, timeZone, as, standing }: AccountPageProps) {
  const t = useWords()
  const { accountId, name, phone, balancePaise, availablePaise, limitPaise, state, revision } = account
  return (
    <main id="main" class="money-page">
      <header class="bill-head">
        <Button kind="quiet" icon="arrow-left" href={`/till/accounts?as=${as}`} label={t('accounts.title')} />
        <div><h1>{name}</h1><p class="muted num">{phone}</p></div>
        {state === 'closed' && <Badge>{t('accounts.closed')}</Badge>}
      </header>
      <div class="bill-columns account-columns">
        <section class="bill-file" aria-label={t('accounts.owes')}>
          <dl class="bill-sums" data-balance={balancePaise}>
            <div><dt>{balancePaise < 0 ? t('accounts.we-owe') : t('accounts.owes')}</dt><dd class="num">{formatMoney(Math.abs(balancePaise))}</dd></div>
            <div><dt>{t('accounts.limit')}</dt><dd class="num">{formatMoney(limitPaise)}</dd></div>
            <div><dt>{t('accounts.left-of-limit')}</dt><dd class="num">{formatMoney(availablePaise)}</dd></div>
          </dl>
          {balancePaise > 0 && (
            <form
              class="dialog-form money-card" id="payment-form" autocomplete="off" data-command={`accounts/${accountId}/receive-payment`} data-collect="instrument"
              data-errors="#payment-errors" data-label={t('accounts.take-payment')} data-intent={`receive-${accountId}-${statement.entries.length}`}
            >
              <h2>{t('accounts.take-payment')}</h2>
              <label class="labelled">
                <span>{t('accounts.amount')}</span>
                <span class="field">₹<input name="amountPaise" data-type="rupees" data-least="1" inputmode="decimal" maxlength={14} required
                  value={String(balancePaise / 100)} /></span>
              </label>
              <InstrumentFields id="payment" kinds={moneyKinds} accounts={[]} />
              <div id="payment-errors" />
              <Button kind="primary" type="submit" size="large" wide busyText={t('till.taking')}
                attributes={{ 'data-needs-connection': true }}>{t('accounts.take-now')}</Button>
            </form>
          )}
          {mayManage && (
            <details class="money-card">
              <summary>{t('accounts.change')}</summary>
              <form
                class="dialog-form" autocomplete="off" data-command={`accounts/${accountId}/define`} data-body={JSON.stringify({ revision })}
                data-errors="#limit-errors" data-label={t('accounts.change')} data-intent={`limit-${accountId}-${revision}`}
              >
                <Limit value={String(limitPaise / 100)} />
                <label class="check"><input type="checkbox" name="closed" data-type="flag" value="true" checked={state === 'closed'}
                  disabled={balancePaise !== 0} />{t('accounts.closed')}</label>
                <div id="limit-errors" />
                <Button type="submit" wide busyText={t('accounts.opening')}>{t('accounts.save')}</Button>
              </form>
            </details>
          )}
        </section>
        <section class="bill-part">
          <h2>{t('accounts.statement')}</h2>
          <Statement statement={statement} timeZone={timeZone} as={as} standing={standing} />
        </section>
      </div>
      <Dialog id="reverse-dialog" title={<Said words="accounts.reverse" />}>
        <form
          class="dialog-form" id="reverse-form" autocomplete="off" data-command={`accounts/${accountId}/reverse-payment`} data-errors="#reverse-errors"
          data-label={t('accounts.reverse')}
        >
          <input type="hidden" name="paymentId" value="" />
          <p><b id="reverse-what" /></p>
          <label class="labelled"><span>{t('after.reason')}</span><span
            class="field"><input name="reason" maxlength={400} required autocomplete="off" /></span></label>
          <ApprovalFields approvers={approvers} />
          <div id="reverse-errors" />
          <Button kind="danger" type="submit" size="large" wide busyText={t('till.taking')}>{t('accounts.reverse')}</Button>
        </form>
      </Dialog>
    </main>
  )
}

const entryWords = {
  AccountCharged: 'accounts.charged', AccountChargeReversed: 'accounts.charge-reversed', AccountCredited: 'accounts.credited',
  AccountPaymentReceived: 'accounts.received', AccountPaymentReversed: 'accounts.payment-reversed', AccountDefined: 'accounts.open',
} as const

function Statement({ statement: { entries }, timeZone, as, standing }: Pick<AccountPageProps, 'statement' | 'timeZone' | 'as' | 'standing'>) {
  const t = useWords()
  if (entries.length === 0) return <EmptyState icon="orders" words="accounts.no-entries" />
  const name = (entry: AccountEntry): string => t(entryWords[entry.type], { number: entry.number ?? '' })
  const how = (entry: AccountEntry): string => [entry.kind && t(`tender.${entry.kind as 'cash'}`), entry.reference, entry.reason].filter(Boolean).join(' · ')
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={t('accounts.statement')}>
      <table class="statement">
        <thead>
          <tr><th>{t('accounts.what')}</th><th class="num">{t('accounts.amount')}</th><th class="num">{t('accounts.balance')}</th><td /></tr>
        </thead>
        <tbody>
          {[...entries].reverse().map(entry => {
            const { date, minutes } = localTime(entry.at, timeZone)
            const text = name(entry)
            return (
              <tr>
                <td>
                  {entry.billId === undefined ? text : <a href={`/till/bills/${entry.billId}?as=${as}`}>{text}</a>}
                  {how(entry) !== '' && <small>{how(entry)}</small>}
                  <small>{`${dayText(date)} ${clockText(minutes)}`}</small>
                </td>
                <td class="num">{formatMoney(entry.amountPaise)}</td>
                <td class="num">{formatMoney(entry.balancePaise)}</td>
                <td>
                  {entry.type === 'AccountPaymentReceived' && entry.paymentId !== undefined && standing.has(entry.paymentId) && (
                    <Button kind="quiet" icon="recall" label={t('accounts.reverse-of', { number: entry.number ?? '' })}
                      attributes={{ 'data-reverse': entry.paymentId, 'data-what': [text, how(entry)].join(' · ') }} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
