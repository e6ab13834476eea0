import type { Approver } from '../approvers'
import { PinField } from '../kit/pin-field'
import { useWords } from '../../words/words'

/** @returns who approves and the PIN, as fields of a command's form: `approval.by`, `approval.pin` */
export function ApprovalFields({ approvers }: { approvers: readonly Approver[] }) {
  const t = useWords()
  return (
    <fieldset class="approval-fields">
      <legend>{t('common.ask-manager')}</legend>
      <div class="chips wrap">
        {approvers.map(({ staffId, name }) =>
          <label class="chip choice"><input type="radio" name="approval.by" value={staffId} required checked={approvers.length === 1} />{name}</label>)}
      </div>
      <PinField />
    </fieldset>
  )
}
