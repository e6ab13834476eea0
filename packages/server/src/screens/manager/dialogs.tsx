import type { Approver } from '../approvers'
import { Button, Chip } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Icon } from '../kit/icon'
import { Said } from '../kit/said'
import { useWords } from '../../words/words'
import { CoversGrid } from './floor-board'
import { GuestsDialog, LinesDialog, MoreDialog, NameDialog } from './service-dialogs'

/** Why a line is void, as it is said most often. */
const voidReasons = ['changed-mind', 'by-mistake', 'too-long', 'not-as-ordered', 'sold-out'] as const
const cancelReasons = ['opened-by-mistake', 'guests-left', 'joined'] as const

/** @returns the dialogs of the floor: they stand outside of what changes live, and the page's script fills them in */
export function FloorDialogs({ approvers }: { approvers: readonly Approver[] }) {
  const t = useWords()
  return (
    <>
      <LineDialog approvers={approvers} />
      <LinesDialog />
      <NameDialog />
      <GuestsDialog />
      <MoreDialog>
        <form id="cancel-form" class="dialog-form" data-errors="#cancel-errors">
          <h3>{t('pad.cancel-title')}</h3>
          <p class="muted">{t('pad.cancel-text')}</p>
          <Reasons reasons={cancelReasons} name="cancel" />
          <Button kind="danger" type="submit" wide icon="cross" busyText={t('pad.cancelling')} attributes={{ id: 'cancel-submit' }}>{t('pad.cancel-order')}</Button>
        </form>
        <div class="dialog-errors" id="cancel-errors" />
      </MoreDialog>
      <Dialog id="covers-dialog" title={t('pad.another-order')}>
        <h3 id="second-covers"><Said words="pad.how-many-guests" /></h3>
        <CoversGrid seats={0} titleId="second-covers" attributes={covers => ({ 'data-second-order': covers, 'data-opens-order': true })} />
      </Dialog>
    </>
  )
}

/** A line that the kitchen has: take it off, in part or in whole, with a reason, and an approval once cooking has begun. */
function LineDialog({ approvers }: { approvers: readonly Approver[] }) {
  const t = useWords()
  return (
    <Dialog id="line-dialog" title={t('pad.void')}>
      <div class="for-whom" id="for-whom">
        <span class="legend" id="for-whom-title"><Said words="pad.for-whom" /></span>
        <div class="segments wrap" id="line-covers" role="group" aria-labelledby="for-whom-title" data-errors="#cover-errors" />
        <div class="dialog-errors" id="cover-errors" />
      </div>
      <form id="void-form" class="dialog-form" autocomplete="off">
        <p id="void-text" class="muted" />
        <div class="void-quantity" id="void-quantity" hidden>
          <span>{t('pad.how-many')}</span>
          <span class="stepper" data-stepper data-min="1" data-max="1">
            <button type="button" data-step="-1" aria-label={t('common.fewer')}><Icon name="minus" size="small" /></button>
            <output id="void-count">1</output>
            <button type="button" data-step="1" aria-label={t('common.more')}><Icon name="plus" size="small" /></button>
          </span>
        </div>
        <Reasons reasons={voidReasons} name="void" />
        <fieldset id="approval" class="approval" hidden disabled>
          <legend><Icon name="lock" size="small" />{t('common.ask-manager')}</legend>
          <div class="chips wrap" role="radiogroup" aria-label={t('common.who-approves')}>
            {approvers.map(({ staffId, name }) => <label class="chip choice"><input type="radio" name="approver" value={staffId} required />{name}</label>)}
          </div>
          <label class="labelled">
            <span>{t('common.pin')}</span>
            <span class="field"><input id="approval-pin" type="password" inputmode="numeric" autocomplete="off" minlength={4} maxlength={12} required /></span>
          </label>
        </fieldset>
        <div class="dialog-errors" id="void-errors" />
        <Button kind="danger" type="submit" size="large" wide icon="cross" busyText={t('pad.voiding')} attributes={{ id: 'void-submit' }}>{t('pad.void')}</Button>
      </form>
    </Dialog>
  )
}

/** @returns why, by one tap or in one's own words; the field's id is `{name}-reason` */
export function Reasons({ reasons, name }: { reasons: readonly ((typeof voidReasons)[number] | (typeof cancelReasons)[number])[]; name: string }) {
  const t = useWords()
  return (
    <div class="reasons">
      <span class="legend" id={`${name}-why`}><Said words="pad.why" /></span>
      <div class="chips wrap" role="group" aria-labelledby={`${name}-why`}>
        {reasons.map(reason => <Chip choice attributes={{ 'data-reason': t(`reason.${reason}`), 'data-for': `${name}-reason` }}>{t(`reason.${reason}`)}</Chip>)}
      </div>
      <label class="field">
        <Icon name="pencil" size="small" />
        <input id={`${name}-reason`} name="reason" maxlength={200} autocomplete="off" aria-label={t('pad.reason')} placeholder={t('pad.type-reason')} />
      </label>
    </div>
  )
}
