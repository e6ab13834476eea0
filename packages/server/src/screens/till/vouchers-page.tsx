import { addMonths, clockText, formatMoney, localTime, moneyKinds, type VoucherView } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Approver } from '../approvers'
import { Badge, Button, Notice } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Said } from '../kit/said'
import { dateText, dayText } from '../kit/time'
import { ApprovalFields } from './approval-fields'
import { InstrumentFields } from './instrument-fields'
import { MoneyHead } from './money-head'

const commonRupees = [500, 1_000, 2_000, 5_000] as const

/** @returns where vouchers are sold and looked up */
export function VouchersBody({ as, today, months }: { as: string; today: string; months: number }) {
  const t = useWords()
  return (
    <main id="main" class="money-page">
      <MoneyHead current="vouchers" as={as} />
      <div class="bill-columns">
        <form
          class="dialog-form money-card" id="sell-form" autocomplete="off" data-command="vouchers" data-collect="sale" data-errors="#sell-errors"
          data-label={t('vouchers.sell')}
        >
          <h2>{t('vouchers.sell')}</h2>
          <label class="labelled">
            <span>{t('vouchers.amount')}</span>
            <span class="field">₹<input id="voucher-amount" name="amountPaise" data-type="rupees" data-least="1"
              inputmode="decimal" maxlength={10} required /></span>
          </label>
          <div class="chips wrap">
            {commonRupees.map(rupees => <button type="button" class="chip choice num" data-rupees={rupees}>{formatMoney(rupees * 100, { paise: 'never' })}</button>)}
          </div>
          <InstrumentFields id="sale" kinds={moneyKinds} accounts={[]} />
          <label class="labelled">
            <span>{t('vouchers.good-until')}</span>
            <span class="field"><input type="date" name="expiresOn" min={today} value={months === 0 ? '' : addMonths(today, months)} /></span>
          </label>
          <p class="muted">{t('vouchers.no-supply')}</p>
          <div id="sell-errors" />
          <Button kind="primary" type="submit" size="large" wide icon="gift" busyText={t('till.taking')}
            attributes={{ 'data-needs-connection': true }}>{t('vouchers.sell-now')}</Button>
        </form>
        <section class="money-card">
          <form class="dialog-form" id="look-form" autocomplete="off">
            <h2>{t('vouchers.look-up')}</h2>
            <label class="labelled">
              <span>{t('vouchers.code')}</span>
              <span class="field"><input id="look-code" maxlength={40} required autocapitalize="characters" spellcheck={false}
                placeholder={t('vouchers.code-example')} /></span>
            </label>
            <Button type="submit" icon="search" wide>{t('vouchers.look-up')}</Button>
          </form>
          <div id="looked" aria-live="polite" />
        </section>
      </div>
      <Dialog id="voucher-dialog" class="voucher-dialog" title={<Said words="tender.voucher" />}><div id="voucher-slip" aria-live="polite" /></Dialog>
    </main>
  )
}

export interface VoucherCardProps {
  readonly voucher: VoucherView
  readonly today: string
  readonly timeZone: string
  readonly approvers: readonly Approver[]
}

/** @returns what a voucher has left and what it paid for; and the way to take it out of use */
export function VoucherCard({ voucher, today, timeZone, approvers }: VoucherCardProps) {
  const t = useWords()
  const { id, number, amountPaise, balancePaise, state, expiresOn, issuedAt, uses, sold } = voucher
  const isExpired = expiresOn !== null && expiresOn < today
  return (
    <div class="voucher-card">
      <p class="bill-head">
        <b>{number}</b>
        {state === 'open' && !isExpired && <Badge tone="good" icon="check">{t('vouchers.good')}</Badge>}
        {state === 'open' && isExpired && <Badge tone="warn" icon="clock">{t('vouchers.expired')}</Badge>}
        {state === 'spent' && <Badge>{t('vouchers.spent')}</Badge>}
        {state === 'cancelled' && <Badge tone="bad" icon="cross">{t('vouchers.cancelled')}</Badge>}
      </p>
      <dl class="bill-sums">
        <div><dt>{t('vouchers.left')}</dt><dd class="num">{formatMoney(balancePaise)}</dd></div>
        <div><dt>{t(sold ? 'vouchers.sold-for' : 'vouchers.given-for')}</dt><dd class="num">{formatMoney(amountPaise)}</dd></div>
        <div><dt>{t('vouchers.issued')}</dt><dd>{dateText(localTime(issuedAt, timeZone).date)}</dd></div>
        <div><dt>{t('vouchers.good-until')}</dt><dd>{expiresOn === null ? t('vouchers.for-ever') : dateText(expiresOn)}</dd></div>
      </dl>
      {uses.length > 0 && (
        <ul class="taken">
          {uses.map(({ at, billNumber, amountPaise: paise }) => {
            const { date, minutes } = localTime(at, timeZone)
            return <li><span class="what">{t('till.bill-number',
              { number: billNumber })}<small>{`${dayText(date)} ${clockText(minutes)}`}</small></span><span class="num">{formatMoney(-paise)}</span></li>
          })}
        </ul>
      )}
      {state === 'open' && (
        <details>
          <summary>{t('vouchers.cancel')}</summary>
          <form
            class="dialog-form" autocomplete="off" data-command={`vouchers/${id}/cancel`} data-errors="#cancel-errors" data-label={t('vouchers.cancel')}
            data-intent={`cancel-${id}`}
          >
            <Notice tone="warn" title={t('vouchers.cancel-text')} />
            <label class="labelled"><span>{t('after.reason')}</span><span class="field"><input name="reason" maxlength={400} required /></span></label>
            <label class="labelled">
              <span>{t('vouchers.rest-back')}</span>
              <span class="field"><select name="kind">
                <option value="">{t('vouchers.nothing-back')}</option>
                {moneyKinds.map(kind => <option value={kind}>{t(`tender.${kind}`)}</option>)}
              </select></span>
            </label>
            <ApprovalFields approvers={approvers} />
            <div id="cancel-errors" />
            <Button kind="danger" type="submit" wide busyText={t('till.taking')}>{t('vouchers.cancel')}</Button>
          </form>
        </details>
      )}
    </div>
  )
}
