import { formatMoney, tenderKinds } from '@restoflow/core'
import { quantityText } from '../../documents/quantity'
import type { Approver } from '../approvers'
import { Button } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Icon } from '../kit/icon'
import { Said } from '../kit/said'
import { useWords } from '../../words/words'
import type { AccountChoice } from './account-choices'
import { ApprovalFields } from './approval-fields'
import type { BillFile } from './bill-model'
import { InstrumentFields } from './instrument-fields'
import { tenderWords } from './pay-view'

export interface BillDialogsProps {
  readonly file: BillFile
  readonly accounts: readonly AccountChoice[]
  readonly creditApprovers: readonly Approver[]
  readonly tenderApprovers: readonly Approver[]
  readonly refundApprovers: readonly Approver[]
  /** Other bills of the order stand: its dishes stay as they are. */
  readonly othersStand: boolean
}

const reasons = ['after.reason-quality', 'after.reason-wrong-item', 'after.reason-not-served', 'after.reason-mistake'] as const

/** @returns what can be done with an issued bill, each a form of one command */
export function BillDialogs(props: BillDialogsProps) {
  return (
    <>
      <CreditDialog {...props} />
      {props.file.refunds.length > 0 && <RefundDialog {...props} />}
      {props.file.canReopen && <ReopenDialog {...props} />}
      <CorrectDialog {...props} />
      <Dialog id="voucher-dialog" class="voucher-dialog" title={<Said words="tender.voucher" />}><div id="voucher-slip" aria-live="polite" /></Dialog>
    </>
  )
}

function Reason({ id }: { id: string }) {
  const t = useWords()
  return (
    <div class="labelled">
      <label for={id}>{t('after.reason')}</label>
      <div class="chips wrap">{reasons.map(key => <button type="button" class="chip choice" data-reason={id}>{t(key)}</button>)}</div>
      <span class="field"><input id={id} name="reason" maxlength={400} required autocomplete="off" /></span>
    </div>
  )
}

function CreditDialog({ file, creditApprovers }: BillDialogsProps) {
  const t = useWords()
  const lines = file.lines.filter(({ left }) => left !== '0')
  return (
    <Dialog id="credit-dialog" class="wide-dialog" title={<Said words="after.credit-note" />}>
      <form
        class="dialog-form" id="credit-form" autocomplete="off" data-command="credit-notes" data-body={JSON.stringify({ billId: file.billId })}
        data-collect="credit" data-errors="#credit-errors" data-label={t('after.credit-note')} data-intent={`credit-${file.billId}-${file.notes.length}`}
      >
        <p class="muted">{t('after.credit-text')}</p>
        <div class="segments" role="radiogroup" aria-label={t('after.how-much')}>
          <label><input type="radio" name="extent" value="all" data-extent="all" checked />{t('after.all-left')}</label>
          <label><input type="radio" name="extent" value="lines" data-extent="lines" />{t('after.some-lines')}</label>
        </div>
        <ul class="credit-lines" id="credit-lines" hidden>
          {lines.map(({ lineId, name, left, totalPaise, ...line }) => (
            <li>
              <span class="what"><b>{name}</b><small>
                {t('after.of-line', { left: quantityText({ ...line, quantity: left }), quantity: quantityText(line), amount: formatMoney(totalPaise) })}
              </small></span>
              <span class="stepper" data-stepper>
                <button type="button" data-step="-1" aria-label={t('common.one-fewer', { of: name })}><Icon name="minus" size="small" /></button>
                <input class="num" inputmode="decimal" data-line={lineId} data-max={left} value="0" maxlength={10} aria-label={t('after.how-many', { of: name })} />
                <button type="button" data-step="1" aria-label={t('common.one-more', { of: name })}><Icon name="plus" size="small" /></button>
              </span>
            </li>
          ))}
        </ul>
        <div class="credit-preview" id="credit-preview" aria-live="polite" />
        <Reason id="credit-reason" />
        <ApprovalFields approvers={creditApprovers} />
        <div id="credit-errors" />
        <Button kind="danger" type="submit" size="large" wide busyText={t('till.issuing')} attributes={{ 'data-needs-connection': true }}>
          {t('after.issue-credit-note')}
        </Button>
      </form>
    </Dialog>
  )
}

function ReopenDialog({ file, creditApprovers, othersStand }: BillDialogsProps) {
  const t = useWords()
  return (
    <Dialog id="reopen-dialog" title={<Said words="after.reopen" />}>
      <form
        class="dialog-form" autocomplete="off" data-command="credit-notes" data-body={JSON.stringify({ billId: file.billId, reopen: true })}
        data-errors="#reopen-errors" data-label={t('after.reopen')} data-intent={`reopen-${file.billId}`}
      >
        <p class="muted">{t(othersStand ? 'after.reopen-part-text' : 'after.reopen-text')}</p>
        <Reason id="reopen-reason" />
        <ApprovalFields approvers={creditApprovers} />
        <div id="reopen-errors" />
        <Button kind="danger" type="submit" size="large" wide busyText={t('till.issuing')}
          attributes={{ 'data-needs-connection': true }}>{t('after.reopen-now')}</Button>
      </form>
    </Dialog>
  )
}

function RefundDialog({ file, accounts, refundApprovers }: BillDialogsProps) {
  const t = useWords()
  const [first] = file.refunds
  const [way] = file.ways
  const most = first?.leftPaise ?? 0
  const firsts = file.ways.filter(({ isFirst }) => isFirst)
  const kinds = firsts.length > 0 ? tenderKinds.filter(kind => firsts.some(each => each.kind === kind)) : tenderKinds
  const offered = firsts.length > 0 ? accounts.filter(({ accountId }) => firsts.some(each => each.accountId === accountId)) : accounts
  return (
    <Dialog id="refund-dialog" title={<Said words="after.give-back" />}>
      <form
        class="dialog-form" id="refund-form" autocomplete="off" data-command={`bills/${file.billId}/refund`} data-collect="instrument"
        data-errors="#refund-errors" data-label={t('after.give-back')} data-intent={`refund-${file.billId}-${file.bill.refunds.length}`}
        data-ways={JSON.stringify(file.ways)} data-tier={file.tier}
      >
        {file.refunds.length > 1
          ? (
            <label class="labelled">
              <span>{t('after.credit-note')}</span>
              <span class="field"><select name="creditNoteId">
                {file.refunds.map(({ creditNoteId, number, leftPaise }) => (
                  <option value={creditNoteId} data-left={leftPaise} data-most={t('after.give-back-most', { amount: formatMoney(leftPaise) })}>
                    {`${number} · ${formatMoney(leftPaise)}`}
                  </option>
                ))}
              </select></span>
            </label>
          )
          : <input type="hidden" name="creditNoteId" value={first?.creditNoteId ?? ''} />}
        <Ways file={file} accounts={accounts} />
        <label class="labelled">
          <span id="refund-most">{t('after.give-back-most', { amount: formatMoney(most) })}</span>
          <span class="field">₹<input
            name="amountPaise" data-type="rupees" data-least="1" inputmode="decimal" maxlength={14}
              required value={String(Math.min(most, way?.leftPaise ?? most) / 100)}
          /></span>
        </label>
        <InstrumentFields id="refund" kinds={kinds} chosen={way?.kind ?? 'cash'} accounts={offered} chosenAccount={way?.accountId} gives />
        <p class="muted">{t(firsts.length > 0 ? 'after.back-first' : 'after.back-other')} {t('after.refund-today')}</p>
        <div id="refund-approval"><ApprovalFields approvers={refundApprovers} /></div>
        <div id="refund-errors" />
        <Button kind="primary" type="submit" size="large" wide busyText={t('till.taking')}
          attributes={{ 'data-needs-connection': true }}>{t('after.give-back-now')}</Button>
      </form>
    </Dialog>
  )
}

function Ways({ file: { ways }, accounts }: Pick<BillDialogsProps, 'file' | 'accounts'>) {
  const t = useWords()
  return (
    <ul class="taken" id="refund-ways" aria-label={t('after.back-how')}>
      {ways.map(({ kind, accountId, leftPaise }) => (
        <li data-way={kind}>
          <Icon name={tenderWords[kind].icon} />
          <span class="what"><b>{kind === 'voucher' ? t('after.store-credit') : t(tenderWords[kind].word)}</b>
            {accountId !== undefined && <small>{accounts.find(account => account.accountId === accountId)?.name}</small>}</span>
          <span class="num">{t('after.back-up-to', { amount: formatMoney(leftPaise) })}</span>
        </li>
      ))}
    </ul>
  )
}

function CorrectDialog({ file, accounts, tenderApprovers }: BillDialogsProps) {
  const t = useWords()
  return (
    <Dialog id="correct-dialog" title={<Said words="after.correct" />}>
      <form
        class="dialog-form" id="correct-form" autocomplete="off" data-command={`bills/${file.billId}/correct-tender`} data-collect="correction"
        data-errors="#correct-errors" data-label={t('after.correct')}
      >
        <input type="hidden" name="tenderId" value="" />
        <p><span class="muted">{t('after.taken-as')}</span> <b id="correct-what" /></p>
        <div class="segments" role="radiogroup" aria-label={t('after.really-was')}>
          <label><input type="radio" name="came" value="otherwise" checked />{t('after.came-otherwise')}</label>
          <label><input type="radio" name="came" value="never" />{t('after.never-came')}</label>
        </div>
        <fieldset class="correct-came" id="correct-came" aria-label={t('after.really-was')}>
          <InstrumentFields id="correct" accounts={accounts} />
          <div class="two-fields">
            <label class="labelled"><span>{t('after.amount-really')}</span>
              <span class="field">₹<input name="amountPaise" data-type="rupees" inputmode="decimal" maxlength={14} required /></span></label>
            <label class="labelled"><span>{t('after.tip-really')}</span>
              <span class="field">₹<input name="tipPaise" data-type="rupees" inputmode="decimal" maxlength={14} required /></span></label>
          </div>
        </fieldset>
        <p class="muted">{t('after.due-again')}</p>
        <div class="labelled">
          <label for="correct-reason">{t('after.reason')}</label>
          <span class="field"><input id="correct-reason" name="reason" maxlength={400} required autocomplete="off" /></span>
        </div>
        <ApprovalFields approvers={tenderApprovers} />
        <div id="correct-errors" />
        <Button kind="primary" type="submit" size="large" wide busyText={t('till.taking')}
          attributes={{ 'data-needs-connection': true }}>{t('after.correct-now')}</Button>
      </form>
    </Dialog>
  )
}
