import type { RightId } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Approver } from '../approvers'
import { PinField } from './pin-field'

/** @returns who approves, by name and PIN, as fields of a form: `approval.by`, `approval.pin`; each name carries what it approves, where that is given */
export function ApproverFields({ approvers }: { approvers: readonly (Approver & { readonly rights?: readonly RightId[] })[] }) {
  const t = useWords()
  return (
    <>
      <div class="chips wrap" role="radiogroup" aria-label={t('common.who-approves')}>
        {approvers.map(({ staffId, name, rights }) => (
          <label class="chip choice" data-rights={rights?.join(' ')}>
            <input type="radio" name="approval.by" value={staffId} required checked={approvers.length === 1} />{name}
          </label>
        ))}
      </div>
      <PinField />
    </>
  )
}
