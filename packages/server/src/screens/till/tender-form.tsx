import { formatMoney, tenderKinds, type OutletSettings } from '@restoflow/core'
import { Button, Keypad } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { useWords } from '../../words/words'
import type { AccountChoice } from './account-choices'
import { AccountSelect } from './instrument-fields'
import { tenderWords } from './pay-view'

/** Notes of rupees that guests hand over (coins are counted by hand). */
const notesRupees = [500, 200, 100, 50, 20, 10] as const

/**
 * @returns where a payment is typed: outside of what changes live, so that a change never takes a digit. It shows while the order has
 *   something issued and unpaid, folded where another house is to pay; the page's script fills in amounts. With a payment provider, UPI
 *   asks for a QR that it confirms.
 */
export function TenderForm({ settings, orderId, accounts, provider, folded }: {
  settings: OutletSettings | null; orderId: string; accounts: readonly AccountChoice[]; provider: boolean; folded: boolean
}) {
  const t = useWords()
  return (
    <form
      class="tender-form" id="tender-form" autocomplete="off" data-order={orderId} data-upi={String(settings?.upiId !== undefined)}
      data-provider={String(provider)} data-kind="cash" data-folded={String(folded)}
    >
      {folded && <Button icon="coins" wide attributes={{ id: 'guest-pays' }}>{t('till.guest-pays-here')}</Button>}
      <div class="tenders" role="radiogroup" aria-label={t('till.tender')}>
        {tenderKinds.map(kind => {
          const { word, icon, key } = tenderWords[kind]
          return (
            <label class="tender">
              <input type="radio" name="kind" value={kind} checked={kind === 'cash'} />
              <Icon name={icon} />{t(word)}<kbd aria-hidden="true">{key}</kbd>
            </label>
          )
        })}
      </div>
      <div class="given">
        <label>
          <span class="caption" id="amount-caption">{t('browser.cash-given')}</span>
          <span class="money-field">₹<input id="amount" inputmode="none" maxlength={14} aria-describedby="pay-reason" /></span>
        </label>
        <div class="change" id="change-cell">
          <p id="change-caption">{t('browser.change-to-give')}</p>
          <output id="change" class="num" for="amount tip">₹0.00</output>
        </div>
        <label class="reference">
          <span class="caption">{t('till.reference')}</span><input id="reference" maxlength={80} placeholder={t('till.reference-example')} />
        </label>
      </div>
      <label class="labelled means" data-means="account">
        <span>{t('tender.account')}</span>
        <span class="field"><AccountSelect id="account" accounts={accounts} /></span>
      </label>
      <label class="labelled means" data-means="voucher">
        <span>{t('vouchers.code')}</span>
        <span class="field">
          <Icon name="gift" size="small" />
          <input
            id="voucher-code" maxlength={40} autocapitalize="characters" spellcheck={false} placeholder={t('vouchers.code-example')}
            aria-describedby="voucher-left"
          />
        </span>
        <small id="voucher-left" aria-live="polite" />
      </label>
      <div class="quick-amounts" role="group" aria-label={t('till.amounts')}>
        <span id="quick-amounts" class="quick-list" />
        <Button
          icon="split" label={t('till.parts')}
          attributes={{ id: 'parts-button', 'title': t('till.parts'), 'aria-expanded': 'false', 'aria-controls': 'parts-row' }}
        />
        <Button attributes={{ id: 'tip-button', 'aria-expanded': 'false', 'aria-controls': 'tip-row' }}>{t('till.tip')}</Button>
      </div>
      <div class="parts-row" id="parts-row" role="group" aria-label={t('till.parts')} hidden>
        <span class="stepper">
          <button type="button" data-parts="-1" aria-label={t('common.one-fewer', { of: t('till.parts') })}><Icon name="minus" size="small" /></button>
          <output id="parts-count">2</output>
          <button type="button" data-parts="1" aria-label={t('common.one-more', { of: t('till.parts') })}><Icon name="plus" size="small" /></button>
        </span>
        <span class="num" id="parts-text" aria-live="polite" />
      </div>
      <div class="notes" role="group" aria-label={t('till.notes-counted')}>
        {notesRupees.map(rupees => (
          <button type="button" class="note num" data-note={rupees * 100}>
            {formatMoney(rupees * 100, { paise: 'never' })}<b aria-live="polite" />
          </button>
        ))}
      </div>
      <p class="change-notes num" id="change-notes" aria-live="polite" />
      <label class="tip-row field" id="tip-row" hidden>
        <span>{t('till.tip-outside')}</span>₹<input id="tip" inputmode="none" maxlength={10} />
      </label>
      <div class="pay-entry">
        <div class="upi" id="upi" hidden aria-live="polite"><div class="qr" id="upi-qr" /><p id="upi-text" /></div>
        <Keypad layout="cash" label={t('till.digits')} />
      </div>
      <div class="pay-go">
        <p class="problem" id="pay-reason" aria-live="polite" />
        <Button
          kind="primary" size="large" type="submit" wide shortcut="Enter" busyText={t('till.taking')}
          attributes={{ id: 'take', 'data-needs-connection': true, 'data-reason': 'pay-offline', 'data-errors': '#pay-errors' }}
        ><span id="take-text">{t('browser.take')}</span></Button>
        {provider && <Button wide attributes={{ id: 'take-by-hand', 'data-needs-connection': true }}>{t('till.take-by-hand')}</Button>}
        <p class="problem" id="pay-offline" />
      </div>
    </form>
  )
}

/** @returns the button that issues what is previewed; the page's script adds discount, buyer and approval */
export function IssueBar() {
  const t = useWords()
  return (
    <div class="pay-go issue-bar">
      <p class="muted" id="issue-note">{t('browser.final-note')}</p>
      <Button
        kind="primary" size="large" wide icon="bill" shortcut="I" busyText={t('till.issuing')}
        attributes={{
          id: 'issue', 'data-needs-connection': true, 'data-reason': 'issue-offline', 'data-errors': '#pay-errors',
          'data-shortcut': 'i', 'data-shortcut-name': t('till.issue-the-bill'),
        }}
      ><span id="issue-text">{t('till.issue')}</span></Button>
      <Button
        wide icon="bill" busyText={t('till.issuing')}
        attributes={{ id: 'issue-part', hidden: true, 'data-needs-connection': true, 'data-reason': 'issue-offline', 'data-errors': '#pay-errors' }}
      ><span id="issue-part-text">{t('till.issue-this')}</span></Button>
      <p class="problem" id="issue-offline" />
    </div>
  )
}

/** @returns what comes after a settled bill: print it, or the next one that waits */
export function NextBar() {
  const t = useWords()
  return (
    <div class="pay-go next-bar">
      <Button icon="print" size="large" wide shortcut="P" attributes={{ 'data-print': 'all' }}>{t('till.print')}</Button>
      <Button kind="primary" size="large" wide icon="arrow-right" shortcut="Enter" attributes={{ id: 'next' }}>
        <span id="next-text">{t('browser.back-to-queue')}</span>
      </Button>
    </div>
  )
}
