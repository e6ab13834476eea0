import type { PropsWithChildren } from 'hono/jsx'
import { Bilingual, Button, Chip } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { CoversGrid } from './floor-board'

export interface Approver {
  readonly staffId: string
  readonly name: string
}

/** Why a line is void, as it is said most often. */
const voidReasons = ['Guest changed mind', 'Typed by mistake', 'Waited too long', 'Not as ordered', 'Sold out']
const cancelReasons = ['Opened by mistake', 'Guests left', 'Table joined another']

/** @returns the dialogs of the floor: they stand outside of what changes live, and the page's script fills them in */
export function FloorDialogs({ approvers }: { approvers: readonly Approver[] }) {
  return (
    <>
      <LineDialog approvers={approvers} />
      <Dialog id="move-dialog" title="Move to another table" hi="टेबल बदलें">
        <p class="muted" id="move-text" />
        <div id="move-tables" />
        <div class="dialog-errors" id="move-errors" />
      </Dialog>
      <Dialog id="more-dialog" title="More">
        <Button wide icon="plus" attributes={{ id: 'more-new-order' }}>Another order at this table</Button>
        <form id="cancel-form" class="dialog-form" data-errors="#cancel-errors">
          <h3>Cancel this order</h3>
          <p class="muted">The kitchen has nothing of it. The table is free again.</p>
          <Reasons reasons={cancelReasons} name="cancel" />
          <Button kind="danger" type="submit" wide icon="cross" busyText="Cancelling…" attributes={{ id: 'cancel-submit' }}>Cancel the order</Button>
        </form>
        <div class="dialog-errors" id="cancel-errors" />
      </Dialog>
      <Dialog id="covers-dialog" title="Another order">
        <h3 id="second-covers"><Bilingual en="How many guests?" hi="कितने लोग?" /></h3>
        <CoversGrid seats={0} titleId="second-covers" attributes={covers => ({ 'data-second-order': covers, 'data-opens-order': true })} />
      </Dialog>
    </>
  )
}

/** A line that the kitchen has: take it off, in part or in whole, with a reason, and an approval once cooking has begun. */
function LineDialog({ approvers }: { approvers: readonly Approver[] }) {
  return (
    <Dialog id="line-dialog" title="Void">
      <form id="void-form" class="dialog-form" autocomplete="off">
        <p id="void-text" class="muted" />
        <div class="void-quantity" id="void-quantity" hidden>
          <span>How many?</span>
          <span class="stepper" data-stepper data-min="1" data-max="1">
            <button type="button" data-step="-1" aria-label="One fewer"><Icon name="minus" size="small" /></button>
            <output id="void-count">1</output>
            <button type="button" data-step="1" aria-label="One more"><Icon name="plus" size="small" /></button>
          </span>
        </div>
        <Reasons reasons={voidReasons} name="void" />
        <fieldset id="approval" class="approval" hidden disabled>
          <legend><Icon name="lock" size="small" />Ask a manager: PIN</legend>
          <div class="chips wrap" role="radiogroup" aria-label="Who approves">
            {approvers.map(({ staffId, name }) => <label class="chip choice"><input type="radio" name="approver" value={staffId} required />{name}</label>)}
          </div>
          <label class="labelled">
            <span>PIN</span>
            <span class="field"><input id="approval-pin" type="password" inputmode="numeric" autocomplete="off" minlength={4} maxlength={12} required /></span>
          </label>
        </fieldset>
        <div class="dialog-errors" id="void-errors" />
        <Button kind="danger" type="submit" size="large" wide icon="cross" busyText="Voiding…" attributes={{ id: 'void-submit' }}>Void</Button>
      </form>
    </Dialog>
  )
}

function Reasons({ reasons, name }: { reasons: readonly string[]; name: string }) {
  return (
    <div class="reasons">
      <span class="legend" id={`${name}-why`}><Bilingual en="Why?" hi="कारण" /></span>
      <div class="chips wrap" role="group" aria-labelledby={`${name}-why`}>
        {reasons.map(reason => <Chip choice attributes={{ 'data-reason': reason, 'data-for': `${name}-reason` }}>{reason}</Chip>)}
      </div>
      <label class="field">
        <Icon name="pencil" size="small" />
        <input id={`${name}-reason`} name="reason" maxlength={200} autocomplete="off" aria-label="Reason" placeholder="Or type a reason" />
      </label>
    </div>
  )
}

function Dialog({ id, title, hi, children }: PropsWithChildren<{ id: string; title: string; hi?: string }>) {
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
