import { formatMoney, tenderKinds, type TenderKind } from '@restoflow/core'
import { Icon } from '../kit/icon'
import { useWords } from '../../words/words'
import type { AccountChoice } from './account-choices'
import { tenderWords } from './pay-view'

export interface InstrumentFieldsProps {
  /** Prefix of the ids, unique on the page. */
  readonly id: string
  readonly kinds?: readonly TenderKind[]
  readonly chosen?: TenderKind
  readonly accounts: readonly AccountChoice[]
  /** Whose account is chosen already. */
  readonly chosenAccount?: string | undefined
  /** A new voucher is given instead of one that the guest has. */
  readonly gives?: boolean
}

/** @returns what money changes hands as: kind, reference, account, voucher; the page's script shows the fields of the chosen kind */
export function InstrumentFields({ id, kinds = tenderKinds, chosen = 'cash', accounts, chosenAccount, gives = false }: InstrumentFieldsProps) {
  const t = useWords()
  const shown = kinds.filter(kind => kind !== 'account' || accounts.length > 0)
  return (
    <div class="instrument" data-instrument data-kind={chosen} data-gives={String(gives)}>
      <div class="chips wrap" role="radiogroup" aria-label={t('till.tender')}>
        {shown.map(kind => (
          <label class="chip choice">
            <input type="radio" name="kind" value={kind} checked={kind === chosen} required />
            <Icon name={tenderWords[kind].icon} size="small" />{kind === 'voucher' && gives ? t('after.store-credit') : t(tenderWords[kind].word)}
          </label>
        ))}
      </div>
      <label class="labelled" data-for="upi card other">
        <span>{t('till.reference')}</span>
        <span class="field"><input name="reference" maxlength={80} autocomplete="off" placeholder={t('till.reference-example')} /></span>
      </label>
      <label class="labelled" data-for="account">
        <span>{t('tender.account')}</span>
        <span class="field"><AccountSelect id={`${id}-account`} accounts={accounts} name="accountId" chosen={chosenAccount} /></span>
      </label>
      {!gives && (
        <label class="labelled" data-for="voucher">
          <span>{t('vouchers.code')}</span>
          <span class="field"><input name="voucherCode" maxlength={40} autocomplete="off" autocapitalize="characters" spellcheck={false}
            placeholder={t('vouchers.code-example')} /></span>
        </label>
      )}
      {gives && <p class="muted" data-for="voucher">{t('after.store-credit-note')}</p>}
    </div>
  )
}

/** @returns the open due accounts by name, each with what it may still be charged */
export function AccountSelect(
  { id, accounts, name, chosen }: { id: string; accounts: readonly AccountChoice[]; name?: string; chosen?: string | undefined },
) {
  const t = useWords()
  return (
    <select id={id} {...(name !== undefined && { name })}>
      <option value="">{t('accounts.choose')}</option>
      {accounts.map(({ accountId, name: label, availablePaise }) => {
        const available = t('accounts.available', { amount: formatMoney(availablePaise, { paise: 'never' }) })
        return <option value={accountId} data-available={availablePaise} selected={accountId === chosen}>{`${label} · ${available}`}</option>
      })}
    </select>
  )
}
