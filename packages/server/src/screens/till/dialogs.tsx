import { formatRate, gstStates, type OutletSettings } from '@restoflow/core'
import type { PropsWithChildren } from 'hono/jsx'
import { Bilingual, Button, Chip } from '../kit/atoms'
import { Icon } from '../kit/icon'

/** Somebody whose PIN approves. */
export interface Approver {
  readonly staffId: string
  readonly name: string
}

const percents = ['5', '10', '15', '20'] as const

/** @returns the dialogs of the till: they stand outside of what changes live, and the page's script fills them in */
export function TillDialogs({ approvers, settings }: { approvers: readonly Approver[]; settings: OutletSettings | null }) {
  return (
    <>
      <DiscountDialog capBasisPoints={settings?.discountCapBasisPoints ?? 0} />
      <BuyerDialog />
      <Dialog id="approval-dialog" title="Ask a manager: PIN" hi="मैनेजर का पिन">
        <form id="approval-form" class="dialog-form" autocomplete="off" data-errors="#approval-errors">
          <p class="muted" id="approval-text" />
          <div class="chips wrap" role="radiogroup" aria-label="Who approves">
            {approvers.map(({ staffId, name }) => <label class="chip choice"><input type="radio" name="approver" value={staffId} required />{name}</label>)}
          </div>
          <label class="labelled">
            <span>PIN</span>
            <span class="field">
              <Icon name="lock" size="small" />
              <input id="approval-pin" type="password" inputmode="numeric" autocomplete="off" minlength={4} maxlength={12} required />
            </span>
          </label>
          <div id="approval-errors" />
          <Button kind="primary" type="submit" size="large" wide busyText="Issuing…" attributes={{ 'data-needs-connection': true }}>Approve and issue</Button>
        </form>
      </Dialog>
      <Dialog id="why-dialog" title="Why this amount?" hi="यह रकम क्यों?">
        <div id="why" aria-live="polite" />
      </Dialog>
    </>
  )
}

function DiscountDialog({ capBasisPoints }: { capBasisPoints: number }) {
  return (
    <Dialog id="discount-dialog" title="Discount on the bill" hi="छूट">
      <form id="discount-form" class="dialog-form" autocomplete="off">
        <div class="segments" role="radiogroup" aria-label="Discount as">
          <label><input type="radio" name="form" value="percent" checked />Percent</label>
          <label><input type="radio" name="form" value="amount" />Amount</label>
        </div>
        <label class="labelled">
          <span id="discount-caption">Percent off</span>
          <span class="field">
            <Icon name="percent" size="small" />
            <input id="discount-value" inputmode="decimal" maxlength={12} aria-describedby="discount-errors" />
          </span>
        </label>
        <div class="chips wrap" role="group" aria-label="Common discounts" id="discount-chips">
          {percents.map(percent => <Chip choice attributes={{ 'data-percent': percent }}>{`${percent}%`}</Chip>)}
        </div>
        <p class="muted">{`Above ${formatRate(capBasisPoints)} a manager types a PIN when the bill is issued.`}</p>
        <div id="discount-errors" aria-live="polite" />
        <Button kind="primary" type="submit" size="large" wide>Show the bill with it</Button>
        <Button wide attributes={{ id: 'discount-remove' }}>No discount</Button>
      </form>
    </Dialog>
  )
}

function BuyerDialog() {
  return (
    <Dialog id="buyer-dialog" title="Buyer on the invoice" hi="खरीदार">
      <form id="buyer-form" class="dialog-form" autocomplete="off">
        <label class="labelled">
          <span>GSTIN, where registered</span>
          <span class="field" id="gstin-field">
            <input name="gstin" id="gstin" maxlength={15} autocapitalize="characters" spellcheck={false} aria-describedby="gstin-problem" />
          </span>
        </label>
        <p class="problem" id="gstin-problem" aria-live="polite" />
        <label class="labelled"><span>Name</span><span class="field"><input name="name" maxlength={120} required /></span></label>
        <label class="labelled"><span>Address</span><span class="field"><input name="address" maxlength={400} /></span></label>
        <label class="labelled">
          <span>State</span>
          <span class="field">
            <select name="stateCode" id="buyer-state">
              <option value="">As the restaurant</option>
              {Object.entries(gstStates).sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => <option value={code}>{`${code} ${name}`}</option>)}
            </select>
          </span>
        </label>
        <p class="muted">A registered buyer is named with address. So is any buyer of ₹50,000 or more.</p>
        <div id="buyer-errors" aria-live="polite" />
        <Button kind="primary" type="submit" size="large" wide>Put on the bill</Button>
        <Button wide attributes={{ id: 'buyer-remove' }}>No buyer</Button>
      </form>
    </Dialog>
  )
}

function Dialog({ id, title, hi, children }: PropsWithChildren<{ id: string; title: string; hi: string }>) {
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}><Bilingual en={title} hi={hi} /></h2>
        <Button kind="quiet" icon="cross" label="Close" attributes={{ 'data-close-dialog': true }} />
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  )
}
