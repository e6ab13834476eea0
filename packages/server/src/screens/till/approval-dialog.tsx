import { holds, type RightId, type StaffState } from '@restoflow/core'
import type { Runtime } from '../../runtime'
import type { Approver } from '../approvers'
import { ApproverFields } from '../kit/approver-fields'
import { Button } from '../kit/atoms'
import { Dialog } from '../kit/dialog'
import { Said } from '../kit/said'
import { useWords } from '../../words/words'

/** Rights that a PIN at the till may bring. */
const tillRights = ['approve.discount', 'approve.comp', 'approve.unserved', 'bills.discount'] as const satisfies readonly RightId[]

/** Somebody whose PIN approves at the till, with what it approves. */
export interface TillApprover extends Approver {
  readonly rights: readonly RightId[]
}

/** @returns everybody who works here and may approve something at the till */
export function tillApprovers(runtime: Runtime): readonly TillApprover[] {
  return Object.values(runtime.house.state<StaffState>('staff').members).flatMap(member => {
    const rights = member.disabled ? [] : tillRights.filter(right => holds(member, right))
    return rights.length === 0 ? [] : [{ staffId: member.staffId, name: runtime.nameOf(member.staffId), rights }]
  })
}

/** @returns where somebody who may types the PIN for one action; the page's script says for what, and shows who may */
export function ApprovalDialog({ approvers }: { approvers: readonly TillApprover[] }) {
  const t = useWords()
  return (
    <Dialog id="approval-dialog" title={<Said words="common.ask-manager" />}>
      <form id="approval-form" class="dialog-form" autocomplete="off" data-errors="#approval-errors">
        <p class="muted" id="approval-text" />
        <ApproverFields approvers={approvers} />
        <div id="approval-errors" />
        <Button kind="primary" type="submit" size="large" wide busyText={t('till.approving')} attributes={{ 'data-needs-connection': true }}>
          {t('till.approve')}
        </Button>
      </form>
    </Dialog>
  )
}
