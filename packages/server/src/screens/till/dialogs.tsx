import { formatRate, gstStates, type OutletSettings } from '@restoflow/core'
import { Button, Chip } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { ApprovalDialog, type TillApprover } from './approval-dialog'
import { Icon } from '../kit/icon'
import { Said } from '../kit/said'
import { useWords } from '../../words/words'

const percents = ['5', '10', '15', '20'] as const

/** @returns the dialogs of the till: they stand outside of what changes live, and the page's script fills them in */
export function TillDialogs({ approvers, settings }: { approvers: readonly TillApprover[]; settings: OutletSettings | null }) {
  return (
    <>
      <DiscountDialog capBasisPoints={settings?.discountCapBasisPoints ?? 0} />
      <BuyerDialog settings={settings} />
      <Dialog id="order-panel"><div id="panel-body" aria-live="polite" /></Dialog>
      <ApprovalDialog approvers={approvers} />
      <Dialog id="why-dialog" title={<Said words="till.why" />}>
        <div id="why" aria-live="polite" />
      </Dialog>
    </>
  )
}

function DiscountDialog({ capBasisPoints }: { capBasisPoints: number }) {
  const t = useWords()
  return (
    <Dialog id="discount-dialog" title={<Said words="till.discount" />}>
      <form id="discount-form" class="dialog-form" autocomplete="off">
        <div class="segments" role="radiogroup" aria-label={t('till.discount-as')}>
          <label><input type="radio" name="form" value="percent" checked />{t('till.percent')}</label>
          <label><input type="radio" name="form" value="amount" />{t('paper.amount')}</label>
        </div>
        <label class="labelled">
          <span id="discount-caption">{t('browser.percent-off')}</span>
          <span class="field">
            <Icon name="percent" size="small" />
            <input id="discount-value" inputmode="decimal" maxlength={12} aria-describedby="discount-errors" />
          </span>
        </label>
        <div class="chips wrap" role="group" aria-label={t('till.common-discounts')} id="discount-chips">
          {percents.map(percent => <Chip choice attributes={{ 'data-percent': percent }}>{`${percent}%`}</Chip>)}
        </div>
        <label class="labelled">
          <span>{t('till.reason')}</span>
          <span class="field"><input id="discount-reason" maxlength={200} aria-describedby="discount-errors" /></span>
        </label>
        <p class="muted">{t('till.discount-cap', { rate: formatRate(capBasisPoints) })}</p>
        <div id="discount-errors" aria-live="polite" />
        <Button kind="primary" type="submit" size="large" wide>{t('till.show-with')}</Button>
        <Button wide attributes={{ id: 'discount-remove' }}>{t('till.no-discount')}</Button>
      </form>
    </Dialog>
  )
}

function StateOptions({ none }: { none: string }) {
  return (
    <>
      <option value="">{none}</option>
      {Object.entries(gstStates).sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) =>
        <option value={code}>{`${code} ${name}`}</option>)}
    </>
  )
}

function BuyerDialog({ settings }: { settings: OutletSettings | null }) {
  const t = useWords()
  return (
    <Dialog id="buyer-dialog" title={<Said words="till.buyer" />}>
      <form id="buyer-form" class="dialog-form" autocomplete="off">
        <label class="labelled">
          <span>{t('till.gstin')}</span>
          <span class="field" id="gstin-field">
            <input name="gstin" id="gstin" maxlength={20} autocapitalize="characters" spellcheck={false} aria-describedby="gstin-problem" />
          </span>
        </label>
        <p class="problem" id="gstin-problem" aria-live="polite" />
        <label class="labelled"><span>{t('common.name')}</span><span
          class="field"><input name="name" maxlength={120} required /></span></label>
        <label class="labelled"><span>{t('common.address')}</span><span class="field"><input name="address" maxlength={400} /></span></label>
        <label class="labelled">
          <span>{t('common.state')}</span>
          <span class="field">
            <select name="stateCode" id="buyer-state" data-own={settings?.stateCode ?? ''}>
              <StateOptions none={t('till.state-unnamed')} />
            </select>
          </span>
        </label>
        <label class="labelled" id="elsewhere" hidden>
          <span>{t('paper.place-of-supply')}</span>
          <span class="field"><select name="placeOfSupply" id="place-of-supply"><StateOptions none={t('till.as-restaurant')} /></select></span>
          <small class="muted">{t('till.elsewhere-note')}</small>
        </label>
        <p class="muted">{t('till.buyer-note')}</p>
        <div id="buyer-errors" aria-live="polite" />
        <Button kind="primary" type="submit" size="large" wide>{t('till.put-on-bill')}</Button>
        <Button wide attributes={{ id: 'buyer-remove' }}>{t('till.no-buyer')}</Button>
      </form>
    </Dialog>
  )
}
