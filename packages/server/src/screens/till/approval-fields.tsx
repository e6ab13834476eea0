import type { Approver } from '../approvers'
import { ApproverFields } from '../kit/approver-fields'
import { useWords } from '../../words/words'

/** @returns who approves and the PIN, below a heading of their own in a longer form */
export function ApprovalFields({ approvers }: { approvers: readonly Approver[] }) {
  const t = useWords()
  return (
    <fieldset class="approval-fields">
      <legend>{t('common.ask-manager')}</legend>
      <ApproverFields approvers={approvers} />
    </fieldset>
  )
}
